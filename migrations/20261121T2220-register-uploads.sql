-- Files that people give through the browser, and where the publishers keep theirs.

-- One row is one file uploaded by an office to be tried and then taken in; the bytes are in platform.file.
create table register.upload (
  id uuid primary key default uuidv7(),
  office_id uuid not null references platform.office,
  file_name text not null,
  sha256 text not null references platform.file,
  bytes bigint not null,
  as_at date,
  state text not null default 'waiting' check (state in ('waiting', 'trying', 'tried', 'taking', 'taken', 'refused', 'dropped')),
  percent smallint not null default 0 constraint percent_is_a_share check (percent between 0 and 100),
  progress text not null default '',
  accept_drop boolean not null default false,
  report jsonb,
  -- What is wrong with the file, or why it was refused: a sentence, where, and what to do.
  mistake jsonb,
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  constraint upload_stays_in_its_office unique (office_id, id)
);
create index upload_by_office on register.upload (office_id, uploaded_at desc);
alter table register.upload enable row level security, force row level security;
create policy own_office on register.upload using (office_id = (select public.office_id()) or (select public.is_operating()));

-- One row is one step in what became of an upload; never changed.
create table register.upload_move (
  id uuid primary key default uuidv7(),
  office_id uuid not null,
  upload_id uuid not null,
  move text not null,
  made_at timestamptz not null,
  made_by text not null,
  constraint upload_move_stays_in_its_office foreign key (office_id, upload_id) references register.upload (office_id, id)
);
create index upload_move_by_upload on register.upload_move (office_id, upload_id, made_at);
alter table register.upload_move enable row level security, force row level security;
create policy own_office on register.upload_move using (office_id = (select public.office_id()) or (select public.is_operating()));

-- One row is where a publisher keeps the current file of a kind; an operator changes it when the publisher moves it.
create table register.publisher (
  kind text primary key,
  address text not null constraint address_is_of_the_web check (address ~ '^https?://'),
  set_at timestamptz not null,
  set_by text not null
);
-- The one address known to last; an operator gives the others.
insert into register.publisher (kind, address, set_at, set_by) values
  ('practices', 'https://www.odsdatasearchandexport.nhs.uk/api/getReport?report=epraccur', timestamptz '2026-11-21 00:00Z', 'OpenLMC');
call public.national('register.publisher');
