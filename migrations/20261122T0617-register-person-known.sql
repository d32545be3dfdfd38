-- Who somebody is, for modules that keep something of a person: whoever was merged or erased is known no more, and keeps the name.
create view register.person_known with (security_invoker = true) as
  select id as person_id, office_id, lmc_ids, name, account_id, merged_into is null and erased_at is null as is_known from register.person;
