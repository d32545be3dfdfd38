-- An LMC's own register: how its area is drawn, which practices that takes, and what the office knows and does about them.

-- One row is how an LMC's area was drawn for a time. A practice is taken by its commissioner, by its local authority, or by
-- its code; the added are taken and the excluded left out whatever else holds.
create table register.boundary (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null references platform.lmc,
  during daterange not null,
  commissioners text[] not null default '{}',
  local_authorities text[] not null default '{}',
  added_codes text[] not null default '{}',
  excluded_codes text[] not null default '{}',
  drawn_at timestamptz not null,
  drawn_by text not null,
  constraint one_boundary_at_a_time unique (lmc_id, during without overlaps)
);
alter table register.boundary enable row level security, force row level security;
create policy own_lmc on register.boundary using (lmc_id = any ((select public.lmc_ids())::uuid[]) or (select public.is_operating()));

-- One row is a practice that an LMC has represented at any time: what other tables of the LMC point to.
create table register.lmc_practice (
  lmc_id uuid not null references platform.lmc,
  practice_id uuid not null references register.practice,
  primary key (lmc_id, practice_id)
);
alter table register.lmc_practice enable row level security, force row level security;
create policy own_lmc on register.lmc_practice using (lmc_id = any ((select public.lmc_ids())::uuid[]) or (select public.is_operating()));

-- One row is a time for which an LMC represents a practice; derived from boundaries and practice periods.
create table register.representation (
  office_id uuid not null,
  lmc_id uuid not null,
  practice_id uuid not null,
  during daterange not null,
  constraint practice_in_one_lmc_at_a_time primary key (office_id, practice_id, during without overlaps),
  constraint representation_stays_in_its_office foreign key (office_id, lmc_id) references platform.lmc (office_id, id),
  constraint representation_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
create index representation_by_lmc on register.representation (lmc_id, practice_id);
alter table register.representation enable row level security, force row level security;
create policy own_lmc on register.representation using (lmc_id = any ((select public.lmc_ids())::uuid[]) or (select public.is_operating()));

-- One row is a note the office keeps on a practice; never about patients.
create table register.practice_note (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  practice_id uuid not null,
  words text not null constraint note_says_something check (words <> ''),
  written_at timestamptz not null,
  written_by text not null,
  withdrawn_at timestamptz,
  pressed uuid not null constraint note_written_once unique,
  constraint note_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
create index practice_note_by_practice on register.practice_note (lmc_id, practice_id, written_at desc);
call public.lmc_wall('register.practice_note');

-- One row is a group of practices the LMC works with: a federation, a locality, or a tag of the office's own.
create table register.practice_group (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null references platform.lmc,
  kind text not null check (kind in ('federation', 'locality', 'tag')),
  name text not null,
  during daterange not null,
  constraint one_group_of_a_name_at_a_time unique (lmc_id, name, during without overlaps),
  constraint group_stays_in_its_lmc unique (lmc_id, id)
);
call public.lmc_wall('register.practice_group');

-- One row is a time for which a practice belongs to a group.
create table register.group_member (
  lmc_id uuid not null,
  group_id uuid not null,
  practice_id uuid not null,
  during daterange not null,
  constraint member_once_at_a_time primary key (group_id, practice_id, during without overlaps),
  constraint group_member_stays_in_its_lmc foreign key (lmc_id, group_id) references register.practice_group (lmc_id, id),
  constraint member_practice_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
create index group_member_by_practice on register.group_member (lmc_id, practice_id);
call public.lmc_wall('register.group_member');

-- One row is something in the open data that changed for a practice of an LMC, and what the office did about it.
create table register.change (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  practice_id uuid not null,
  kind text not null check (kind in ('opened', 'closed', 'dormant', 'renamed', 'moved_pcn', 'changed_commissioner', 'list_up', 'list_down', 'moved_constituency', 'joined_area', 'left_area')),
  happened_on date not null,
  before text,
  after text,
  file_id uuid not null references register.open_data_file,
  state text not null default 'new' check (state in ('new', 'noted', 'acted', 'dismissed')),
  owner_id uuid,
  found_at timestamptz not null,
  constraint change_found_once unique (lmc_id, practice_id, kind, happened_on),
  constraint change_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id),
  constraint change_keeps_its_lmc unique (lmc_id, id)
);
create index change_by_state on register.change (lmc_id, state, happened_on desc);
alter table register.change enable row level security, force row level security;
create policy own_lmc on register.change using (lmc_id = any ((select public.lmc_ids())::uuid[]) or (select public.is_operating()));

-- One row is one step in what the office did about a change; never changed.
create table register.change_move (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  change_id uuid not null,
  move text not null,
  words text not null default '',
  made_at timestamptz not null,
  made_by text not null,
  constraint change_move_stays_in_its_lmc foreign key (lmc_id, change_id) references register.change (lmc_id, id)
);
create index change_move_by_change on register.change_move (lmc_id, change_id, made_at);
alter table register.change_move enable row level security, force row level security;
create policy own_lmc on register.change_move using (lmc_id = any ((select public.lmc_ids())::uuid[]) or (select public.is_operating()));

-- The practices of the LMCs in sight, as they were in each period: what other modules join, narrowed to a day.
create view register.practice_card with (security_invoker = true) as
  select r.lmc_id, r.during as represented_during, p.from_on, p.until_on, p.practice_id, p.ods_code, p.name, p.status,
         p.postcode, p.pcn_id, p.pcn_name, p.icb_code, p.constituency_code, p.constituency_name, p.list_size, p.list_size_on
  from register.representation r
  join register.practice_period p on p.practice_id = r.practice_id;

alter table accounts.role_held add constraint practice_role_stays_in_its_lmc
  foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id);
