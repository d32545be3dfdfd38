-- The accounts of one person are looked up one by one, by index: planned as a whole, everybody's were read.

-- An address that a practice gave to somebody who was known already is no proof of whose it is.
create view register.address_of_person with (security_invoker = true) as
  select c.office_id, c.person_id, lower(c.value) as email
  from register.contact_point c join register.person p on p.office_id = c.office_id and p.id = c.person_id
  where c.kind = 'email' and c.ended_at is null and (c.source <> 'practice' or c.made_at = p.made_at);

create or replace function register.accounts_of_one(account uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  with recursive
  office as materialized (select public.office_id() as id),
  linked as not materialized (
    select p.id, p.account_id from register.person p
    where p.office_id = (select id from office) and p.account_id is not null and p.merged_into is null),
  one as (
    select id from (
      select p.id from register.person p where p.office_id = (select id from office) and p.account_id = $1
      union
      select d.person_id from accounts.account a join register.address_of_person d on d.email = a.email
      where a.id = $1 and d.office_id = (select id from office) and not exists (select from linked where account_id = $1)) those
    union
    select q.id from one cross join lateral (
      select p.merged_into as id from register.person p where p.id = one.id and p.merged_into is not null
      union all
      select o.id from register.person o where o.office_id = (select id from office) and o.merged_into = one.id) q)
  select $1
  union
  select p.account_id from one
  cross join lateral (select account_id from register.person where id = one.id and account_id is not null offset 0) p
  union
  -- Looked up one by one, where the planner would read everybody's.
  select a.id from one
  cross join lateral (select email from register.address_of_person where person_id = one.id offset 0) d
  join accounts.account a on a.email = d.email
  where not exists (select from linked where account_id = a.id and id not in (select id from one))
$$;
