-- A record is kept as long as its class needs and then emptied; its row, its number and its place in the chain stay, so that the
-- chain can still be checked from its first seal.

-- The record of the forgetting by which this one was emptied; null while its content is kept.
alter table platform.record add column forgotten_by uuid references platform.record;
create index record_forgotten on platform.record (forgotten_by) where forgotten_by is not null;

create policy emptied_by_its_owner on platform.record for update to current_user
  using (forgotten_by is null and (select public.is_operating()))
  with check (forgotten_by is not null and account_id is null and office_id is null and lmc_id is null
    and actor = '' and what = '' and about = '{}');

-- Empties the oldest sealed records of a class from before a moment, and leaves a record of which; says how many. Nobody else may
-- change the record, and whoever runs this can't use it to hide what is not a year old by the database's own clock.
create function platform.forget_records(class text, pattern text, but_not text, before timestamptz, moment timestamptz, most integer)
returns integer language plpgsql security definer set search_path = '' as $$
declare
  forgetting uuid := gen_random_uuid();
  ids uuid[];
begin
  select array_agg(old.id order by old.number) into ids from (
    select r.id, r.number from platform.record r
    join platform.sealed_record p on p.record_id = r.id
    join platform.seal s on s.number = p.seal_number
    where r.forgotten_by is null and r.at < before and r.what ~ pattern and r.what !~ but_not
      and s.made_at < least(moment, now()) - interval '1 year'
    order by r.number limit most) old;
  if ids is null then
    return 0;
  end if;
  insert into platform.record (id, at, actor, what, about)
  values (forgetting, moment, 'OpenLMC', 'platform.records_forgotten', jsonb_build_object('class', class, 'before', before,
    'records', cardinality(ids), 'hash', encode(sha256(convert_to(array_to_string(ids, ','), 'UTF8')), 'hex')));
  update platform.record set account_id = null, office_id = null, lmc_id = null, actor = '', what = '', about = '{}', forgotten_by = forgetting
  where id = any (ids);
  return cardinality(ids);
end $$;
revoke execute on function platform.forget_records from public;
grant execute on function platform.forget_records to openlmc_app;
