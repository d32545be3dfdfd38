-- Where a run corrects what was written off in part, and takes nothing of that back, another part of what is left may be due to be passed
-- on: a write-off of nought of the correction, which says by how much.
alter table levies.write_off
  drop constraint write_off_amount_pence_check,
  add constraint something_is_written_off check (amount_pence <> 0 or (run_id is not null and remitted_pence <> 0)),
  drop constraint taken_back_by_its_run,
  add constraint taken_back_by_its_run check (run_id is null or (state = 'confirmed' and amount_pence <= 0));
