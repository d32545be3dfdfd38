-- Whoever belongs to one LMC only asks those who may see that LMC.

alter table desk.correction
  add column lmc_id uuid,
  add constraint correction_stays_in_its_office foreign key (office_id, lmc_id) references platform.lmc (office_id, id);
drop policy own_office on desk.correction;
create policy own_office_and_lmc on desk.correction
  using (office_id = (select public.office_id()) and (lmc_id is null or lmc_id = any ((select public.lmc_ids())::uuid[])));
