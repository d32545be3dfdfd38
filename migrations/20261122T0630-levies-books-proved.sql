-- The books can be proved both ways: every amount names the entry it stands in, what is given up is decided by two, and a year that is
-- ended takes no more entries.

-- The entry it stands in.
alter table levies.receipt add entry_id uuid,
  add constraint receipt_stands_in_its_entry foreign key (lmc_id, entry_id) references levies.entry (lmc_id, id);
alter table levies.allocation add entry_id uuid,
  add constraint allocation_stands_in_its_entry foreign key (lmc_id, entry_id) references levies.entry (lmc_id, id);

alter table levies.sessional_member add constraint sessional_member_keeps_its_lmc unique (lmc_id, id);

-- One row is a fee that a sessional doctor paid; never changed.
create table levies.sessional_fee (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  sessional_member_id uuid not null,
  amount_pence bigint not null check (amount_pence >= 0),
  received_on date not null,
  paid_until date not null,
  made_at timestamptz not null,
  made_by text not null,
  constraint one_fee_until_a_day unique (lmc_id, sessional_member_id, paid_until),
  constraint fee_stays_with_its_member foreign key (lmc_id, sessional_member_id) references levies.sessional_member (lmc_id, id)
);
call public.lmc_wall('levies.sessional_fee');
revoke update, delete on levies.sessional_fee from openlmc_app;

-- One row is an amount of a line that is no longer asked for: proposed by one, and confirmed by another, or withdrawn.
create table levies.write_off (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  line_id uuid not null,
  -- Below nought where what was written off before is asked for again.
  amount_pence bigint not null check (amount_pence <> 0),
  reason text not null check (reason <> ''),
  -- Who decided it, or allowed it, and where that is written: "Committee, paper 7".
  decided_by text not null check (decided_by <> ''),
  decided_on date not null,
  state text not null check (state in ('proposed', 'confirmed', 'withdrawn')),
  -- Of the amount, what would have been passed on; since it is confirmed.
  remitted_pence bigint not null default 0,
  pressed uuid not null constraint written_off_once_per_press unique,
  proposed_at timestamptz not null,
  proposed_by text not null,
  proposed_by_id uuid,
  settled_at timestamptz,
  settled_by text,
  settled_by_id uuid,
  constraint confirmed_by_a_second_person check (state <> 'confirmed' or settled_by_id is distinct from proposed_by_id),
  constraint write_off_stays_with_its_line foreign key (lmc_id, line_id) references levies.line (lmc_id, id)
);
create unique index one_write_off_waits_for_a_line on levies.write_off (lmc_id, line_id) where state = 'proposed';
create index write_off_by_line on levies.write_off (lmc_id, line_id);
call public.lmc_wall('levies.write_off');

create function levies.settled_write_off_stands() returns trigger language plpgsql as $$ begin
  raise exception 'a settled write-off never changes' using errcode = 'check_violation', constraint = 'settled_write_off_stands';
end $$;
create trigger settled_write_off_stands before update or delete on levies.write_off
  for each row when (old.state <> 'proposed') execute function levies.settled_write_off_stands();

-- Sessional fees are of no levy, and their year is ended too.
drop index levies.one_year_end_of_a_levy;
create unique index one_year_end_of_a_levy on levies.entry (lmc_id, levy_id, on_day) nulls not distinct where what = 'year_end';

create function levies.ended_year_stands() returns trigger language plpgsql as $$ begin
  if exists (select from levies.entry e where e.lmc_id = new.lmc_id and e.levy_id is not distinct from new.levy_id
      and e.what = 'year_end' and e.on_day >= new.on_day) then
    raise exception 'this levy year is ended' using errcode = 'check_violation', constraint = 'ended_year_stands';
  end if;
  return new;
end $$;
-- What came in of a year that is ended is entered on the day after it.
create trigger ended_year_stands before insert on levies.entry
  for each row when (new.what <> 'year_end') execute function levies.ended_year_stands();

-- One row is a proving of an LMC's books: what was found, and when; the latest is shown.
create table levies.verification (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null references platform.lmc,
  runs integer not null,
  lines integer not null,
  entries integer not null,
  postings integer not null,
  -- A sentence each.
  wrong jsonb not null,
  since_changed jsonb not null,
  verified_at timestamptz not null,
  verified_by text not null
);
create index verification_by_lmc on levies.verification (lmc_id, verified_at desc);
call public.lmc_wall('levies.verification');
revoke update, delete on levies.verification from openlmc_app;
