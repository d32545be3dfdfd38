-- How each message fares, and how offices and LMCs want their mail to look.

alter table platform.message
  add column lmc_id uuid,
  -- What the reader may hear no more of; null is what they asked for themselves, such as an answer.
  add column topic text,
  -- Which letter it is, and the run that sent it to many: no address gets one letter twice in one run.
  add column kind text not null default 'letter',
  add column run text,
  -- It carries a way in. The office sees that it went and not what it says, and it is tried whatever came back before.
  add column is_private boolean not null default false,
  add column state text not null default 'queued' constraint message_state_is_known
    check (state in ('queued', 'deferred', 'sent', 'delivered', 'kept', 'suppressed', 'failed', 'bounced', 'complained')),
  -- When it is tried next, and until when; null where it waits for nothing.
  add column next_try_at timestamptz,
  add column gives_up_at timestamptz,
  -- What the mail server said when it took it.
  add column server_response text,
  -- Who gets the answers; blank is nobody.
  add column reply_name text not null default '' constraint reply_name_has_no_line_break check (reply_name !~ '[\r\n]'),
  add column reply_address text not null default '' constraint reply_address_has_no_line_break check (reply_address !~ '[\r\n]'),
  add constraint message_stays_in_its_office foreign key (office_id, lmc_id) references platform.lmc (office_id, id);
update platform.message set
  state = case when sent_at is not null then 'sent' when kept_at is not null then 'kept' else 'queued' end,
  next_try_at = case when sent_at is null and kept_at is null then queued_at end,
  gives_up_at = queued_at + interval '48 hours',
  reply_address = coalesce(headers->>'Reply-To', '');
alter table platform.message
  alter column gives_up_at set not null,
  add constraint message_waits_for_its_next_try check ((state in ('queued', 'deferred')) = (next_try_at is not null));
alter table platform.message alter column kind drop default, drop column headers;
drop index platform.message_waiting;
-- What somebody waits for goes before what goes to many.
create index message_due on platform.message ((topic is not null), next_try_at) where next_try_at is not null;
create index message_of_office on platform.message (office_id, queued_at desc);
create index message_troubled on platform.message (office_id, queued_at desc) where state in ('failed', 'bounced', 'complained', 'suppressed');
create unique index one_letter_to_an_address_in_a_run on platform.message (office_id, kind, run, lower(to_address)) nulls not distinct where run is not null;
drop policy handled_by_its_office on platform.message;
create policy handled_by_its_office on platform.message
  using ((office_id = (select public.office_id()) and (lmc_id is null or lmc_id = any ((select public.lmc_ids())::uuid[]))) or (select public.is_operating()));

-- One row is one thing that happened to a message; rows are only ever added.
create table platform.message_event (
  message_id uuid not null references platform.message on delete cascade,
  number bigint generated always as identity,
  office_id uuid,
  at timestamptz not null,
  what text not null constraint message_event_is_known
    check (what in ('queued', 'sent', 'delivered', 'kept', 'deferred', 'suppressed', 'failed', 'bounced', 'complained', 'sent_again')),
  detail text not null default '',
  primary key (message_id, number)
);
create index message_event_bounced on platform.message_event (office_id, at) where what = 'bounced';
alter table platform.message_event enable row level security, force row level security;
create policy added_by_anyone on platform.message_event for insert with check (true);
create policy read_by_its_office on platform.message_event using (office_id = (select public.office_id()) or (select public.is_operating()));
revoke update, delete on platform.message_event from openlmc_app;

-- One row is how an office wants its mail: from whom, with what under it, and where what comes back is read.
create table platform.mail_setting (
  office_id uuid primary key references platform.office,
  -- Blank is the installation's own address, and the name of whoever signs the letter.
  from_name text not null default '' constraint from_name_is_one_line check (from_name !~ '[\r\n]'),
  from_address text not null default '' constraint from_address_is_one_line check (from_address !~ '[\r\n]'),
  footer text not null default '',
  -- What comes back is sent here, and read from this mailbox.
  bounce_address text not null default '' constraint bounce_address_is_one_line check (bounce_address !~ '[\r\n]'),
  mailbox_host text not null default '',
  mailbox_user text not null default '',
  sealed_mailbox_password text,
  mailbox_read_at timestamptz,
  mailbox_failure text,
  -- Asks the practice's server to say when it took a message.
  asks_receipts boolean not null default false,
  -- A mail provider reports to /mail/reports/SECRET; only the secret's hash is kept.
  reports_secret_hash text constraint one_office_per_reports_secret unique,
  changed_at timestamptz not null,
  changed_by text not null
);
alter table platform.mail_setting enable row level security, force row level security;
create policy own_office on platform.mail_setting using (office_id = (select public.office_id()) or (select public.is_operating()));

-- One row is how an LMC wants the mail sent for it: from whom it is, and who gets the answers.
create table platform.lmc_mail_setting (
  lmc_id uuid primary key,
  office_id uuid not null,
  from_name text not null default '' constraint from_name_is_one_line check (from_name !~ '[\r\n]'),
  reply_name text not null default '' constraint reply_name_is_one_line check (reply_name !~ '[\r\n]'),
  reply_address text not null default '' constraint reply_address_is_one_line check (reply_address !~ '[\r\n]'),
  changed_at timestamptz not null,
  changed_by text not null,
  constraint lmc_mail_setting_stays_in_its_office foreign key (office_id, lmc_id) references platform.lmc (office_id, id)
);
alter table platform.lmc_mail_setting enable row level security, force row level security;
create policy own_lmc on platform.lmc_mail_setting using (lmc_id = any ((select public.lmc_ids())::uuid[]) or (select public.is_operating()));
