-- When a paper that wasn't mailed was handed over otherwise, or needn't be: it waits for nobody from then.
alter table levies.document add column handed_over_at timestamptz;
create index document_to_give on levies.document (lmc_id, run_id, made_at)
  where sha256 is not null and mailed_at is null and handed_over_at is null;
