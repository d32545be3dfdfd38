-- People, once each in an office, with the posts they hold and when.

-- One row is a person an office knows: once, however many practices, LMCs and committees they belong to.
create table register.person (
  id uuid primary key default uuidv7(),
  office_id uuid not null references platform.office,
  title text not null default '',
  given_names text not null default '',
  family_name text not null constraint person_has_a_name check (family_name <> ''),
  name text not null generated always as (btrim(given_names || ' ' || family_name)) stored,
  gmc_number text constraint gmc_number_has_seven_digits check (gmc_number ~ '^[0-9]{7}$'),
  -- The LMCs in whose practices and bodies they hold or ever held a post; behind their walls the person is out of sight.
  lmc_ids uuid[] not null default '{}',
  account_id uuid references accounts.account,
  source text not null check (source in ('typed', 'file', 'practice', 'invitation')),
  made_at timestamptz not null,
  made_by text not null,
  -- Where they were found to be somebody else who is here already, until that is undone.
  merged_into uuid,
  erased_at timestamptz,
  constraint person_stays_in_its_office unique (office_id, id),
  constraint merged_within_its_office foreign key (office_id, merged_into) references register.person (office_id, id),
  constraint nobody_is_merged_into_themselves check (merged_into <> id)
);
create unique index one_person_per_gmc_number on register.person (office_id, gmc_number) where merged_into is null and gmc_number is not null;
create unique index one_person_per_account on register.person (office_id, account_id) where merged_into is null and account_id is not null;
create index person_by_name on register.person (office_id, lower(family_name), lower(given_names)) where merged_into is null;
create index person_by_account on register.person (account_id) where account_id is not null;
alter table register.person enable row level security, force row level security;
create policy own_office_and_lmc on register.person
  using ((office_id = (select public.office_id()) and (lmc_ids = '{}' or lmc_ids && (select public.lmc_ids())::uuid[])) or (select public.is_operating()));

-- One row is a way to reach a person: whether mail to it arrives is known to the mail (platform.suppression), by its address.
create table register.contact_point (
  id uuid primary key default uuidv7(),
  office_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('email', 'telephone', 'mobile')),
  value text not null constraint contact_point_is_one_line check (value <> '' and value !~ '[\r\n]'),
  purpose text not null default 'work' check (purpose in ('work', 'personal', 'urgent')),
  source text not null check (source in ('typed', 'file', 'practice', 'invitation')),
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  constraint contact_point_stays_in_its_office foreign key (office_id, person_id) references register.person (office_id, id)
);
create unique index one_contact_point_of_a_value on register.contact_point (person_id, kind, lower(value)) where ended_at is null;
create index contact_point_by_value on register.contact_point (office_id, lower(value)) where ended_at is null;
call public.office_wall('register.contact_point');

-- One row is a body other than a practice or a PCN that people hold posts in: a committee, a federation, a hospital, an ICB.
create table register.body (
  id uuid primary key default uuidv7(),
  office_id uuid not null,
  lmc_id uuid not null,
  kind text not null check (kind in ('committee', 'federation', 'icb', 'hospital', 'council', 'training', 'other')),
  name text not null,
  made_at timestamptz not null,
  ended_on date,
  constraint body_stays_in_its_office foreign key (office_id, lmc_id) references platform.lmc (office_id, id),
  constraint one_body_of_a_name unique (lmc_id, name),
  constraint body_keeps_its_lmc unique (lmc_id, id)
);
call public.lmc_wall('register.body');

