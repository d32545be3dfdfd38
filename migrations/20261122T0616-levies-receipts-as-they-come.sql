-- The day on which the rows of a file were received that don't say it themselves.
alter table levies.receipt_file add received_on date not null;

-- One statement lists several levies, and is taken in once for each of them.
drop index levies.receipt_file_taken_once;
create unique index receipt_file_taken_once on levies.receipt_file (lmc_id, levy_id, sha256) where state = 'taken';

-- A receipt that is typed is made once, however often its button is pressed; null for a row of a file.
alter table levies.receipt add pressed uuid constraint receipt_typed_once_per_press unique;
alter table levies.receipt add constraint receipt_stays_with_its_collector
  foreign key (lmc_id, collector_id) references levies.collector (lmc_id, id);
create index receipt_by_levy on levies.receipt (lmc_id, levy_id, received_on desc);
