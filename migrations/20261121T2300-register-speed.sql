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
create trigger new_edition after insert or update or delete on register.practice_period
  for each statement execute function register.new_edition();
create trigger new_edition after insert or update or delete on register.list_size
  for each statement execute function register.new_edition();
create trigger new_edition after insert or update or delete on register.member_sighting
  for each statement execute function register.new_edition();

-- The practices of a PCN or of a commissioner on a day, without reading those of England.
create index practice_period_by_pcn on register.practice_period (pcn_code, until_on);
create index practice_period_by_commissioner on register.practice_period (commissioner_code, until_on);

-- A practice's counts are read together, and with the figure in the index they are read from it alone.
alter table register.list_size drop constraint list_size_pkey,
  add constraint list_size_pkey primary key (practice_id, counted_on) include (patients);

-- One row is a practice or an area by the name it has now, as a search looks for it. Derived by every import.
create table register.findable (
  kind text not null check (kind in ('practice', 'pcn', 'sub-icb', 'icb', 'constituency')),
  -- Ordered by its letters' bytes wherever it runs, so that those beginning with some letters lie together.
  code text collate "C" not null,
  name text not null,
  -- A practice's; null for an area.
  practice_id uuid,
  status text,
  -- Everything it may be looked for by, in small letters without accents, as what is typed is compared.
  words text not null,
  primary key (code, kind, name)
);
-- New rows wait in a short list: a long one is read by every search, and none at all makes an import wait for the index.
create index findable_practice on register.findable using gin (words gin_trgm_ops)
  with (gin_pending_list_limit = 512) where kind = 'practice';
create index findable_area on register.findable using gin (words gin_trgm_ops)
  with (gin_pending_list_limit = 512) where kind <> 'practice';
insert into register.findable (kind, code, name, practice_id, status, words)
select kind, code, name, practice_id, status, lower(unaccent(words)) from (
  select 'practice' as kind, p.ods_code as code, p.name, p.practice_id, p.status,
         ' ' || concat_ws(' ', p.ods_code, p.name, p.address, p.postcode, p.pcn_name) as words
  from register.practice_period p where p.until_on = date '9999-12-31'
  union all
  select distinct k.kind, k.code, k.name, null::uuid, null, k.name from register.practice_period p
  cross join lateral (values ('pcn', p.pcn_code, p.pcn_name), ('sub-icb', p.commissioner_code, p.commissioner_name),
    ('icb', p.icb_code, p.icb_name)) k (kind, code, name)
  where p.until_on = date '9999-12-31' and k.code is not null and k.name is not null
  union all select 'constituency', code, name, null, null, name from register.constituency) named;
call public.national('register.findable');