-- One row is a post that a person holds for a time: at a practice, in a PCN, in a body, or, for a locum, in the LMC's area.
create table register.post (
  id uuid primary key default uuidv7(),
  office_id uuid not null,
  lmc_id uuid not null,
  person_id uuid not null,
  kind text not null,
  practice_id uuid,
  pcn_id uuid references register.pcn,
  body_id uuid,
  place_id uuid not null generated always as (coalesce(practice_id, pcn_id, body_id, lmc_id)) stored,
  -- Of several workplaces of a locum, the one that decides in which constituency they vote.
  is_main_workplace boolean not null default false,
  during daterange not null constraint post_lasts_a_day check (not isempty(during)),
  -- A practice's own addition may wait for its LMC's office; until then it counts for nothing.
  state text not null default 'held' check (state in ('held', 'waiting', 'declined')),
  source text not null check (source in ('typed', 'file', 'practice', 'invitation')),
  made_at timestamptz not null,
  made_by text not null,
  constraint post_is_in_one_place check (num_nonnulls(practice_id, pcn_id, body_id) <= 1 and (kind = 'locum' or num_nonnulls(practice_id, pcn_id, body_id) = 1)),
  constraint same_post_once_at_a_time exclude using gist (person_id with =, kind with =, place_id with =, during with &&) where (state <> 'declined'),
  constraint post_stays_in_its_office foreign key (office_id, lmc_id) references platform.lmc (office_id, id),
  constraint post_person_stays_in_its_office foreign key (office_id, person_id) references register.person (office_id, id),
  constraint post_practice_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id),
  constraint post_body_stays_in_its_lmc foreign key (lmc_id, body_id) references register.body (lmc_id, id),
  constraint post_keeps_its_lmc unique (lmc_id, id)
);
create index post_by_person on register.post (person_id);
create index post_by_practice on register.post (lmc_id, practice_id) where practice_id is not null;
create index post_waiting on register.post (lmc_id, made_at) where state = 'waiting';
alter table register.post enable row level security, force row level security;
create policy own_lmc on register.post using (lmc_id = any ((select public.lmc_ids())::uuid[]) or (select public.is_operating()));

-- One row is one step in the life of a post: added, ended, approved …; never changed.
create table register.post_move (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  post_id uuid not null,
  move text not null,
  detail jsonb not null default '{}',
  made_at timestamptz not null,
  made_by text not null,
  -- Made by the practice itself rather than by the office.
  is_own boolean not null default false,
  constraint post_move_stays_in_its_lmc foreign key (lmc_id, post_id) references register.post (lmc_id, id)
);
create index post_move_by_post on register.post_move (lmc_id, post_id, made_at);
create index post_move_own on register.post_move (lmc_id, made_at desc) where is_own;
alter table register.post_move enable row level security, force row level security;
create policy own_lmc on register.post_move using (lmc_id = any ((select public.lmc_ids())::uuid[]) or (select public.is_operating()));

-- One row is a time for which something held between a person and an LMC: each a fact of its own, none follows from another.
-- Membership of a trade union is never one of them.
create table register.standing (
  id uuid primary key default uuidv7(),
  office_id uuid not null,
  lmc_id uuid not null references platform.lmc,
  person_id uuid not null,
  fact text not null check (fact in ('represented', 'on_the_roll', 'paying', 'mailed', 'member_elsewhere')),
  words text not null default '',
  during daterange not null check (not isempty(during)),
  made_at timestamptz not null,
  made_by text not null,
  constraint standing_once_at_a_time exclude using gist (person_id with =, lmc_id with =, fact with =, words with =, during with &&),
  constraint standing_stays_in_its_office foreign key (office_id, lmc_id) references platform.lmc (office_id, id),
  constraint standing_person_stays_in_its_office foreign key (office_id, person_id) references register.person (office_id, id)
);
create index standing_by_person on register.standing (person_id);
alter table register.standing enable row level security, force row level security;
create policy own_lmc on register.standing using (lmc_id = any ((select public.lmc_ids())::uuid[]) or (select public.is_operating()));

-- One row is two people found to be one: what was the one's became the other's. For 30 days it can be undone exactly.
create table register.merge (
  id uuid primary key default uuidv7(),
  office_id uuid not null,
  kept_id uuid not null,
  gone_id uuid not null,
  -- What both were before, and which of their things went over.
  before jsonb not null,
  merged_at timestamptz not null,
  merged_by text not null,
  undone_at timestamptz,
  undone_by text,
  constraint merge_kept_in_its_office foreign key (office_id, kept_id) references register.person (office_id, id),
  constraint merge_gone_in_its_office foreign key (office_id, gone_id) references register.person (office_id, id)
);
call public.office_wall('register.merge');

