-- One row is the edition of the national facts: its id changes with every change of them, whoever makes it. A process that
-- keeps an answer which is the same for everyone keeps it for an edition, and asks which one stands before it uses it.
create table register.edition (
  is_the_only_one boolean primary key default true check (is_the_only_one),
  id uuid not null default uuidv7()
);
insert into register.edition default values;
call public.national('register.edition');
revoke insert, delete on register.edition from openlmc_app;

create function register.new_edition() returns trigger language plpgsql as $$ begin
  update register.edition set id = uuidv7();
  if not found then raise exception 'national facts are changed by an import only'; end if;
  return null;
end $$;
create trigger new_edition after insert or update or delete or truncate on register.practice_period
  for each statement execute function register.new_edition();
create trigger new_edition after insert or update or delete or truncate on register.list_size
  for each statement execute function register.new_edition();
create trigger new_edition after insert or update or delete or truncate on register.member_sighting
  for each statement execute function register.new_edition();

-- The practices of a PCN or of a commissioner on a day, without reading those of England.
create index practice_period_by_pcn on register.practice_period (pcn_code, until_on);
create index practice_period_by_commissioner on register.practice_period (commissioner_code, until_on);

-- A practice's counts are read together, and with the figure in the index they are read from it alone.
alter table register.list_size drop constraint list_size_pkey,
  add constraint list_size_pkey primary key (practice_id, counted_on) include (patients);

-- Names, places and codes as they are now, however they are spelt. A day in the past is searched without it.
create index practice_period_found_by on register.practice_period using gin
  (lower(ods_code || ' ' || name || ' ' || address || ' ' || coalesce(postcode, '') || ' ' || coalesce(pcn_name, '')) gin_trgm_ops)
  where until_on = date '9999-12-31';

-- One row is a name by which an area of the NHS or of Parliament goes now: what a search for areas looks in. Derived by every
-- import.
create table register.area_name (
  code text not null,
  kind text not null check (kind in ('pcn', 'sub-icb', 'icb', 'constituency')),
  name text not null,
  -- In small letters without accents, as what is typed is compared.
  plain_name text not null,
  primary key (code, kind, name)
);
create index area_name_found_by on register.area_name using gin (plain_name gin_trgm_ops);
insert into register.area_name (code, kind, name, plain_name)
select code, kind, name, lower(unaccent(name)) from (
  select distinct k.code, k.kind, k.name from register.practice_period p
  cross join lateral (values ('pcn', p.pcn_code, p.pcn_name), ('sub-icb', p.commissioner_code, p.commissioner_name),
    ('icb', p.icb_code, p.icb_name)) k (kind, code, name)
  where p.until_on = date '9999-12-31' and k.code is not null and k.name is not null
  union all select code, 'constituency', name from register.constituency) named;
call public.national('register.area_name');
