-- What became of what was charged, kept with what it comes of in the same transaction, so that lists of a whole LMC are read and not
-- added up. `openlmc levies verify` adds it up again.

-- One row is what an issued run came to: it never changes.
create table levies.run_total (
  lmc_id uuid not null,
  run_id uuid not null,
  -- Practices that are charged, their patients, whether all by their weighted lists, and what it comes to.
  practices integer not null,
  patients bigint not null,
  is_weighted boolean not null,
  charged_pence bigint not null,
  adjustments integer not null,
  adjusted_pence bigint not null,
  not_charged integer not null,
  total_pence bigint not null,
  -- Practices that are charged or corrected; what is passed on of them; and what of that could be sent if each paid just what it was asked.
  asked integer not null,
  remitted_pence bigint not null,
  payable_pence bigint not null,
  primary key (lmc_id, run_id),
  constraint total_stays_in_its_run foreign key (lmc_id, run_id) references levies.run (lmc_id, id)
);
call public.lmc_wall('levies.run_total');

-- One row is a practice of an issued run with a line that receipts haven't paid exactly, or of which something was written off.
create table levies.discrepancy (
  lmc_id uuid not null,
  run_id uuid not null,
  practice_id uuid not null,
  levy_id uuid not null,
  lines integer not null,
  charged_pence bigint not null,
  remitted_pence bigint not null,
  allocated_pence bigint not null,
  written_off_pence bigint not null,
  not_passed_on_pence bigint not null,
  -- What is passed on of its credits, below nought: what they pay elsewhere is no money that came in.
  given_back_pence bigint not null check (given_back_pence <= 0),
  -- Whether anything is owed of a line, by the practice or to it.
  is_owing boolean not null,
  primary key (lmc_id, run_id, practice_id),
  constraint discrepancy_stays_in_its_run foreign key (lmc_id, run_id) references levies.run (lmc_id, id),
  constraint discrepancy_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
create index discrepancy_by_levy on levies.discrepancy (lmc_id, levy_id, practice_id);
call public.lmc_wall('levies.discrepancy');

-- One row is what an entry comes to in an account: its postings there, and those of them that are debits.
create table levies.entry_total (
  lmc_id uuid not null,
  entry_id uuid not null,
  account text not null,
  amount_pence bigint not null,
  debit_pence bigint not null check (debit_pence >= 0),
  primary key (lmc_id, entry_id, account),
  constraint total_stays_in_its_entry foreign key (lmc_id, entry_id) references levies.entry (lmc_id, id)
);
call public.lmc_wall('levies.entry_total');

-- What of a receipt is allocated, and what waits.
alter table levies.receipt
  add allocated_pence bigint not null default 0,
  add waiting_pence bigint not null generated always as (amount_pence - allocated_pence) stored;
create index receipt_waiting on levies.receipt (lmc_id, levy_id, practice_id) where waiting_pence <> 0;
create index receipt_latest on levies.receipt (lmc_id, received_on desc, taken_at desc, row_number, id) include (levy_id, practice_id, named);

drop index levies.line_by_run;
create index line_by_run on levies.line (lmc_id, run_id, practice_id) include (amount_pence, remitted_pence);
create index line_by_collector on levies.line (lmc_id, run_id, collector_id) where kind = 'charge';
create index line_not_charged on levies.line (lmc_id, run_id, why) where kind = 'not_charged';

create function levies.add_up_runs(runs uuid[]) returns void language sql
begin atomic
  insert into levies.run_total (lmc_id, run_id, practices, patients, is_weighted, charged_pence, adjustments, adjusted_pence,
      not_charged, total_pence, asked, remitted_pence, payable_pence)
    select lmc_id, run_id, count(*) filter (where charges > 0), sum(patients), coalesce(bool_and(is_weighted), false), sum(charged),
      sum(adjustments), sum(adjusted), sum(not_charged), sum(total), count(*) filter (where charges + adjustments > 0), sum(remitted),
      sum(least(remitted, greatest(total, given_back)))
    from (
      select r.lmc_id, r.id as run_id, l.practice_id,
        count(*) filter (where l.kind = 'charge') as charges,
        coalesce(sum(l.list_size) filter (where l.kind = 'charge'), 0) as patients,
        bool_and(l.list_basis = 'weighted') filter (where l.kind = 'charge') as is_weighted,
        coalesce(sum(l.amount_pence) filter (where l.kind = 'charge'), 0) as charged,
        count(*) filter (where l.kind = 'adjustment') as adjustments,
        coalesce(sum(l.amount_pence) filter (where l.kind = 'adjustment'), 0) as adjusted,
        count(*) filter (where l.kind = 'not_charged') as not_charged,
        sum(l.amount_pence) as total, sum(l.remitted_pence) as remitted,
        least(coalesce(sum(l.remitted_pence) filter (where l.amount_pence < 0), 0), 0) as given_back
      from levies.run r join levies.line l on l.lmc_id = r.lmc_id and l.run_id = r.id
      where r.id = any (runs) and r.state = 'issued' group by r.lmc_id, r.id, l.practice_id) p
    group by lmc_id, run_id
    on conflict (lmc_id, run_id) do update set practices = excluded.practices, patients = excluded.patients, is_weighted = excluded.is_weighted,
      charged_pence = excluded.charged_pence, adjustments = excluded.adjustments,
      adjusted_pence = excluded.adjusted_pence, not_charged = excluded.not_charged, total_pence = excluded.total_pence,
      asked = excluded.asked, remitted_pence = excluded.remitted_pence, payable_pence = excluded.payable_pence;
end;

-- Of these practices of these runs, pair by pair.
create function levies.find_discrepancies(runs uuid[], practices uuid[]) returns void language sql
begin atomic
  delete from levies.discrepancy d using unnest(runs, practices) as p (run_id, practice_id) join levies.run r on r.id = p.run_id
    where d.lmc_id = r.lmc_id and d.run_id = p.run_id and d.practice_id = p.practice_id;
  insert into levies.discrepancy (lmc_id, run_id, practice_id, levy_id, lines, charged_pence, remitted_pence, allocated_pence,
      written_off_pence, not_passed_on_pence, given_back_pence, is_owing)
    select l.lmc_id, l.run_id, l.practice_id, l.levy_id, count(*), sum(l.amount_pence), sum(l.remitted_pence), sum(a.pence), sum(w.pence),
      sum(w.not_passed_on), least(coalesce(sum(l.remitted_pence) filter (where l.amount_pence < 0), 0), 0),
      bool_or(l.amount_pence <> a.pence + w.pence)
    from (select distinct run_id, practice_id from unnest(runs, practices) as given (run_id, practice_id)) p
    join levies.run r on r.id = p.run_id and r.state = 'issued'
    join levies.line l on l.lmc_id = r.lmc_id and l.run_id = r.id and l.practice_id = p.practice_id
    cross join lateral (select coalesce(sum(amount_pence), 0) as pence from levies.allocation where lmc_id = l.lmc_id and line_id = l.id) a
    cross join lateral (select coalesce(sum(amount_pence), 0) as pence, coalesce(sum(remitted_pence), 0) as not_passed_on
      from levies.write_off where lmc_id = l.lmc_id and line_id = l.id and state = 'confirmed') w
    group by l.lmc_id, l.run_id, l.practice_id, l.levy_id
    having bool_or(l.amount_pence <> a.pence or w.pence <> 0 or w.not_passed_on <> 0);
end;

create function levies.run_was_issued() returns trigger language plpgsql as $$ begin
  perform levies.add_up_runs(array[new.id]);
  perform levies.find_discrepancies(array_agg(l.run_id), array_agg(l.practice_id))
    from levies.line l where l.lmc_id = new.lmc_id and l.run_id = new.id;
  return null;
end $$;
create trigger run_was_issued after update on levies.run
  for each row when (new.state = 'issued' and old.state <> 'issued') execute function levies.run_was_issued();

-- Lines are added to drafts; where an issued run is made at once, its lines count as they come.
create function levies.lines_were_added() returns trigger language plpgsql as $$ begin
  if exists (select from added l join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id where r.state = 'issued') then
    perform levies.add_up_runs(array_agg(distinct run_id)) from added;
    perform levies.find_discrepancies(array_agg(run_id), array_agg(practice_id)) from added;
  end if;
  return null;
end $$;
create trigger lines_were_added after insert on levies.line referencing new table as added
  for each statement execute function levies.lines_were_added();

-- Whoever allocates or writes off holds the levy, so nobody else adds up the same meanwhile.
create function levies.receipts_were_allocated() returns trigger language plpgsql as $$ begin
  update levies.receipt r set allocated_pence = a.pence
    from (select g.lmc_id, g.receipt_id, sum(a.amount_pence) as pence
      from (select distinct lmc_id, receipt_id from added) g join levies.allocation a on a.lmc_id = g.lmc_id and a.receipt_id = g.receipt_id
      group by g.lmc_id, g.receipt_id) a
    where r.lmc_id = a.lmc_id and r.id = a.receipt_id;
  perform levies.find_discrepancies(array_agg(l.run_id), array_agg(l.practice_id))
    from added a join levies.line l on l.lmc_id = a.lmc_id and l.id = a.line_id;
  return null;
end $$;
create trigger receipts_were_allocated after insert on levies.allocation referencing new table as added
  for each statement execute function levies.receipts_were_allocated();
revoke update, delete on levies.allocation from openlmc_app;

create function levies.line_was_written_off() returns trigger language plpgsql as $$ begin
  perform levies.find_discrepancies(array[l.run_id], array[l.practice_id])
    from levies.line l where l.lmc_id = new.lmc_id and l.id = new.line_id;
  return null;
end $$;
create trigger line_was_written_off after insert or update on levies.write_off
  for each row when (new.state = 'confirmed') execute function levies.line_was_written_off();

create function levies.entry_was_posted() returns trigger language plpgsql as $$ begin
  insert into levies.entry_total as t (lmc_id, entry_id, account, amount_pence, debit_pence)
    select lmc_id, entry_id, account, sum(amount_pence), sum(greatest(amount_pence, 0)) from added group by lmc_id, entry_id, account
    on conflict (lmc_id, entry_id, account) do update
      set amount_pence = t.amount_pence + excluded.amount_pence, debit_pence = t.debit_pence + excluded.debit_pence;
  return null;
end $$;
create trigger entry_was_posted after insert on levies.posting referencing new table as added
  for each statement execute function levies.entry_was_posted();

-- What is in the books already, of every LMC.
select set_config('openlmc.lmc_ids', coalesce(string_agg(id::text, ','), ''), true) from platform.lmc;
select levies.add_up_runs(array_agg(id)) from levies.run where state = 'issued';
select levies.find_discrepancies(array_agg(l.run_id), array_agg(l.practice_id))
  from levies.line l join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id where r.state = 'issued';
update levies.receipt r set allocated_pence = a.pence
  from (select lmc_id, receipt_id, sum(amount_pence) as pence from levies.allocation group by 1, 2) a
  where r.lmc_id = a.lmc_id and r.id = a.receipt_id;
insert into levies.entry_total (lmc_id, entry_id, account, amount_pence, debit_pence)
  select lmc_id, entry_id, account, sum(amount_pence), sum(greatest(amount_pence, 0)) from levies.posting group by 1, 2, 3;
select set_config('openlmc.lmc_ids', '', true);
