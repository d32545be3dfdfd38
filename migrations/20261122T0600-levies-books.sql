-- What practices pay so that their LMC exists: rates as they were decided, who must pay and who chose to, what was charged, asked for,
-- received and passed on, and the books in which all of it stands.

create schema levies;
grant usage on schema levies to openlmc_app;
alter default privileges in schema levies grant select, insert, update, delete on tables to openlmc_app;

-- One row is a levy of an LMC: its statutory one, the national one it collects for GPDF, or one for a charity. They are never mixed.
create table levies.levy (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null references platform.lmc,
  kind text not null check (kind in ('statutory', 'national', 'charity')),
  name text not null check (name <> '' and name !~ '[\r\n]'),
  -- Built into GMS, where PMS and APMS pay by mandate; or voluntary, of all who didn't opt out, or of those who opted in.
  joining text not null check (joining in ('built_in', 'opt_out', 'opt_in')),
  begun_on date not null,
  ended_on date,
  made_at timestamptz not null,
  made_by text not null,
  constraint one_levy_of_a_name unique (lmc_id, name),
  constraint levy_keeps_its_lmc unique (lmc_id, id),
  constraint only_the_statutory_is_built_in check ((kind = 'statutory') = (joining = 'built_in'))
);
create unique index one_statutory_and_one_national_levy on levies.levy (lmc_id, kind) where kind <> 'charity';
call public.lmc_wall('levies.levy');

-- One row is a version of a levy's rate: proposed, and once its decision is minuted agreed. An agreed one is never changed, only ended by the next.
create table levies.rate (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  levy_id uuid not null,
  from_on date not null constraint rate_starts_with_a_month check (extract(day from from_on) = 1),
  until_on date constraint rate_ends_with_a_month check (extract(day from until_on) = 1),
  -- Ten-thousandths of a penny for each patient, so that 38.8p stays exact: what practices are charged.
  rate bigint not null check (rate between 1 and 999999),
  per text not null check (per in ('year', 'quarter', 'month')),
  list_basis text not null check (list_basis in ('raw', 'weighted')),
  -- Whose count governs a period: that in force on its first day, on the first day of its quarter, or of its levy year.
  counted text not null check (counted in ('period_start', 'quarter_start', 'levy_year_start')),
  levy_year_starts smallint not null check (levy_year_starts in (1, 4)),
  rounding text not null check (rounding in ('half_up', 'half_even', 'down')),
  -- What is passed on of it, by the same span: GPDF's own rate; null where nothing is.
  remitted_rate bigint check (remitted_rate between 0 and 999999),
  difference_used_for text not null,
  state text not null check (state in ('proposed', 'agreed', 'withdrawn')),
  meeting text not null,
  decided_on date,
  paper text not null,
  proposed_at timestamptz not null,
  proposed_by text not null,
  settled_at timestamptz,
  settled_by text,
  constraint rate_ends_after_it_starts check (until_on > from_on),
  constraint agreed_rate_has_its_decision check (state <> 'agreed' or (meeting <> '' and decided_on is not null)),
  constraint one_rate_at_a_time exclude using gist (levy_id with =, daterange(from_on, until_on) with &&) where (state = 'agreed'),
  constraint rate_keeps_its_lmc unique (lmc_id, id),
  constraint rate_stays_with_its_levy foreign key (lmc_id, levy_id) references levies.levy (lmc_id, id)
);
call public.lmc_wall('levies.rate');

