-- Addresses that are written to no more, and why.

-- One row is an address to which an office sends nothing, or nothing of one topic, from a moment until it is lifted.
create table platform.suppression (
  id uuid primary key default uuidv7(),
  office_id uuid not null references platform.office,
  -- Compared without regard to case: servers that tell Jo@ from jo@ are not met in practice, and a person told twice to stop is.
  address text not null constraint suppressed_address_is_lower_case check (address = lower(address) and address !~ '[\r\n]'),
  -- What they get no more of; null is everything.
  topic text,
  reason text not null constraint suppression_reason_is_known check (reason in ('unsubscribed', 'bounced', 'complained', 'office')),
  detail text not null default '',
  began_at timestamptz not null,
  began_by text not null,
  lifted_at timestamptz,
  lifted_by text,
  lift_reason text,
  constraint who_unsubscribes_names_a_topic check (reason <> 'unsubscribed' or topic is not null),
  constraint lifting_has_a_name_and_a_reason check (num_nonnulls(lifted_at, lifted_by, lift_reason) in (0, 3))
);
create unique index one_suppression_at_a_time on platform.suppression (office_id, address, reason, coalesce(topic, '')) where lifted_at is null;
create index suppression_by_moment on platform.suppression (office_id, began_at desc);
alter table platform.suppression enable row level security, force row level security;
create policy own_office on platform.suppression using (office_id = (select public.office_id()) or (select public.is_operating()));
