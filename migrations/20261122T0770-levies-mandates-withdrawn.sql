-- A mandate noted by mistake, as of the wrong practice, is withdrawn: it stays on file with its document, and holds for no day.
alter table levies.mandate
  add column withdrawn_at timestamptz,
  add column withdrawn_by text,
  add column withdrawn_why text,
  add constraint withdrawn_mandate_says_why check (num_nulls(withdrawn_at, withdrawn_by, withdrawn_why) in (0, 3) and withdrawn_why <> ''),
  drop constraint one_choice_about_a_levy_at_a_time,
  add constraint one_choice_about_a_levy_at_a_time
    exclude using gist (practice_id with =, levy_id with =, during with &&) where (withdrawn_at is null);
