-- What a practice is called, for modules that name one and know no more of it: as it is now, or was when last heard of.
create view register.practice_name with (security_invoker = true) as
  select p.id as practice_id, p.ods_code,
         (select name from register.practice_period where practice_id = p.id order by from_on desc limit 1) as name
  from register.practice p;
