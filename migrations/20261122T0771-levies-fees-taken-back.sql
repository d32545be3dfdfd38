-- A sessional fee entered by mistake is taken back by another that is just as much below nought, with a reason; neither is ever changed.
alter table levies.sessional_fee
  add column takes_back_id uuid constraint fee_taken_back_once unique,
  add column why text not null default '',
  add column takes_back_pence bigint not null generated always as (-amount_pence) stored,
  add constraint fee_keeps_its_amount unique (lmc_id, sessional_member_id, id, amount_pence),
  add constraint fee_taken_back_whole foreign key (lmc_id, sessional_member_id, takes_back_id, takes_back_pence)
    references levies.sessional_fee (lmc_id, sessional_member_id, id, amount_pence),
  drop constraint sessional_fee_amount_pence_check,
  add constraint only_what_takes_back_is_below_nought
    check (case when takes_back_id is null then amount_pence >= 0 and why = '' else amount_pence <= 0 and why <> '' end),
  -- What was taken back may be paid until the same day after all; that no fee is taken twice is held by the day its doctor has paid until.
  drop constraint one_fee_until_a_day;
