-- What the desk keeps itself: the office's own dates, who reads its calendar from elsewhere, who wants a mail each morning, and
-- what people say is wrong in what is kept of them.

create schema desk;
grant usage on schema desk to openlmc_app;
alter default privileges in schema desk grant select, insert, update, delete on tables to openlmc_app;

-- One row is a date of the office's own: of one LMC, or of the whole office.
create table desk.diary_date (
  id uuid primary key default uuidv7(),
  office_id uuid not null references platform.office,
  lmc_id uuid,
  title text not null,
  falls_on date not null,
  begins_at timestamptz,
  ends_at timestamptz,
  place text not null default '',
  -- How often it was changed: a calendar that has it already takes over only what is newer.
  changes integer not null default 0,
  pressed uuid not null constraint diary_date_written_once unique,
  made_at timestamptz not null,
  made_by text not null,
  constraint diary_date_ends_after_it_begins check (ends_at is null or ends_at > begins_at),
  constraint diary_date_that_ends_begins check (ends_at is null or begins_at is not null),
  constraint diary_date_stays_in_its_office foreign key (office_id, lmc_id) references platform.lmc (office_id, id)
);
create index diary_date_by_day on desk.diary_date (office_id, falls_on);
alter table desk.diary_date enable row level security, force row level security;
create policy own_office_and_lmc on desk.diary_date
  using (office_id = (select public.office_id()) and (lmc_id is null or lmc_id = any ((select public.lmc_ids())::uuid[])));

-- One row is the secret address at which an account's own calendar of an office is read by another program.
create table desk.feed_address (
  account_id uuid not null references accounts.account,
  office_id uuid not null references platform.office,
  token_hash text not null constraint one_feed_address_per_secret unique,
  made_at timestamptz not null,
  primary key (account_id, office_id)
);
alter table desk.feed_address enable row level security, force row level security;
create policy own_account on desk.feed_address using (account_id = (select public.account_id()) or (select public.is_operating()));

-- One row is an account's wish to be mailed once a day what an office told it.
create table desk.digest_wish (
  account_id uuid not null references accounts.account,
  office_id uuid not null references platform.office,
  wished_at timestamptz not null,
  primary key (account_id, office_id)
);
alter table desk.digest_wish enable row level security, force row level security;
create policy own_account on desk.digest_wish using (account_id = (select public.account_id()) or (select public.is_operating()));

-- One row is somebody saying that something kept of them is wrong, and what the office did about it.
create table desk.correction (
  id uuid primary key default uuidv7(),
  office_id uuid not null references platform.office,
  account_id uuid not null references accounts.account,
  asked_by text not null,
  -- The heading under which they found it.
  kind text not null,
  words text not null,
  pressed uuid not null constraint correction_asked_once unique,
  asked_at timestamptz not null,
  answer text check (answer in ('corrected', 'declined')),
  answer_words text not null default '',
  answered_at timestamptz,
  answered_by text
);
create index correction_open on desk.correction (office_id, asked_at) where answer is null;
create index correction_by_account on desk.correction (account_id, asked_at desc);
call public.office_wall('desk.correction');
