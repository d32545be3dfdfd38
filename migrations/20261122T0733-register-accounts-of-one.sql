-- Which accounts are one person's, so far as their office knows: what somebody drafted another person checks, not another account of
-- theirs. They may be known behind the wall of an LMC that an account of theirs doesn't reach; so the owner looks, and tells accounts alone.

create policy read_by_its_owner on register.person for select to current_user using (true);
create policy read_by_its_owner on register.contact_point for select to current_user using (true);
create index person_merged on register.person (office_id, merged_into) where merged_into is not null;

create function register.accounts_of_one(account uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  with recursive
  -- An address that a practice gave to somebody who was known already is no proof of whose it is.
  address as not materialized (
    select c.person_id, lower(c.value) as email from register.contact_point c
    join register.person p on p.office_id = c.office_id and p.id = c.person_id
    where c.office_id = (select public.office_id()) and c.kind = 'email' and c.ended_at is null
      and (c.source <> 'practice' or c.made_at = p.made_at)),
  linked as not materialized (
    select id, account_id from register.person
    where office_id = (select public.office_id()) and account_id is not null and merged_into is null),
  one as (
    select id from (
      select p.id from register.person p where p.office_id = (select public.office_id()) and p.account_id = $1
      union
      select d.person_id from accounts.account a join address d on d.email = a.email
      where a.id = $1 and not exists (select from linked where account_id = $1)) those
    union
    select q.id from one join register.person p on p.id = one.id
    join register.person q on q.office_id = p.office_id and (q.id = p.merged_into or q.merged_into = p.id))
  select $1
  union
  select p.account_id from one join register.person p on p.id = one.id where p.account_id is not null
  union
  select a.id from one join address d on d.person_id = one.id join accounts.account a on a.email = d.email
  where not exists (select from linked where account_id = a.id and id not in (select id from one))
$$;
revoke execute on function register.accounts_of_one from public;
grant execute on function register.accounts_of_one to openlmc_app;
