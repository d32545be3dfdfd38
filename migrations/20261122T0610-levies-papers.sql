-- Which bill is whose: every document is of the lines that one collector collects, and a reminder is of one invoice.

alter table levies.document
  -- Whoever collects its lines; null where nobody does yet.
  add column collector_id uuid,
  -- The invoice that a reminder reminds of.
  add column reminds_id uuid,
  add constraint reminder_names_its_invoice check ((kind = 'reminder') = (reminds_id is not null)),
  add constraint document_has_its_collector foreign key (lmc_id, collector_id) references levies.collector (lmc_id, id),
  add constraint reminder_stays_with_its_invoice foreign key (lmc_id, reminds_id) references levies.document (lmc_id, id);
-- A practice has one paper of a run for whoever collects; issuing a run twice meets this.
create unique index one_document_of_a_run on levies.document (lmc_id, run_id, practice_id, collector_id) nulls not distinct where kind <> 'reminder';
create index document_to_print on levies.document (lmc_id, run_id, kind, number) where sha256 is null;
create index reminder_by_invoice on levies.document (lmc_id, reminds_id) where reminds_id is not null;

-- One layout names a column once; an empty one is the usual schedule.
alter table levies.collector add constraint layout_is_a_list check (jsonb_typeof(layout) = 'array');
