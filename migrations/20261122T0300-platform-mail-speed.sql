-- An office's mail of some days is counted from the index alone.
drop index platform.message_of_office;
drop index platform.message_troubled;
create index message_of_office on platform.message (office_id, queued_at desc) include (state, lmc_id);
