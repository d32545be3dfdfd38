-- A file goes when no row names it. Every column that names one says so by a foreign key: the emptying reads which they are, and what
-- is named all the same can't be removed.
alter table pressure.history_file add constraint history_file_has_its_file foreign key (sha256) references platform.file;
alter table levies.mandate add constraint mandate_has_its_file foreign key (sha256) references platform.file;
alter table levies.document add constraint document_has_its_file foreign key (sha256) references platform.file;
alter table levies.receipt_file add constraint receipt_file_has_its_file foreign key (sha256) references platform.file;
create index document_by_file on levies.document (sha256);
create index mandate_by_file on levies.mandate (sha256);

-- Null when its time is over; what was said of its rows goes with it.
alter table register.people_file alter column sha256 drop not null;
alter table pressure.history_file alter column sha256 drop not null;
