-- Whom a record concerns, so that they can read it; and what the page tells somebody of.

-- The accounts, people, practices that a record's `about` names by id: found without reading every record.
create function public.ids_in(about jsonb) returns uuid[] language sql immutable as $$
  select coalesce(array_agg(distinct (found #>> '{}')::uuid), '{}')
  from jsonb_path_query(about, '$.** ? (@.type() == "string")') as found
  where found #>> '{}' ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
$$;
alter table platform.record add column concerns uuid[] not null generated always as (public.ids_in(about)) stored;
create index record_by_concern on platform.record using gin (concerns);
create index record_by_account on platform.record (account_id, at desc) where account_id is not null;

-- One row is something that one account is told on its pages; and, if it wants, once a day by mail.
create table platform.notification (
  id uuid primary key default uuidv7(),
  account_id uuid not null,
  office_id uuid not null references platform.office,
  -- The same reason tells the same person once.
  once text not null,
  title text not null,
  href text not null constraint href_is_a_path check (href ~ '^/[^/\\]|^/$'),
  made_at timestamptz not null,
  seen_at timestamptz,
  mailed_at timestamptz,
  constraint told_once_for_one_reason unique (account_id, once)
);
create index notification_unseen on platform.notification (account_id, made_at desc) where seen_at is null;
alter table platform.notification enable row level security, force row level security;
create policy told_by_anyone on platform.notification for insert with check (true);
create policy read_by_its_account on platform.notification using (account_id = (select public.account_id()) or (select public.is_operating()));
