-- Whom a round of the weekly return is mailed to and who is rung about it, and how long a practice has been silent.

-- One row is somebody's post at a practice, with where they are written to and rung there.
create view register.practice_contact with (security_invoker = true) as
  select t.lmc_id, t.practice_id, t.kind, t.during, h.id as person_id, h.name, e.value as email, c.value as telephone
  from register.post t join register.person h on h.id = t.person_id and h.erased_at is null
  left join lateral (select value from register.contact_point
    where person_id = h.id and kind = 'email' and ended_at is null and purpose <> 'personal'
    order by purpose = 'work' desc, made_at desc limit 1) e on true
  left join lateral (select value from register.contact_point
    where person_id = h.id and kind <> 'email' and ended_at is null and purpose <> 'personal'
    order by purpose = 'work' desc, made_at desc limit 1) c on true
  where t.state = 'held' and t.practice_id is not null;

-- One row is the number that open data gives for a practice for a time.
create view register.practice_telephone with (security_invoker = true) as
  select practice_id, from_on, until_on, telephone from register.practice_period where telephone <> '';

-- One row is an account's role at a practice.
create view accounts.practice_holder with (security_invoker = true) as
  select r.lmc_id, r.practice_id, r.during, a.id as account_id, a.name, a.email
  from accounts.role_held r join accounts.account a on a.id = r.account_id
  where r.practice_id is not null;

-- How long a practice has been silent is the length of its run of weeks without a return: both ends are found without the rows.
create index week_practice_answered on pressure.week_practice (lmc_id, practice_id, week_of) where alert is not null;
create index week_practice_silent on pressure.week_practice (lmc_id, practice_id, week_of) where alert is null;
