-- One row is what the office was told a practice's list size was on a day, where no count had been published; never changed: a later one goes before.
create table levies.given_count (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  practice_id uuid not null,
  counted_on date not null,
  patients integer not null check (patients between 0 and 999999),
  -- Who said so, and where: "ICB's letter of 3 May 2026".
  source text not null check (source <> ''),
  given_at timestamptz not null,
  given_by text not null,
  constraint given_count_keeps_its_lmc unique (lmc_id, id),
  constraint given_count_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
create index given_count_by_practice on levies.given_count (lmc_id, practice_id);
call public.lmc_wall('levies.given_count');
revoke update, delete on levies.given_count from openlmc_app;

alter table levies.line
  add given_count_id uuid,
  -- Of the amount, what is passed on by the remitted rate; rounded by the same rule.
  add remitted_pence bigint not null default 0,
  add constraint line_has_its_given_count foreign key (lmc_id, given_count_id) references levies.given_count (lmc_id, id);

create unique index one_year_end_of_a_levy on levies.entry (lmc_id, levy_id, on_day) where what = 'year_end';

create function levies.issued_run_stands() returns trigger language plpgsql as $$ begin
  raise exception 'an issued run never changes' using errcode = 'check_violation', constraint = 'issued_run_stands';
end $$;
create trigger issued_run_stands before update or delete on levies.run
  for each row when (old.state = 'issued') execute function levies.issued_run_stands();

create function levies.issued_lines_stand() returns trigger language plpgsql as $$ begin
  if exists (select from gone g join levies.run r on r.lmc_id = g.lmc_id and r.id = g.run_id where r.state = 'issued') then
    raise exception 'a line of an issued run never changes' using errcode = 'check_violation', constraint = 'issued_lines_stand';
  end if;
  return null;
end $$;
create trigger issued_line_stays after delete on levies.line referencing old table as gone
  for each statement execute function levies.issued_lines_stand();
create trigger issued_line_stands after update on levies.line referencing old table as gone
  for each statement execute function levies.issued_lines_stand();