-- One row is two people somebody looked at and said are two.
create table register.not_the_same (
  office_id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  said_at timestamptz not null,
  said_by text not null,
  primary key (one_id, other_id),
  constraint one_stays_in_its_office foreign key (office_id, one_id) references register.person (office_id, id),
  constraint other_stays_in_its_office foreign key (office_id, other_id) references register.person (office_id, id),
  check (one_id < other_id)
);
call public.office_wall('register.not_the_same');

-- One row is a spreadsheet of people on its way in: its columns matched, tried, and taken.
create table register.people_file (
  id uuid primary key default uuidv7(),
  office_id uuid not null,
  lmc_id uuid not null,
  file_name text not null,
  sha256 text not null references platform.file,
  state text not null,
  -- Which column holds what; null until somebody has said.
  columns jsonb,
  -- Each row's fate, from the last try.
  report jsonb,
  given_at timestamptz not null,
  given_by text not null,
  taken_at timestamptz,
  constraint people_file_stays_in_its_office foreign key (office_id, lmc_id) references platform.lmc (office_id, id)
);
call public.lmc_wall('register.people_file');

-- One row is a practice saying "these are our people".
create table register.confirmation (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  practice_id uuid not null,
  people integer not null,
  confirmed_at timestamptz not null,
  confirmed_by text not null,
  constraint confirmation_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
create index confirmation_by_practice on register.confirmation (lmc_id, practice_id, confirmed_at desc);
alter table register.confirmation enable row level security, force row level security;
create policy own_lmc on register.confirmation using (lmc_id = any ((select public.lmc_ids())::uuid[]) or (select public.is_operating()));

-- One row is how an LMC wants its practices to keep their lists, from a day on.
create table register.list_keeping (
  lmc_id uuid not null references platform.lmc,
  from_on date not null,
  confirm_every_months integer not null default 6 check (confirm_every_months between 1 and 24),
  -- Kinds of post that a practice proposes and the office approves.
  waiting_kinds text[] not null default '{}',
  set_at timestamptz not null,
  set_by text not null,
  primary key (lmc_id, from_on)
);
call public.lmc_wall('register.list_keeping');

-- One row is somebody a practice has nominated for a purpose, for a time.
create table register.nomination (
  id uuid primary key default uuidv7(),
  office_id uuid not null,
  lmc_id uuid not null,
  practice_id uuid not null,
  person_id uuid not null,
  purpose text not null check (purpose in ('weekly_return', 'levy', 'ballots', 'media')),
  during daterange not null check (not isempty(during)),
  made_at timestamptz not null,
  made_by text not null,
  constraint nominated_once_at_a_time exclude using gist (lmc_id with =, practice_id with =, purpose with =, person_id with =, during with &&),
  -- A practice has one vote, so one person is authorised to cast it.
  constraint one_authorised_voter_at_a_time exclude using gist (lmc_id with =, practice_id with =, during with &&) where (purpose = 'ballots'),
  constraint nomination_stays_in_its_office foreign key (office_id, lmc_id) references platform.lmc (office_id, id),
  constraint nomination_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id),
  constraint nomination_person_stays_in_its_office foreign key (office_id, person_id) references register.person (office_id, id)
);
create index nomination_by_practice on register.nomination (lmc_id, practice_id);
create index nomination_by_person on register.nomination (person_id);
alter table register.nomination enable row level security, force row level security;
create policy own_lmc on register.nomination using (lmc_id = any ((select public.lmc_ids())::uuid[]) or (select public.is_operating()));

-- One row is somebody asking that what is kept of them be erased, and what the office answered.
create table register.erasure_request (
  id uuid primary key default uuidv7(),
  office_id uuid not null,
  person_id uuid not null,
  words text not null default '',
  asked_at timestamptz not null,
  answer text check (answer in ('erased', 'refused')),
  answer_words text not null default '',
  answered_at timestamptz,
  answered_by text,
  constraint erasure_request_stays_in_its_office foreign key (office_id, person_id) references register.person (office_id, id)
);
create unique index one_open_erasure_request on register.erasure_request (person_id) where answer is null;
call public.office_wall('register.erasure_request');
