-- One form gives one count, however often its button is pressed; and of which run's line, since a draft that is drawn up again has new lines.
alter table levies.given_count
  add pressed uuid constraint count_given_once_per_press unique,
  add run_id uuid,
  add constraint given_count_stays_with_its_run foreign key (lmc_id, run_id) references levies.run (lmc_id, id);
