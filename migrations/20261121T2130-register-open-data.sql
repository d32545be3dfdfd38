-- National open data: facts with no owner. What a file said is a sighting, kept as it was said, with its day and its file;
-- what was true on any day is derived from the sightings, so the order in which files arrive makes no difference.

create schema register;
grant usage on schema register to openlmc_app;
alter default privileges in schema register grant select, insert, update, delete on tables to openlmc_app;

-- One row is one published file that was taken in.
create table register.open_data_file (
  id uuid primary key default uuidv7(),
  kind text not null,
  format text not null,
  file_name text not null,
  sha256 text not null constraint a_file_is_taken_in_once unique check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null,
  rows_read integer not null,
  seen_on date not null,
  taken_in_at timestamptz not null,
  taken_in_by text not null,
  report jsonb not null
);
create index open_data_file_by_kind on register.open_data_file (kind, seen_on desc);
call public.national('register.open_data_file');

-- One row is one organisation of the ODS practice file, known by its code for ever; whether it is a GP practice is a sighting.
create table register.practice (
  id uuid primary key default uuidv7(),
  ods_code text not null constraint one_practice_per_ods_code unique
);
call public.national('register.practice');

-- One row is what one ODS practice file said of one organisation.
create table register.practice_sighting (
  practice_id uuid not null references register.practice,
  seen_on date not null,
  name text not null,
  address text not null,
  postcode text,
  postcode_key bigint,
  telephone text,
  status text not null check (status in ('active', 'dormant', 'closed', 'proposed')),
  opened_on date,
  closed_on date,
  is_gp_practice boolean not null,
  setting text not null,
  area_icb_code text,
  region_code text,
  file_id uuid not null references register.open_data_file,
  primary key (practice_id, seen_on)
);
call public.national('register.practice_sighting');

-- One row is which commissioner (sub-ICB location, formerly CCG) one file gave for a practice.
create table register.commissioner_sighting (
  practice_id uuid not null references register.practice,
  seen_on date not null,
  commissioner_code text not null,
  file_id uuid not null references register.open_data_file,
  primary key (practice_id, seen_on)
);
call public.national('register.commissioner_sighting');

-- One row is a practice's registered patients on the day they were counted; raw list, not weighted.
create table register.list_size (
  practice_id uuid not null references register.practice,
  counted_on date not null,
  patients integer not null constraint patients_are_counted check (patients >= 0),
  file_id uuid not null references register.open_data_file,
  line integer not null,
  primary key (practice_id, counted_on)
);
create index list_size_by_day on register.list_size (counted_on);
call public.national('register.list_size');

-- One row is a Primary Care Network, known by its code for ever.
create table register.pcn (
  id uuid primary key default uuidv7(),
  code text not null constraint one_pcn_per_code unique
);
call public.national('register.pcn');

-- One row is what one file said of one PCN.
create table register.pcn_sighting (
  pcn_id uuid not null references register.pcn,
  seen_on date not null,
  name text not null,
  commissioner_code text,
  opened_on date,
  closed_on date,
  file_id uuid not null references register.open_data_file,
  primary key (pcn_id, seen_on)
);
call public.national('register.pcn_sighting');

-- One row is which PCN a practice was in from a day on, as one file said; a null PCN is a practice in none.
create table register.membership_sighting (
  practice_id uuid not null references register.practice,
  seen_on date not null,
  pcn_id uuid references register.pcn,
  file_id uuid not null references register.open_data_file,
  primary key (practice_id, seen_on)
);
create index membership_sighting_by_pcn on register.membership_sighting (pcn_id);
call public.national('register.membership_sighting');

-- One row is what one file said of a commissioner (sub-ICB location).
create table register.sub_icb_sighting (
  commissioner_code text not null,
  seen_on date not null,
  name text not null,
  icb_code text,
  opened_on date,
  closed_on date,
  file_id uuid not null references register.open_data_file,
  primary key (commissioner_code, seen_on)
);
call public.national('register.sub_icb_sighting');

-- One row is what one file said of an integrated care board.
create table register.icb_sighting (
  icb_code text not null,
  seen_on date not null,
  name text not null,
  region_code text,
  region_name text,
  file_id uuid not null references register.open_data_file,
  primary key (icb_code, seen_on)
);
call public.national('register.icb_sighting');

