-- What sending mail and sealing the record turned out to need.

alter table platform.message
  -- The person the reader knows; the address is the installation's own.
  add column from_name text not null default 'OpenLMC',
  -- When it was set aside because no mail server was configured: such a message is never sent later, when a sign-in link in
  -- it would be stale and a reminder wrong.
  add column kept_at timestamptz,
  add constraint message_is_sent_or_kept check (sent_at is null or kept_at is null);
drop index platform.message_waiting;
create index message_waiting on platform.message (queued_at) where sent_at is null and kept_at is null;

-- The hash of the record's own row, so that a check can say which record was changed, and not only in which seal.
alter table platform.sealed_record add column hash text not null;
create unique index record_by_number on platform.record (number);
