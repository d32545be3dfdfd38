-- A credit of a practice is set against what it owes of the same levy, without money: allocations of a set-off, which come to nothing.

-- One row is a credit line that is set against lines its practice owes; taken back, its allocations come to nothing line by line.
create table levies.set_off (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  -- The credit.
  line_id uuid not null,
  made_at timestamptz not null,
  made_by text not null,
  constraint set_off_keeps_its_lmc unique (lmc_id, id),
  constraint set_off_stays_with_its_line foreign key (lmc_id, line_id) references levies.line (lmc_id, id)
);
create index set_off_by_line on levies.set_off (lmc_id, line_id);
call public.lmc_wall('levies.set_off');
revoke update, delete on levies.set_off from openlmc_app;

alter table levies.allocation
  alter receipt_id drop not null,
  add set_off_id uuid,
  add constraint allocated_of_one_source check ((receipt_id is null) <> (set_off_id is null)),
  add constraint allocation_stays_with_its_set_off foreign key (lmc_id, set_off_id) references levies.set_off (lmc_id, id);
create index allocation_by_set_off on levies.allocation (lmc_id, set_off_id) where set_off_id is not null;

-- Few lines are credits: these are looked at first.
create index line_credit on levies.line (lmc_id, levy_id, practice_id) where amount_pence < 0;
