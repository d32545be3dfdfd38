-- A remittance that was entered by mistake is taken back by a second row of the same amount below nought, which says why.
alter table levies.remittance
  drop constraint remittance_sent_pence_check,
  add takes_back_id uuid,
  -- Why it is taken back.
  add reason text not null default '',
  add constraint below_nought_where_taken_back check (sent_pence <> 0 and (sent_pence < 0) = (takes_back_id is not null)
    and (takes_back_id is not null) = (reason <> '')),
  add constraint taken_back_stays_with_its_remittance foreign key (lmc_id, takes_back_id) references levies.remittance (lmc_id, id);
create unique index remittance_taken_back_once on levies.remittance (lmc_id, takes_back_id) where takes_back_id is not null;
revoke update, delete on levies.remittance from openlmc_app;
