-- Which practices stand on a day, and what they are called, read from the index alone: what an LMC asks of them is asked of six
-- thousand at once, whose rows lie scattered among all that they ever were.
create index practice_period_standing on register.practice_period (until_on, from_on, practice_id) include (ods_code, name)
  where status = 'active';
