-- The weekly return of how hard pressed practices are: what each LMC asks and when, what practices said, what was published of it,
-- and what was asked of whom because of it.

create schema pressure;
grant usage on schema pressure to openlmc_app;
alter default privileges in schema pressure grant select, insert, update, delete on tables to openlmc_app;

-- One row is how an LMC collects its weekly return, from a week on.
create table pressure.setting (
  lmc_id uuid not null references platform.lmc,
  from_week date not null constraint setting_starts_on_a_monday check (extract(isodow from from_week) = 1),
  is_collecting boolean not null,
  reference_weekday smallint not null check (reference_weekday between 1 and 5),
  on_bank_holiday text not null check (on_bank_holiday in ('next_working_day', 'same_day', 'no_return')),
  opens_weekday smallint not null check (opens_weekday between 1 and 5),
  opens_at time not null,
  closes_weekday smallint not null check (closes_weekday between 1 and 7),
  closes_at time not null,
  grace_minutes smallint not null check (grace_minutes between 0 and 1440),
  reminder_weekdays smallint[] not null check (reminder_weekdays <@ '{1,2,3,4,5,6,7}'),
  reminder_at time not null,
  -- When the week's situation report is frozen: a weekday after the week closed, of the same week or, from 8 on, of the next.
  freezes_weekday smallint not null check (freezes_weekday between 1 and 14),
  freezes_at time not null,
  signed_by text not null check (signed_by !~ '[\r\n]'),
  signed_post text not null check (signed_post !~ '[\r\n]'),
  contacts_asked text not null check (contacts_asked in ('all', 'by_group')),
  optional_questions text[] not null check (optional_questions <@ '{clinicians,sessions,wait,comment}'),
  -- Up to three questions of the LMC's own: [{"key", "label", "kind"}].
  own_questions jsonb not null check (jsonb_array_length(own_questions) <= 3),
  green_means text not null,
  amber_means text not null,
  red_means text not null,
  black_means text not null,
  green_opel smallint not null check (green_opel between 1 and 4),
  amber_opel smallint not null check (amber_opel between 1 and 4),
  red_opel smallint not null check (red_opel between 1 and 4),
  black_opel smallint not null check (black_opel between 1 and 4),
  area_method text not null check (area_method in ('most_common', 'mean', 'share_at_red')),
  smallest_cell smallint not null check (smallest_cell between 2 and 50),
  set_at timestamptz not null,
  set_by text not null,
  primary key (lmc_id, from_week),
  constraint return_closes_after_it_opens check ((opens_weekday, opens_at) < (closes_weekday, closes_at)),
  constraint report_is_frozen_after_the_close check ((closes_weekday, closes_at) < (freezes_weekday, freezes_at))
);
call public.lmc_wall('pressure.setting');

-- One row is a bank holiday that an LMC adds to England's list, or one of that list that it does not keep.
create table pressure.holiday (
  lmc_id uuid not null references platform.lmc,
  on_day date not null,
  is_kept boolean not null,
  name text not null,
  set_at timestamptz not null,
  set_by text not null,
  primary key (lmc_id, on_day)
);
call public.lmc_wall('pressure.holiday');