-- One row is one organisation that took over from another on a day (ICB or sub-ICB location).
create table register.successor (
  from_code text not null,
  to_code text not null,
  kind text not null check (kind in ('icb', 'sub_icb', 'practice')),
  on_day date not null,
  file_id uuid not null references register.open_data_file,
  primary key (from_code, to_code)
);
call public.national('register.successor');

-- One row is a postcode and the commissioner whose area it is in.
create table register.postcode (
  postcode text primary key,
  commissioner_code text,
  icb_code text,
  seen_on date not null,
  file_id uuid not null references register.open_data_file
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
  file_id uuid not null references register.open_data_file
);
call public.national('register.constituency');

-- One row says that postcodes from this key (the postcode as a base-36 number) up to the next row's are in this constituency.
create table register.constituency_range (
  starts_at bigint primary key,
  three_code text not null,
  file_id uuid not null references register.open_data_file
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
  file_id uuid not null references register.open_data_file,
  primary key (constituency_code, seen_on)
);
call public.national('register.member_sighting');

-- One row is one candidate at one election.
create table register.candidate (
  constituency_code text not null,
  election_on date not null,
  position integer not null,
  family_name text not null,
  given_name text not null,
  party text not null,
  votes integer not null,
  member_id integer,
  file_id uuid not null references register.open_data_file,
  primary key (constituency_code, election_on, position)
);
call public.national('register.candidate');

-- One row is what the Care Quality Commission said of one location of a practice.
create table register.rating_sighting (
  location_id text not null,
  seen_on date not null,
  practice_id uuid references register.practice,
  name text not null,
  rating text,
  published_on date,
  local_authority text,
  latitude double precision,
  longitude double precision,
  provider_name text,
  file_id uuid not null references register.open_data_file,
  primary key (location_id, seen_on)
);
create index rating_sighting_by_practice on register.rating_sighting (practice_id, seen_on desc);
call public.national('register.rating_sighting');

-- One row is a practice's online consultation submissions in a month; the month is its first day.
create table register.online_submission (
  practice_id uuid not null references register.practice,
  month date not null,
  is_participating boolean not null,
  submissions integer,
  registered_patients integer,
  supplier text,
  file_id uuid not null references register.open_data_file,
  primary key (practice_id, month)
);
call public.national('register.online_submission');

-- One row is the publisher's own total of patients for an area on a day: a check on ours.
create table register.area_total (
  area_kind text not null check (area_kind in ('pcn', 'sub_icb', 'icb', 'region', 'england')),
  area_code text not null,
  counted_on date not null,
  patients integer not null,
  file_id uuid not null references register.open_data_file,
  primary key (area_kind, area_code, counted_on)
);
call public.national('register.area_total');

-- One row is what was true of a GP practice from one day up to, not including, another. Derived from the sightings and
-- rebuilt by every import; 1900-01-01 means "before our first file", 9999-12-31 "until further notice".
create table register.practice_period (
  practice_id uuid not null references register.practice,
  from_on date not null,
  until_on date not null,
  ods_code text not null,
  name text not null,
  search_text text not null,
  status text not null check (status in ('active', 'dormant', 'closed', 'proposed')),
  opened_on date,
  closed_on date,
  address text not null,
  postcode text,
  telephone text,
  is_in_england boolean not null,
  commissioner_code text,
  commissioner_name text,
  icb_code text,
  icb_name text,
  region_code text,
  pcn_id uuid references register.pcn,
  pcn_code text,
  pcn_name text,
  constituency_code text,
  constituency_name text,
  local_authority text,
  list_size integer,
  list_size_on date,
  list_size_before integer,
  list_size_before_on date,
  primary key (practice_id, from_on),
  constraint period_ends_after_it_begins check (from_on < until_on)
);
create index practice_period_now on register.practice_period (name) where until_on = date '9999-12-31';
create index practice_period_by_code on register.practice_period (ods_code, from_on);
create index practice_period_by_day on register.practice_period (until_on, from_on);
create index practice_period_search on register.practice_period using gin (search_text gin_trgm_ops) where until_on = date '9999-12-31';
call public.national('register.practice_period');
