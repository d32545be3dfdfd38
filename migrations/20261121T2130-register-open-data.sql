-- National open data: facts with no owner. What a file said is a sighting, kept as it was said, with its day and its file;
-- what was true on any day is derived from the sightings, so the order in which files arrive makes no difference.

create schema register;
grant usage on schema register to openlmc_app;
alter default privileges in schema register grant select, insert, update, delete on tables to openlmc_app;

-- One row is one published file that was taken in. A later file of the same kind, part and day is a correction: it takes the
-- place of the one before, whose row stays to say so.
create table register.open_data_file (
  id uuid primary key default uuidv7(),
  kind text not null,
  -- Which part of the country, for kinds that are published in parts: the commonest postcode area in it.
  part text not null default '',
  format text not null,
  file_name text not null,
  sha256 text not null constraint a_file_is_taken_in_once unique check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null,
  rows_read integer not null,
  seen_on date not null,
  taken_in_at timestamptz not null,
  taken_in_by text not null,
  report jsonb not null,
  replaced_by uuid references register.open_data_file
);
create unique index one_file_of_a_kind_for_a_day on register.open_data_file (kind, part, seen_on) where replaced_by is null;
call public.national('register.open_data_file');

-- One row is a GP practice, known by its code for ever: ODS has called it one, or it has had a registered list.
create table register.practice (
  id uuid primary key default uuidv7(),
  ods_code text not null constraint one_practice_per_ods_code unique
);
call public.national('register.practice');

-- The sightings name their practice and file without a foreign key: an import writes tens of thousands of rows of a file whose
-- row it has just written, neither files nor practices are ever deleted, and the check doubles what a row costs.
revoke delete on register.open_data_file, register.practice from openlmc_app;

-- One row is what one ODS practice file said of one organisation. Names and addresses of practices, all capitals in the file,
-- are kept in ordinary case: only the case differs. Other organisations that prescribe stand here as the file has them, and
-- have no row of their own until they become practices.
create table register.practice_sighting (
  ods_code text not null,
  seen_on date not null,
  name text not null,
  address text not null,
  postcode text,
  -- The postcode as a base-36 number; null where constituency ranges do not reach.
  postcode_key bigint,
  telephone text,
  status text not null check (status in ('active', 'dormant', 'closed', 'proposed')),
  opened_on date,
  closed_on date,
  is_gp_practice boolean not null,
  setting text not null,
  commissioner_code text,
  file_id uuid not null,
  primary key (ods_code, seen_on)
);
call public.national('register.practice_sighting');

-- One row is a practice's registered patients on the day they were counted; raw list, not weighted.
create table register.list_size (
  practice_id uuid not null,
  counted_on date not null,
  patients integer not null constraint patients_are_counted check (patients >= 0),
  commissioner_code text,
  file_id uuid not null,
  line integer not null,
  primary key (practice_id, counted_on)
);
-- A publication's rows lie together, so a summary of each block finds them for next to nothing.
create index list_size_by_day on register.list_size using brin (counted_on) with (pages_per_range = 8);
call public.national('register.list_size');

-- One row is a Primary Care Network, known by its code for ever.
create table register.pcn (
  id uuid primary key default uuidv7(),
  code text not null constraint one_pcn_per_code unique
);
call public.national('register.pcn');

-- One row is what one file said of one PCN.
create table register.pcn_sighting (
  pcn_id uuid not null,
  seen_on date not null,
  name text not null,
  commissioner_code text,
  opened_on date,
  closed_on date,
  file_id uuid not null,
  primary key (pcn_id, seen_on, file_id)
);
call public.national('register.pcn_sighting');

-- One row is which PCN, and which commissioner where it says so, a practice had from a day on, as one file said; a null PCN
-- is a practice in none.
create table register.membership_sighting (
  practice_id uuid not null,
  seen_on date not null,
  pcn_id uuid,
  commissioner_code text,
  file_id uuid not null,
  primary key (practice_id, seen_on, file_id)
);
call public.national('register.membership_sighting');

-- One row is what one file said of a commissioner (sub-ICB location).
create table register.sub_icb_sighting (
  commissioner_code text not null,
  seen_on date not null,
  name text not null,
  icb_code text,
  opened_on date,
  closed_on date,
  file_id uuid not null,
  primary key (commissioner_code, seen_on, file_id)
);
call public.national('register.sub_icb_sighting');

-- One row is what one file said of an integrated care board.
create table register.icb_sighting (
  icb_code text not null,
  seen_on date not null,
  name text not null,
  region_code text,
  region_name text,
  file_id uuid not null,
  primary key (icb_code, seen_on, file_id)
);
call public.national('register.icb_sighting');