-- One row is the limits by which an LMC computes a state from figures, from a week on, and where each comes from.
create table pressure.threshold (
  lmc_id uuid not null references platform.lmc,
  from_week date not null constraint threshold_starts_on_a_monday check (extract(isodow from from_week) = 1),
  -- Clinical contacts on the reference day for each 1,000 patients.
  contacts_per_1000_amber numeric(7,2) not null,
  contacts_per_1000_red numeric(7,2) not null,
  contacts_per_1000_black numeric(7,2) not null,
  contacts_per_1000_source text not null,
  -- Contacts a day for each clinician; amber is above the safe limit.
  contacts_each_amber numeric(7,2) not null,
  contacts_each_red numeric(7,2) not null,
  contacts_each_black numeric(7,2) not null,
  contacts_each_source text not null,
  patients_per_gp_amber numeric(8,1) not null,
  patients_per_gp_red numeric(8,1) not null,
  patients_per_gp_black numeric(8,1) not null,
  patients_per_gp_definition text not null check (patients_per_gp_definition in ('fully_qualified', 'total', 'without_trainees_and_locums')),
  patients_per_gp_source text not null,
  -- Per cent of sessions planned.
  sessions_lost_amber numeric(5,2) not null,
  sessions_lost_red numeric(5,2) not null,
  sessions_lost_black numeric(5,2) not null,
  sessions_lost_source text not null,
  -- Working days.
  wait_amber numeric(5,1) not null,
  wait_red numeric(5,1) not null,
  wait_black numeric(5,1) not null,
  wait_source text not null,
  set_at timestamptz not null,
  set_by text not null,
  primary key (lmc_id, from_week),
  constraint limits_rise check (
    contacts_per_1000_amber < contacts_per_1000_red and contacts_per_1000_red < contacts_per_1000_black and
    contacts_each_amber < contacts_each_red and contacts_each_red < contacts_each_black and
    patients_per_gp_amber < patients_per_gp_red and patients_per_gp_red < patients_per_gp_black and
    sessions_lost_amber < sessions_lost_red and sessions_lost_red < sessions_lost_black and
    wait_amber < wait_red and wait_red < wait_black)
);
call public.lmc_wall('pressure.threshold');

