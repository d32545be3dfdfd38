-- What later modules join of the register to find who and what a text names: where practices are, and what people are called.
create or replace view register.practice_card with (security_invoker = true) as
  select r.lmc_id, r.during as represented_during, p.from_on, p.until_on, p.practice_id, p.ods_code, p.name, p.status,
         p.postcode, p.pcn_id, p.pcn_name, p.icb_code, p.constituency_code, p.constituency_name, p.list_size, p.list_size_on,
         p.pcn_code, p.icb_name, p.address
  from register.representation r
  join register.practice_period p on p.practice_id = r.practice_id;

create view register.person_name with (security_invoker = true) as
  select lmc_ids, given_names, family_name from register.person where merged_into is null and erased_at is null;
