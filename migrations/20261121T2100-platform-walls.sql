-- The walls every other table stands behind, and what the platform itself keeps.

create schema if not exists platform;
grant usage on schema platform to openlmc_app;
alter default privileges in schema platform grant select, insert, update, delete on tables to openlmc_app;

-- The LMCs whose things this transaction may see. Unset or empty means none.
create function public.lmc_ids() returns uuid[] language sql stable
  return string_to_array(nullif(current_setting('openlmc.lmc_ids', true), ''), ',')::uuid[];

create function public.office_id() returns uuid language sql stable
  return nullif(current_setting('openlmc.office_id', true), '')::uuid;

create function public.account_id() returns uuid language sql stable
  return nullif(current_setting('openlmc.account_id', true), '')::uuid;

-- True only in a transaction opened to write what no office owns.
create function public.is_operating() returns boolean language sql stable
  return current_setting('openlmc.operating', true) = 'yes';

-- What belongs to an LMC is behind that LMC's wall.
create procedure public.lmc_wall(t regclass) language plpgsql as $$ begin
  execute format('alter table %s enable row level security, force row level security', t);
  execute format('create policy own_lmc on %s using (lmc_id = any ((select public.lmc_ids())::uuid[]))', t);
end $$;

-- What belongs to an office is behind that office's wall.
create procedure public.office_wall(t regclass) language plpgsql as $$ begin
  execute format('alter table %s enable row level security, force row level security', t);
  execute format('create policy own_office on %s using (office_id = (select public.office_id()))', t);
end $$;

-- National facts have no owner: everyone reads them, only an import writes them.
create procedure public.national(t regclass) language plpgsql as $$ begin
  execute format('alter table %s enable row level security, force row level security', t);
  execute format('create policy read_by_all on %s for select using (true)', t);
  execute format('create policy written_by_operators on %s using ((select public.is_operating()))', t);
end $$;

-- One row: what kind of installation this is. A demonstration never becomes a real one, nor the other way round.
create table platform.installation (
  is_the_only_one boolean primary key default true check (is_the_only_one),
  kind text not null constraint installation_is_real_or_a_demonstration check (kind in ('real', 'demonstration')),
  made_at timestamptz not null,
  -- How far the clock of a demonstration has been moved, for trying what happens on Thursday.
  clock_ahead_seconds bigint not null default 0 constraint only_a_demonstration_moves_its_clock check (clock_ahead_seconds = 0 or kind = 'demonstration')
);
call public.national('platform.installation');

-- One row is an office: the secretariat that serves one LMC or many. That it exists is no secret; only its own people change it.
create table platform.office (
  id uuid primary key default uuidv7(),
  name text not null constraint one_office_of_a_name unique,
  made_at timestamptz not null
);
alter table platform.office enable row level security, force row level security;
create policy read_by_all on platform.office for select using (true);
create policy made_by_operators on platform.office for insert with check ((select public.is_operating()));
create policy changed_by_its_own on platform.office for update using (id = (select public.office_id()));

-- One row is a Local Medical Committee. Its name, like the office's, is public.
create table platform.lmc (
  id uuid primary key default uuidv7(),
  office_id uuid not null references platform.office,
  name text not null,
  short_name text not null,
  brand_hue smallint not null default 200 constraint hue_is_an_angle check (brand_hue between 0 and 359),
  smallest_cell smallint not null default 5 constraint smallest_cell_protects check (smallest_cell between 2 and 50),
  made_at timestamptz not null,
  constraint one_lmc_of_a_name_in_an_office unique (office_id, name),
  constraint lmc_stays_in_its_office unique (office_id, id)
);
alter table platform.lmc enable row level security, force row level security;
create policy read_by_all on platform.lmc for select using (true);
create policy written_by_its_office on platform.lmc using (office_id = (select public.office_id()) or (select public.is_operating()));

-- One row is one thing that somebody did or looked at. Rows are only ever added.
create table platform.record (
  id uuid primary key,
  number bigint generated always as identity,
  at timestamptz not null,
  account_id uuid,
  actor text not null,
  office_id uuid,
  lmc_id uuid,
  what text not null,
  about jsonb not null
);
create index record_by_office on platform.record (office_id, at desc);
create index record_by_lmc on platform.record (lmc_id, at desc);
alter table platform.record enable row level security, force row level security;
create policy added_by_anyone on platform.record for insert with check (true);
create policy read_by_its_office on platform.record for select
  using (office_id = (select public.office_id()) or account_id = (select public.account_id()) or (select public.is_operating()));
revoke update, delete on platform.record from openlmc_app;

-- One row closes a batch of the record: the hash runs over the batch and the seal before, so no row can change unseen.
create table platform.seal (
  number bigint primary key,
  made_at timestamptz not null,
  records integer not null check (records > 0),
  hash text not null
);
-- Which record is where in which seal; apart from the record so that a record's row never changes.
create table platform.sealed_record (
  record_id uuid primary key references platform.record,
  seal_number bigint not null references platform.seal,
  place integer not null,
  unique (seal_number, place)
);
revoke update, delete on platform.seal, platform.sealed_record from openlmc_app;

-- One row is one message to one address; sent by a job after the transaction that wrote it.
create table platform.message (
  id uuid primary key default uuidv7(),
  once text not null constraint one_message_for_one_reason unique,
  office_id uuid,
  to_name text not null,
  to_address text not null constraint address_has_no_line_break check (to_address !~ '[\r\n]'),
  subject text not null constraint subject_has_no_line_break check (subject !~ '[\r\n]'),
  text_body text not null,
  html_body text not null,
  headers jsonb not null default '{}',
  queued_at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null default 0,
  last_failure text
);
alter table platform.message enable row level security, force row level security;
create policy queued_by_anyone on platform.message for insert with check (true);
create policy handled_by_its_office on platform.message using (office_id = (select public.office_id()) or (select public.is_operating()));
create index message_waiting on platform.message (queued_at) where sent_at is null;

-- One row is one file, known by the hash of what it holds. The bytes are here rather than in a folder so that they commit
-- with the row that needs them, every process reaches them, and one back-up has them all. Whoever may see a file is decided
-- by the walled row that names its hash.
create table platform.file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes between 0 and 67108864),
  kind text not null,
  content bytea not null,
  kept_at timestamptz not null
);
alter table platform.file alter column content set storage external;

-- One row counts what one key did within one window, for all processes together.
create unlogged table platform.limit_window (
  key text not null,
  began_at timestamptz not null,
  used integer not null,
  primary key (key, began_at)
);
