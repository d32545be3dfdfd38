-- What was written off of a line that a later run corrects is taken back as that run is issued, so that nobody is given back what they
-- never paid: a write-off below nought of the correction, naming the run. Whoever drafted the run proposed it, and who issues it confirms.
alter table levies.write_off
  add run_id uuid,
  add constraint taken_back_by_its_run check (run_id is null or (state = 'confirmed' and amount_pence < 0)),
  add constraint write_off_stays_with_its_run foreign key (lmc_id, run_id) references levies.run (lmc_id, id),
  drop constraint confirmed_by_a_second_person,
  add constraint confirmed_by_a_second_person check (state <> 'confirmed' or run_id is not null or settled_by_id is distinct from proposed_by_id);
create unique index taken_back_once_by_a_run on levies.write_off (lmc_id, line_id) where run_id is not null;
