-- What a practice is on a late day without reading what it was before; and practices by a code or name they have or had.
create index practice_period_in_time on register.practice_period (practice_id, until_on);
create index practice_period_by_code on register.practice_period (ods_code);
create index practice_period_by_name on register.practice_period (lower(name));