-- One row is a time for which a practice holds a kind of contract; no open data say it.
create table levies.contract (
  lmc_id uuid not null,
  practice_id uuid not null,
  during daterange not null check (not isempty(during)),
  kind text not null check (kind in ('gms', 'pms', 'apms')),
  set_at timestamptz not null,
  set_by text not null,
  constraint one_contract_at_a_time primary key (lmc_id, practice_id, during without overlaps),
  constraint contract_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
call public.lmc_wall('levies.contract');

-- One row is what a practice chose about one levy for a time: to pay it, or not. Choosing about one never touches another.
create table levies.mandate (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  practice_id uuid not null,
  levy_id uuid not null,
  choice text not null check (choice in ('in', 'out')),
  during daterange not null constraint mandate_lasts_a_day check (not isempty(during)),
  signed_by text not null,
  signed_on date not null,
  -- The signed paper, in platform.file.
  sha256 text,
  file_name text not null,
  ended_why text not null,
  made_at timestamptz not null,
  made_by text not null,
  constraint one_choice_about_a_levy_at_a_time exclude using gist (practice_id with =, levy_id with =, during with &&),
  constraint mandate_keeps_its_lmc unique (lmc_id, id),
  constraint mandate_stays_with_its_levy foreign key (lmc_id, levy_id) references levies.levy (lmc_id, id),
  constraint mandate_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
create index mandate_by_practice on levies.mandate (lmc_id, practice_id);
call public.lmc_wall('levies.mandate');

-- One row is whoever collects levies for an LMC: PCSE, an ICB, or the LMC itself by bill.
create table levies.collector (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null references platform.lmc,
  kind text not null check (kind in ('pcse', 'icb', 'lmc')),
  name text not null,
  email text not null,
  -- How their schedule is laid out: [{"column", "heading"}].
  layout jsonb not null,
  -- How many days a bill may be paid in; of the LMC's own bills.
  days_to_pay smallint not null check (days_to_pay between 0 and 120),
  payment_words text not null,
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  constraint collector_keeps_its_lmc unique (lmc_id, id)
);
create unique index one_collector_of_a_name on levies.collector (lmc_id, lower(name)) where ended_at is null;
call public.lmc_wall('levies.collector');

-- One row is a time for which a collector collects a levy: from all practices, or from those of one ICB, which goes before all.
create table levies.collecting (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  levy_id uuid not null,
  collector_id uuid not null,
  icb_code text not null default '',
  during daterange not null check (not isempty(during)),
  set_at timestamptz not null,
  set_by text not null,
  constraint one_collector_of_a_levy_at_a_time exclude using gist (levy_id with =, icb_code with =, during with &&),
  constraint collecting_stays_with_its_levy foreign key (lmc_id, levy_id) references levies.levy (lmc_id, id),
  constraint collecting_stays_with_its_collector foreign key (lmc_id, collector_id) references levies.collector (lmc_id, id)
);
call public.lmc_wall('levies.collecting');

-- One row is a charging of a levy for a period: drafted, checked by a second person, issued; or thrown away before.
create table levies.run (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  levy_id uuid not null,
  period_from date not null constraint period_starts_with_a_month check (extract(day from period_from) = 1),
  period_to date not null constraint period_ends_with_a_month check (extract(day from period_to + 1) = 1),
  state text not null check (state in ('draft', 'checked', 'issued', 'dropped')),
  pressed uuid not null constraint drafted_once_per_press unique,
  drafted_at timestamptz not null,
  drafted_by text not null,
  drafted_by_id uuid,
  checked_at timestamptz,
  checked_by text,
  checked_by_id uuid,
  issued_at timestamptz,
  issued_by text,
  constraint period_ends_after_it_starts check (period_from < period_to),
  constraint checked_by_a_second_person check (checked_by_id <> drafted_by_id),
  constraint one_run_for_a_time exclude using gist (levy_id with =, daterange(period_from, period_to, '[]') with &&) where (state <> 'dropped'),
  constraint run_keeps_its_lmc unique (lmc_id, id),
  constraint run_stays_with_its_levy foreign key (lmc_id, levy_id) references levies.levy (lmc_id, id)
);
call public.lmc_wall('levies.run');

-- One row is what a run says of one practice: its charge with all it came of, an adjustment of an earlier line, or why it isn't charged.
create table levies.line (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  run_id uuid not null,
  levy_id uuid not null,
  practice_id uuid not null,
  kind text not null check (kind in ('charge', 'adjustment', 'not_charged')),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  days smallint not null,
  of_days smallint not null check (days between 0 and of_days),
  months smallint not null,
  list_size integer,
  list_size_on date,
  -- The file the count came from.
  file_id uuid,
  rate_id uuid,
  contract_kind text,
  mandate_id uuid,
  collector_id uuid,
  -- Pence before rounding, as a fraction.
  exact_numerator numeric not null,
  exact_denominator numeric not null check (exact_denominator > 0),
  amount_pence bigint not null,
  corrects_line_id uuid,
  -- Why it isn't charged, or what an adjustment corrects.
  why text not null,
  constraint one_charge_for_a_practice_and_time exclude using gist (practice_id with =, levy_id with =, daterange(from_on, to_on, '[]') with &&) where (kind = 'charge'),
  constraint adjustment_names_what_it_corrects check ((kind = 'adjustment') = (corrects_line_id is not null)),
  constraint line_keeps_its_lmc unique (lmc_id, id),
  constraint line_stays_in_its_run foreign key (lmc_id, run_id) references levies.run (lmc_id, id) on delete cascade,
  constraint line_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id),
  constraint line_has_its_rate foreign key (lmc_id, rate_id) references levies.rate (lmc_id, id),
  constraint line_has_its_mandate foreign key (lmc_id, mandate_id) references levies.mandate (lmc_id, id),
  constraint line_has_its_collector foreign key (lmc_id, collector_id) references levies.collector (lmc_id, id),
  constraint adjustment_stays_in_its_lmc foreign key (lmc_id, corrects_line_id) references levies.line (lmc_id, id)
);
create index line_by_run on levies.line (lmc_id, run_id);
create index line_by_practice on levies.line (lmc_id, practice_id, from_on desc);
call public.lmc_wall('levies.line');

-- One row is a statement, bill, credit note or reminder for a practice; numbered without gaps when its run is issued.
create table levies.document (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  practice_id uuid not null,
  run_id uuid not null,
  kind text not null check (kind in ('statement', 'invoice', 'credit_note', 'reminder')),
  number integer not null check (number > 0),
  reference text not null,
  amount_pence bigint not null,
  due_on date,
  made_at timestamptz not null,
  -- The PDF as it was printed, in platform.file.
  sha256 text,
  mailed_at timestamptz,
  constraint one_document_of_a_number unique (lmc_id, kind, number),
  constraint document_keeps_its_lmc unique (lmc_id, id),
  constraint document_stays_in_its_run foreign key (lmc_id, run_id) references levies.run (lmc_id, id),
  constraint document_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
create index document_by_practice on levies.document (lmc_id, practice_id);
create index document_by_run on levies.document (lmc_id, run_id);
call public.lmc_wall('levies.document');

-- One row is a schedule of what a collector is to deduct for a run, as it was given to them.
create table levies.schedule (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  run_id uuid not null,
  collector_id uuid not null,
  lines integer not null,
  amount_pence bigint not null,
  given_at timestamptz not null,
  given_by text not null,
  constraint one_schedule_of_a_run_for_a_collector unique (lmc_id, run_id, collector_id),
  constraint schedule_stays_in_its_run foreign key (lmc_id, run_id) references levies.run (lmc_id, id),
  constraint schedule_stays_with_its_collector foreign key (lmc_id, collector_id) references levies.collector (lmc_id, id)
);
call public.lmc_wall('levies.schedule');

-- One row is a letter to a collector that a rate has changed, what they answered, and from when they deduct by it.
create table levies.rate_letter (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  rate_id uuid not null,
  collector_id uuid not null,
  sent_on date not null,
  acknowledged_on date,
  applied_on date,
  words text not null,
  made_at timestamptz not null,
  made_by text not null,
  constraint one_letter_of_a_rate_to_a_collector unique (lmc_id, rate_id, collector_id),
  constraint letter_stays_with_its_rate foreign key (lmc_id, rate_id) references levies.rate (lmc_id, id),
  constraint letter_stays_with_its_collector foreign key (lmc_id, collector_id) references levies.collector (lmc_id, id)
);
call public.lmc_wall('levies.rate_letter');

-- One row is a file of what a collector or the bank says was received, as it was tried and taken.
create table levies.receipt_file (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  levy_id uuid not null,
  collector_id uuid not null,
  name text not null,
  sha256 text not null,
  -- What each column holds, in their order.
  columns jsonb not null,
  -- What becomes of each row.
  report jsonb,
  state text not null check (state in ('given', 'tried', 'taken', 'dropped')),
  given_at timestamptz not null,
  given_by text not null,
  taken_at timestamptz,
  constraint receipt_file_keeps_its_lmc unique (lmc_id, id),
  constraint receipt_file_stays_with_its_levy foreign key (lmc_id, levy_id) references levies.levy (lmc_id, id),
  constraint receipt_file_stays_with_its_collector foreign key (lmc_id, collector_id) references levies.collector (lmc_id, id)
);
create unique index receipt_file_taken_once on levies.receipt_file (lmc_id, sha256) where state = 'taken';
call public.lmc_wall('levies.receipt_file');

-- One row is an amount received for a levy: a row of a file, or typed; never changed. A negative one was taken back.
create table levies.receipt (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  levy_id uuid not null,
  collector_id uuid not null,
  receipt_file_id uuid,
  row_number integer,
  received_on date not null,
  -- Whom the payer named, as it was written; and the practice it was found to be.
  named text not null,
  practice_id uuid,
  amount_pence bigint not null check (amount_pence <> 0),
  words text not null,
  taken_at timestamptz not null,
  taken_by text not null,
  constraint receipt_keeps_its_lmc unique (lmc_id, id),
  constraint receipt_of_a_row_once unique (lmc_id, receipt_file_id, row_number),
  constraint receipt_stays_with_its_levy foreign key (lmc_id, levy_id) references levies.levy (lmc_id, id),
  constraint receipt_stays_with_its_file foreign key (lmc_id, receipt_file_id) references levies.receipt_file (lmc_id, id),
  constraint receipt_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
create index receipt_by_practice on levies.receipt (lmc_id, practice_id);
call public.lmc_wall('levies.receipt');

-- One row is how much of a receipt pays how much of a line; a wrong one is taken back by a negative one.
create table levies.allocation (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  receipt_id uuid not null,
  line_id uuid not null,
  amount_pence bigint not null check (amount_pence <> 0),
  made_at timestamptz not null,
  made_by text not null,
  constraint allocation_stays_with_its_receipt foreign key (lmc_id, receipt_id) references levies.receipt (lmc_id, id),
  constraint allocation_stays_with_its_line foreign key (lmc_id, line_id) references levies.line (lmc_id, id)
);
create index allocation_by_line on levies.allocation (lmc_id, line_id);
create index allocation_by_receipt on levies.allocation (lmc_id, receipt_id);
call public.lmc_wall('levies.allocation');

-- One row is why a practice paid other than it was charged in a run, in the office's words.
create table levies.variance (
  lmc_id uuid not null,
  run_id uuid not null,
  practice_id uuid not null,
  reason text not null check (reason in ('list_size', 'rate_not_applied', 'opted_out', 'closed', 'late', 'other')),
  words text not null,
  noted_at timestamptz not null,
  noted_by text not null,
  primary key (lmc_id, run_id, practice_id),
  constraint variance_stays_in_its_run foreign key (lmc_id, run_id) references levies.run (lmc_id, id),
  constraint variance_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
call public.lmc_wall('levies.variance');

-- One row is money passed on of a levy for a period: to GPDF, or to a charity.
create table levies.remittance (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  levy_id uuid not null,
  period_from date not null,
  period_to date not null check (period_to > period_from),
  -- What was due by the remitted rate, and what had been collected, when it was sent.
  due_pence bigint not null,
  collected_pence bigint not null,
  sent_pence bigint not null check (sent_pence > 0),
  sent_on date not null,
  reference text not null,
  pressed uuid not null constraint remitted_once_per_press unique,
  made_at timestamptz not null,
  made_by text not null,
  constraint remittance_keeps_its_lmc unique (lmc_id, id),
  constraint remittance_stays_with_its_levy foreign key (lmc_id, levy_id) references levies.levy (lmc_id, id)
);
call public.lmc_wall('levies.remittance');

-- One row is a time for which a sessional doctor pays an LMC a flat fee a year of their own.
create table levies.sessional_member (
  id uuid primary key default uuidv7(),
  office_id uuid not null,
  lmc_id uuid not null,
  person_id uuid not null,
  fee_pence bigint not null check (fee_pence >= 0),
  during daterange not null check (not isempty(during)),
  paid_until date,
  made_at timestamptz not null,
  made_by text not null,
  constraint sessional_member_once_at_a_time exclude using gist (lmc_id with =, person_id with =, during with &&),
  constraint sessional_member_stays_in_its_office foreign key (office_id, lmc_id) references platform.lmc (office_id, id),
  constraint sessional_person_stays_in_its_office foreign key (office_id, person_id) references register.person (office_id, id)
);
call public.lmc_wall('levies.sessional_member');

-- One row is an entry in an LMC's journal; its postings balance. Entries and postings are only ever added.
create table levies.entry (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null references platform.lmc,
  levy_id uuid,
  number bigint not null,
  on_day date not null,
  what text not null check (what in ('run_issued', 'adjustment', 'receipt', 'allocation', 'remittance', 'written_off', 'sessional_fee', 'year_end')),
  -- The row it came of.
  source_id uuid,
  words text not null,
  made_at timestamptz not null,
  made_by text not null,
  constraint one_entry_of_a_number unique (lmc_id, number),
  constraint entry_made_once_of_its_source unique (lmc_id, what, source_id),
  constraint entry_keeps_its_lmc unique (lmc_id, id),
  constraint entry_stays_with_its_levy foreign key (lmc_id, levy_id) references levies.levy (lmc_id, id)
);
call public.lmc_wall('levies.entry');
revoke update, delete on levies.entry from openlmc_app;

-- One row is one side of an entry: whole pence to an account, debits above nought and credits below.
create table levies.posting (
  lmc_id uuid not null,
  entry_id uuid not null,
  place integer not null,
  account text not null check (account in ('owed_by_practices', 'levy_income', 'received', 'not_yet_allocated', 'owed_to_gpdf', 'owed_to_charity', 'passed_on', 'written_off', 'sessional_income', 'carried_forward')),
  practice_id uuid,
  amount_pence bigint not null check (amount_pence <> 0),
  primary key (lmc_id, entry_id, place),
  constraint posting_stays_in_its_entry foreign key (lmc_id, entry_id) references levies.entry (lmc_id, id),
  constraint posting_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
create index posting_by_practice on levies.posting (lmc_id, practice_id) where practice_id is not null;
call public.lmc_wall('levies.posting');
revoke update, delete on levies.posting from openlmc_app;

create function levies.entry_balances() returns trigger language plpgsql as $$ begin
  if exists (select from added group by lmc_id, entry_id
      having (select sum(p.amount_pence) from levies.posting p where p.lmc_id = added.lmc_id and p.entry_id = added.entry_id) <> 0) then
    raise exception 'an entry does not balance' using errcode = 'check_violation', constraint = 'entry_balances';
  end if;
  return null;
end $$;
-- An entry's postings are added in one statement.
create trigger entry_balances after insert on levies.posting referencing new table as added
  for each statement execute function levies.entry_balances();

-- One row is what an LMC needs to raise by a levy in a levy year.
create table levies.budget (
  lmc_id uuid not null,
  levy_id uuid not null,
  year_from date not null,
  needed_pence bigint not null check (needed_pence >= 0),
  words text not null,
  set_at timestamptz not null,
  set_by text not null,
  primary key (lmc_id, levy_id, year_from),
  constraint budget_stays_with_its_levy foreign key (lmc_id, levy_id) references levies.levy (lmc_id, id)
);
call public.lmc_wall('levies.budget');

-- One row is a practice's question about a line of its levy, and what the office answered.
create table levies.question (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null,
  practice_id uuid not null,
  line_id uuid not null,
  words text not null,
  pressed uuid not null constraint question_asked_once_per_press unique,
  asked_at timestamptz not null,
  asked_by text not null,
  answer text not null,
  answered_at timestamptz,
  answered_by text,
  constraint question_keeps_its_lmc unique (lmc_id, id),
  constraint question_stays_with_its_line foreign key (lmc_id, line_id) references levies.line (lmc_id, id),
  constraint question_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
call public.lmc_wall('levies.question');
