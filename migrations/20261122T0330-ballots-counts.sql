-- Counts of ballot papers that an office keeps.

create schema ballots;
grant usage on schema ballots to openlmc_app;
alter default privileges in schema ballots grant select, insert, update, delete on tables to openlmc_app;

-- One row is one count that an office keeps, of an election of one LMC or of the whole office: the papers it was given, in
-- platform.file, and all that was asked of it. What came of it is not kept but counted again whenever somebody looks, so that a result
-- can't drift from its papers.
create table ballots.count (
  id uuid primary key default uuidv7(),
  office_id uuid not null references platform.office,
  lmc_id uuid,
  name text not null,
  file_name text not null,
  sha256 text not null references platform.file,
  -- By its short name: scottish.
  rule text not null,
  -- Whatever the file says; null is what it says.
  seats integer,
  -- Candidates' numbers.
  withdrawn integer[] not null,
  -- As they were written, with semicolons between: at most 1 of each practice.
  constraints text not null,
  -- Likewise: practice Elm: 2,5.
  classes text not null,
  -- How many could vote; null where nobody said.
  electorate integer,
  -- The published text from which lots are drawn; null where nobody published one.
  seed text,
  -- Comes with the form, so that papers sent twice are kept once.
  pressed uuid not null,
  made_at timestamptz not null,
  made_by text not null,
  constraint count_kept_once unique (office_id, pressed),
  constraint count_stays_in_its_office foreign key (office_id, lmc_id) references platform.lmc (office_id, id)
);
create index count_by_office on ballots.count (office_id, made_at desc);
alter table ballots.count enable row level security, force row level security;
create policy own_office_and_lmc on ballots.count
  using (office_id = (select public.office_id()) and (lmc_id is null or lmc_id = any ((select public.lmc_ids())::uuid[])));
