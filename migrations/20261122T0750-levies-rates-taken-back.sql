-- A rate that was agreed by mistake is withdrawn while nothing is charged by it: its decision stays, and why it no longer holds stands beside it;
-- who settled it is then whoever withdrew it, and who agreed it is in the record.
alter table levies.rate
  add withdrawn_because text not null default '',
  -- One form is one proposal, however often its button is pressed; null for those from before.
  add pressed uuid constraint rate_proposed_once_per_press unique,
  add constraint agreed_rate_is_withdrawn_for_a_reason check (state <> 'withdrawn' or decided_on is null or withdrawn_because <> '');
