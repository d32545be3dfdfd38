-- What later modules join of the register: practices with the codes of where they belong, the groups they are in, and whom they
-- nominated, each narrowed to a day by whoever asks.
create or replace view register.practice_card with (security_invoker = true) as
  select r.lmc_id, r.during as represented_during, p.from_on, p.until_on, p.practice_id, p.ods_code, p.name, p.status,
         p.postcode, p.pcn_id, p.pcn_name, p.icb_code, p.constituency_code, p.constituency_name, p.list_size, p.list_size_on,
         p.pcn_code, p.icb_name
  from register.representation r
  join register.practice_period p on p.practice_id = r.practice_id;

-- One row is a time for which a practice belongs to a group of its LMC's: a locality, a federation or a tag.
create view register.group_membership with (security_invoker = true) as
  select g.lmc_id, g.id as group_id, g.kind, g.name, m.practice_id, g.during * m.during as during
  from register.practice_group g
  join register.group_member m on m.lmc_id = g.lmc_id and m.group_id = g.id;

-- One row is an e-mail address of somebody a practice nominated and who holds a post there: for what, and for which days.
create view register.nominee with (security_invoker = true) as
  select n.lmc_id, n.practice_id, n.purpose, n.during * t.during as during, h.id as person_id, h.name, h.account_id, c.value as email
  from register.nomination n
  join register.post t on t.lmc_id = n.lmc_id and t.practice_id = n.practice_id and t.person_id = n.person_id and t.state = 'held'
    and t.during && n.during
  join register.person h on h.id = n.person_id and h.erased_at is null
  left join lateral (select value from register.contact_point
    where person_id = h.id and kind = 'email' and ended_at is null and purpose <> 'personal'
    order by purpose = 'work' desc, made_at desc limit 1) c on true;
