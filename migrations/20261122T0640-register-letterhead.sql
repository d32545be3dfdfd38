-- One row is what stands at the head of an LMC's papers, from the moment it was set. It is never changed: a later one goes before, and a
-- paper is printed with the one that was in force when it was made.
create table register.letterhead (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null references platform.lmc,
  -- One line of the address a line.
  address text not null,
  phone text not null,
  email text not null,
  website text not null,
  -- What the law has a company, a charity or somebody registered for VAT say.
  registered_words text not null,
  logo_sha256 text references platform.file,
  set_at timestamptz not null,
  set_by text not null
);
create index letterhead_in_force on register.letterhead (lmc_id, set_at desc, id desc);
call public.lmc_wall('register.letterhead');
revoke update, delete on register.letterhead from openlmc_app;
