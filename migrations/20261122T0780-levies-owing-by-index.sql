-- Who owes anything, and by which bills, is read from these indexes alone: of all that was ever charged it is little.
create index discrepancy_owing on levies.discrepancy (lmc_id, levy_id, run_id, practice_id)
  include (lines, charged_pence, allocated_pence, written_off_pence) where is_owing;
create index document_asking on levies.document (lmc_id, run_id, practice_id)
  include (id, collector_id, kind, number, due_on, amount_pence) where kind in ('invoice', 'credit_note');

-- What all runs said of a time is looked at again to find what is to be corrected of it.
create index line_by_time on levies.line (lmc_id, levy_id, from_on);
