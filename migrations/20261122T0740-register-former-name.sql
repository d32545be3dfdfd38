-- One row is what an LMC was called, and the hue it was known by, until a moment: a paper made before that carries these, whenever it is
-- printed.
create table register.former_name (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null references platform.lmc,
  name text not null,
  brand_hue smallint not null,
  until_at timestamptz not null
);
create index former_name_in_force on register.former_name (lmc_id, until_at);
call public.lmc_wall('register.former_name');
revoke update, delete on register.former_name from openlmc_app;