-- One row is how many GPs, whole-time equivalent (37.5 hours), a practice has from a day on, by one definition and from one source.
create table pressure.workforce (
  lmc_id uuid not null,
  practice_id uuid not null,
  from_on date not null,
  definition text not null check (definition in ('fully_qualified', 'total', 'without_trainees_and_locums')),
  source text not null check (source in ('practice', 'official')),
  gp_fte numeric(7,2) not null constraint fte_is_possible check (gp_fte >= 0 and gp_fte < 1000),
  given_at timestamptz not null,
  given_by text not null,
  primary key (lmc_id, practice_id, definition, source, from_on),
  constraint workforce_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
call public.lmc_wall('pressure.workforce');

-- One row is a practice's return for a week as it last stood: one for a practice and week, replaced until it closes.
create table pressure.weekly_return (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  practice_id uuid not null,
  week_of date not null constraint week_is_known_by_its_monday check (extract(isodow from week_of) = 1),
  reference_on date not null,
  alert text not null check (alert in ('green', 'amber', 'red', 'black')),
  list_size integer check (list_size > 0),
  -- Clinical contacts on the reference day: in all, or by group where the LMC asks so, and then in all is their sum.
  contacts integer check (contacts >= 0),
  gp_contacts integer check (gp_contacts >= 0),
  nurse_contacts integer check (nurse_contacts >= 0),
  other_contacts integer check (other_contacts >= 0),
  gps_present integer check (gps_present >= 0),
  nurses_present integer check (nurses_present >= 0),
  others_present integer check (others_present >= 0),
  sessions_planned integer check (sessions_planned >= 0),
  sessions_lost integer check (sessions_lost >= 0),
  longest_wait_days integer check (longest_wait_days >= 0),
  comment text not null,
  own_answers jsonb not null,
  -- How many times it was put in; each time is a version.
  versions integer not null,
  -- It, or its first version, came after the close and its grace: kept, and in no report. Once in time stays in time.
  is_late boolean not null,
  submitted_at timestamptz not null,
  submitted_by text not null,
  constraint one_return_per_practice_per_week unique (lmc_id, practice_id, week_of),
  constraint return_keeps_its_lmc unique (lmc_id, id),
  constraint sessions_lost_were_planned check (sessions_lost <= sessions_planned),
  constraint return_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
create index weekly_return_by_week on pressure.weekly_return (lmc_id, week_of);
call public.lmc_wall('pressure.weekly_return');

-- One row is what was said one time that a return was put in, by whom and how; never changed.
create table pressure.return_version (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  weekly_return_id uuid not null,
  number integer not null,
  -- Every answer as it was given, by the return's own column names.
  answers jsonb not null,
  came_by text not null check (came_by in ('practice', 'link', 'telephone', 'file')),
  is_late boolean not null,
  pressed uuid not null constraint return_put_in_once_per_press unique,
  submitted_at timestamptz not null,
  submitted_by text not null,
  constraint one_version_of_a_number unique (lmc_id, weekly_return_id, number),
  constraint version_stays_in_its_lmc foreign key (lmc_id, weekly_return_id) references pressure.weekly_return (lmc_id, id)
);
call public.lmc_wall('pressure.return_version');

-- One row is the secret of a link that opens one practice's return of one week to whoever was mailed it.
create table pressure.return_link (
  token_hash text primary key,
  office_id uuid not null,
  lmc_id uuid not null,
  practice_id uuid not null,
  week_of date not null,
  -- Whom it was mailed to; what is put in by it is theirs.
  person_id uuid,
  name text not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  constraint link_stays_in_its_office foreign key (office_id, lmc_id) references platform.lmc (office_id, id),
  constraint link_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
create index return_link_by_week on pressure.return_link (lmc_id, week_of, practice_id);
alter table pressure.return_link enable row level security, force row level security;
create policy own_lmc on pressure.return_link using (lmc_id = any ((select public.lmc_ids())::uuid[]) or (select public.is_operating()));

-- One row is a mailing of a week's round that went out: the invitation, or one day's reminder. It says that it need not go again.
create table pressure.round_mailing (
  lmc_id uuid not null references platform.lmc,
  week_of date not null,
  mailed_on date not null,
  kind text not null check (kind in ('invitation', 'reminder')),
  practices integer not null,
  letters integer not null,
  made_at timestamptz not null,
  constraint one_mailing_of_a_round_a_day primary key (lmc_id, week_of, mailed_on)
);
call public.lmc_wall('pressure.round_mailing');

-- One row is a telephone call to a practice about a return that did not come.
create table pressure.call (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  practice_id uuid not null,
  week_of date not null,
  outcome text not null check (outcome in ('reached', 'no_answer', 'will_send', 'will_not')),
  words text not null,
  pressed uuid not null constraint call_noted_once_per_press unique,
  called_at timestamptz not null,
  called_by text not null,
  constraint call_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
create index call_by_practice on pressure.call (lmc_id, practice_id, called_at desc);
call public.lmc_wall('pressure.call');

-- One row is a week of an LMC that is closed: from then on its figures stand, whatever comes late or the register learns.
create table pressure.closed_week (
  lmc_id uuid not null references platform.lmc,
  week_of date not null,
  reference_on date not null,
  closed_at timestamptz not null,
  practices integer not null,
  returned integer not null,
  area_method text not null,
  smallest_cell smallint not null,
  -- The round was held as usual, or its figures were taken from a file of earlier years.
  came_by text not null check (came_by in ('round', 'file')),
  is_bank_holiday boolean not null,
  primary key (lmc_id, week_of)
);
call public.lmc_wall('pressure.closed_week');

-- One row is a practice in scope of a closed week, as it was on the reference day, with what it had returned in time.
create table pressure.week_practice (
  lmc_id uuid not null,
  week_of date not null,
  practice_id uuid not null,
  pcn_code text,
  pcn_name text,
  icb_code text,
  icb_name text,
  list_size integer,
  gp_fte numeric(7,2),
  -- Null where no return came in time.
  alert text,
  computed text,
  contacts integer,
  clinicians integer,
  clinician_contacts integer,
  sessions_planned integer,
  sessions_lost integer,
  longest_wait_days integer,
  primary key (lmc_id, week_of, practice_id),
  constraint week_practice_stays_in_its_week foreign key (lmc_id, week_of) references pressure.closed_week (lmc_id, week_of),
  constraint week_practice_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
create index week_practice_by_practice on pressure.week_practice (lmc_id, practice_id, week_of);
call public.lmc_wall('pressure.week_practice');

-- One row is all that is published of an area of an LMC for a closed week. What is held back isn't here: each group of figures is null
-- where it would rest on too few, or give one away with what else is published.
create table pressure.week_cell (
  lmc_id uuid not null,
  week_of date not null,
  area_kind text not null check (area_kind in ('lmc', 'icb', 'locality', 'pcn', 'federation', 'tag')),
  area_code text not null,
  area_name text not null,
  -- Practices open and in scope; known from open data, so never held back.
  practices integer not null,
  patients integer not null,
  returned integer,
  green integer,
  amber integer,
  red integer,
  black integer,
  computed_from integer,
  computed_green integer,
  computed_amber integer,
  computed_red integer,
  computed_black integer,
  contacts_from integer,
  contacts integer,
  contacts_patients integer,
  clinicians_from integer,
  clinician_contacts integer,
  clinicians integer,
  workforce_from integer,
  workforce_patients integer,
  gp_fte numeric(10,2),
  sessions_from integer,
  sessions_planned integer,
  sessions_lost integer,
  wait_from integer,
  wait_days integer,
  primary key (lmc_id, week_of, area_kind, area_code),
  constraint cell_stays_in_its_week foreign key (lmc_id, week_of) references pressure.closed_week (lmc_id, week_of)
);
create index week_cell_by_area on pressure.week_cell (area_kind, area_code, week_of);
call public.lmc_wall('pressure.week_cell');

-- One row is a file of earlier weeks' returns that the office gave, as it was tried and taken.
create table pressure.history_file (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null references platform.lmc,
  name text not null,
  sha256 text not null,
  -- Which column is what: {"ods_code": 0, …}.
  columns jsonb not null,
  -- What trying it found: {"rows", "taken", "left_out": [{"row", "why"}]}.
  report jsonb,
  state text not null check (state in ('given', 'tried', 'taken', 'dropped')),
  given_at timestamptz not null,
  given_by text not null,
  taken_at timestamptz,
  constraint history_file_keeps_its_lmc unique (lmc_id, id)
);
call public.lmc_wall('pressure.history_file');

-- One row is an issue of an LMC's situation report: the figures of one week, frozen. Every later version is a row of its own.
create table pressure.issue (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  week_of date not null,
  -- The LMC's own count of reports; a re-issue keeps its number.
  number integer not null,
  version integer not null,
  state text not null check (state in ('frozen', 'released', 'superseded')),
  -- All the report shows: cells, states, trend, normalising, asks, method in words. What isn't in it is not published.
  figures jsonb not null,
  narrative text not null,
  what_changed text not null,
  -- Part of the address at which a released issue is read without signing in.
  secret text not null constraint one_issue_per_address unique,
  frozen_at timestamptz not null,
  frozen_by text not null,
  released_at timestamptz,
  released_by text,
  constraint one_issue_of_a_version unique (lmc_id, week_of, version),
  constraint one_number_of_a_version unique (lmc_id, number, version),
  constraint issue_keeps_its_lmc unique (lmc_id, id),
  constraint issue_stays_in_its_week foreign key (lmc_id, week_of) references pressure.closed_week (lmc_id, week_of)
);
alter table pressure.issue enable row level security, force row level security;
create policy own_lmc on pressure.issue using (lmc_id = any ((select public.lmc_ids())::uuid[]) or (select public.is_operating()));

-- One row is a comment of a practice as an issue may show it: as screened and put by the office, and whether it is shown.
create table pressure.issue_comment (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  issue_id uuid not null,
  -- What the practice wrote; it never leaves the office.
  said text not null,
  shown_as text not null,
  is_shown boolean not null,
  decided_at timestamptz,
  decided_by text,
  constraint comment_keeps_its_lmc unique (lmc_id, id),
  constraint comment_stays_in_its_issue foreign key (lmc_id, issue_id) references pressure.issue (lmc_id, id)
);
create index issue_comment_by_issue on pressure.issue_comment (lmc_id, issue_id);
call public.lmc_wall('pressure.issue_comment');

-- One row is somebody outside who is sent an LMC's situation reports.
create table pressure.recipient (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null references platform.lmc,
  name text not null,
  organisation text not null,
  email text not null,
  kind text not null check (kind in ('icb', 'council', 'hospital', 'ambulance', 'public_health', 'healthwatch', 'mp', 'press', 'practice', 'committee', 'other')),
  added_at timestamptz not null,
  added_by text not null,
  ended_at timestamptz,
  constraint recipient_keeps_its_lmc unique (lmc_id, id)
);
create unique index one_recipient_of_an_address on pressure.recipient (lmc_id, lower(email)) where ended_at is null;
call public.lmc_wall('pressure.recipient');

-- One row is a key by which an LMC signs what it gives to a national roll-up. The secret half is sealed by the installation's secret.
create table pressure.signing_key (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null references platform.lmc,
  public_key text not null,
  sealed_private_key text not null,
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz
);
create unique index one_signing_key_at_a_time on pressure.signing_key (lmc_id) where ended_at is null;
call public.lmc_wall('pressure.signing_key');

-- One row is something a week's returns suggest that somebody be asked for; a person makes it an ask, or sets it aside.
create table pressure.suggestion (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  practice_id uuid not null,
  week_of date not null,
  kind text not null check (kind in ('red', 'black', 'amber_run', 'disagreement', 'silent')),
  -- What it rests on, in words.
  because text not null,
  state text not null check (state in ('open', 'asked', 'set_aside')),
  made_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  settled_why text not null default '',
  constraint suggested_once_a_week unique (lmc_id, practice_id, week_of, kind),
  constraint suggestion_keeps_its_lmc unique (lmc_id, id),
  constraint suggestion_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
create index suggestion_open on pressure.suggestion (lmc_id, week_of) where state = 'open';
call public.lmc_wall('pressure.suggestion');

-- One row is an ask: what somebody was asked to do for a practice, by when, and how it stands.
create table pressure.ask (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  practice_id uuid not null,
  suggestion_id uuid,
  asked_of text not null check (asked_of in ('icb', 'practice', 'lmc', 'neighbour')),
  asked_name text not null,
  what text not null,
  due_on date not null,
  -- The practice agreed to be named to whoever is asked; without that it is asked without its name.
  is_named boolean not null,
  state text not null check (state in ('open', 'answered', 'done', 'refused', 'lapsed')),
  owner_id uuid,
  pressed uuid not null constraint asked_once_per_press unique,
  asked_at timestamptz not null,
  asked_on date not null,
  asked_by text not null,
  -- When whoever was asked first answered at all.
  answered_on date,
  ended_on date,
  constraint ask_keeps_its_lmc unique (lmc_id, id),
  constraint ask_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id),
  constraint ask_comes_of_its_lmcs_suggestion foreign key (lmc_id, suggestion_id) references pressure.suggestion (lmc_id, id)
);
create index ask_by_state on pressure.ask (lmc_id, state, due_on);
create index ask_by_practice on pressure.ask (lmc_id, practice_id);
call public.lmc_wall('pressure.ask');

-- One row is one step in the life of an ask; never changed.
create table pressure.ask_move (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  ask_id uuid not null,
  move text not null,
  words text not null,
  made_at timestamptz not null,
  made_by text not null,
  constraint ask_move_stays_in_its_lmc foreign key (lmc_id, ask_id) references pressure.ask (lmc_id, id)
);
create index ask_move_by_ask on pressure.ask_move (lmc_id, ask_id, made_at);
call public.lmc_wall('pressure.ask_move');
