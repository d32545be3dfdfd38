-- One row is a file of practices' weighted list sizes (Carr-Hill), which no open data say, as it was tried and taken.
create table levies.weighted_file (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null references platform.lmc,
  name text not null,
  sha256 text not null,
  -- What each column holds, in their order.
  columns jsonb not null,
  -- What becomes of each row.
  report jsonb,
  state text not null check (state in ('given', 'tried', 'taken', 'dropped')),
  -- The day of the rows that don't say it themselves.
  counted_on date not null,
  given_at timestamptz not null,
  given_by text not null,
  taken_at timestamptz,
  constraint weighted_file_keeps_its_lmc unique (lmc_id, id),
  constraint weighted_file_has_its_file foreign key (sha256) references platform.file
);
call public.lmc_wall('levies.weighted_file');

-- One row is a practice's weighted list size on a day, as a row of a file says it; never changed: one taken in later goes before.
create table levies.weighted_count (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  practice_id uuid not null,
  counted_on date not null,
  -- Whole patients, half a patient up; and the figure as it was given, such as 9,876.54.
  patients integer not null check (patients between 0 and 999999),
  as_given text not null,
  weighted_file_id uuid not null,
  row_number integer not null,
  taken_at timestamptz not null,
  taken_by text not null,
  constraint weighted_count_keeps_its_lmc unique (lmc_id, id),
  constraint weighted_count_of_a_row_once unique (lmc_id, weighted_file_id, row_number),
  constraint weighted_count_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id),
  constraint weighted_count_stays_with_its_file foreign key (lmc_id, weighted_file_id) references levies.weighted_file (lmc_id, id)
);
create index weighted_count_by_day on levies.weighted_count (lmc_id, counted_on, practice_id, taken_at desc);
call public.lmc_wall('levies.weighted_count');
revoke update, delete on levies.weighted_count from openlmc_app;

-- Which of a practice's list sizes the office was told.
alter table levies.given_count add list_basis text not null default 'raw' check (list_basis in ('raw', 'weighted'));

-- Which of a practice's list sizes a line is by; a weighted one came from a row of a file, or the office was told it.
alter table levies.line
  add list_basis text not null default 'raw' check (list_basis in ('raw', 'weighted')),
  add weighted_count_id uuid,
  add constraint line_has_its_weighted_count foreign key (lmc_id, weighted_count_id) references levies.weighted_count (lmc_id, id);