-- One row is a commissioner that goes from one ICB to another on a day, as the change summary before a merger said. It names
-- the ICBs, because the new ones have no code yet.
create table register.icb_move (
  commissioner_code text not null,
  on_day date not null,
  icb_name_before text not null,
  icb_name_after text not null,
  file_id uuid not null,
  primary key (commissioner_code, on_day)
);
call public.national('register.icb_move');

-- One row is a postcode and the commissioner whose area it is in.
create table register.postcode (
  postcode text primary key,
  commissioner_code text,
  icb_code text,
  seen_on date not null,
  file_id uuid not null
);
call public.national('register.postcode');

-- One row is a parliamentary constituency by its ONS code.
create table register.constituency (
  code text primary key,
  name text not null,
  three_code text,
  country text,
  region text,
  local_authorities text[] not null default '{}',
  seen_on date not null,
  file_id uuid not null
);
call public.national('register.constituency');

-- One row says that postcodes from this key (the postcode as a base-36 number) up to the next row's are in this constituency.
create table register.constituency_range (
  starts_at bigint primary key,
  -- Null for the postcodes of large firms, which are no place.
  three_code text,
  file_id uuid not null
);
call public.national('register.constituency_range');

-- One row is who held a constituency's seat when a file was made.
create table register.member_sighting (
  constituency_code text not null,
  seen_on date not null,
  member_id integer,
  full_title text not null,
  display_name text not null,
  party text not null,
  email text,
  file_id uuid not null,
  primary key (constituency_code, seen_on)
);
call public.national('register.member_sighting');

-- One row is one candidate at one election.
create table register.candidate (
  constituency_code text not null,
  election_on date not null,
  position integer not null,
  family_name text not null,
  given_name text,
  party text not null,
  votes integer not null,
  member_id integer,
  file_id uuid not null,
  primary key (constituency_code, election_on, position)
);
call public.national('register.candidate');

-- One row is what the Care Quality Commission said of one location of a practice.
create table register.rating_sighting (
  location_id text not null,
  seen_on date not null,
  ods_code text,
  practice_id uuid,
  name text not null,
  rating text,
  published_on date,
  local_authority text,
  provider_name text,
  file_id uuid not null,
  primary key (location_id, seen_on)
);
create index rating_sighting_by_practice on register.rating_sighting (practice_id, seen_on desc);
call public.national('register.rating_sighting');

-- One row is a practice's online consultation submissions in a month; the month is its first day.
create table register.online_submission (
  practice_id uuid not null,
  month date not null,
  is_participating boolean not null,
  submissions integer,
  registered_patients integer,
  supplier text,
  file_id uuid not null,
  primary key (practice_id, month)
);
call public.national('register.online_submission');

-- One row is the publisher's own total of patients for an area on a day: a check on ours.
create table register.area_total (
  area_kind text not null check (area_kind in ('pcn', 'sub_icb', 'icb', 'region', 'england')),
  area_code text not null,
  counted_on date not null,
  patients integer not null,
  file_id uuid not null,
  primary key (area_kind, area_code, counted_on)
);
call public.national('register.area_total');

-- One row is what was true of a GP practice from one day up to, not including, another. Derived from the sightings by every
-- import; 1900-01-01 means that the beginning isn't known, 9999-12-31 "until further notice".
create table register.practice_period (
  practice_id uuid not null,
  from_on date not null,
  until_on date not null,
  ods_code text not null,
  name text not null,
  status text not null check (status in ('active', 'dormant', 'closed', 'proposed')),
  opened_on date,
  closed_on date,
  address text not null,
  postcode text,
  telephone text,
  is_in_england boolean generated always as (ods_code not like 'W%') virtual,
  -- False where ODS gives it another setting and only its registered list makes it a practice.
  is_gp_practice boolean not null,
  commissioner_code text,
  commissioner_name text,
  icb_code text,
  icb_name text,
  region_code text,
  pcn_id uuid,
  pcn_code text,
  pcn_name text,
  constituency_code text,
  constituency_name text,
  local_authority text,
  list_size integer,
  list_size_on date,
  list_size_before integer,
  list_size_before_on date,
  -- What a search looks in. Eight thousand rows are scanned quicker than a trigram index over them is kept.
  search_text text generated always as (
    lower(ods_code || ' ' || name || ' ' || address || ' ' || coalesce(postcode, '') || ' ' || coalesce(pcn_name, ''))
  ) virtual,
  primary key (practice_id, from_on),
  constraint period_ends_after_it_begins check (from_on < until_on)
);
create index practice_period_by_code on register.practice_period (ods_code, from_on);
call public.national('register.practice_period');
