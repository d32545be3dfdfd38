// Written by `npm run tables` from the migrated database; not by hand.
import type { During, Id } from './values.ts'

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Numeric = ColumnType<string, number | string, number | string>;

export interface AccountsAccount {
  email: string;
  id: Generated<Id<'account'>>;
  made_at: Temporal.Instant;
  name: string;
}

export interface AccountsActing {
  account_id: Id<'account'>;
  asked_by: string;
  began_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
  ends_at: Temporal.Instant;
  id: Generated<Id<'acting'>>;
  lmc_id: Id<'lmc'>;
  office_id: Id<'office'>;
  practice_id: Id<'practice'>;
  why: string;
}

export interface AccountsApiToken {
  id: Generated<Id<'api_token'>>;
  last_used_at: Temporal.Instant | null;
  lmc_ids: Id<'lmc'>[];
  made_at: Temporal.Instant;
  made_by: string;
  name: string;
  office_id: Id<'office'>;
  permissions: string[];
  revoked_at: Temporal.Instant | null;
  token_hash: string;
}

export interface AccountsAuthenticator {
  account_id: Id<'account'>;
  confirmed_at: Temporal.Instant | null;
  last_step: Generated<number>;
  made_at: Temporal.Instant;
  sealed_secret: string;
}

export interface AccountsChallenge {
  account_id: Id<'account'> | null;
  answered_at: Temporal.Instant | null;
  expires_at: Temporal.Instant;
  failures: Generated<number>;
  id: Generated<Id<'challenge'>>;
  kind: 'passkey_made' | 'passkey_used' | 'mailed_code' | 'provider';
  made_at: Temporal.Instant;
  return_to: string | null;
  secret: Json;
  token_hash: string;
}

export interface AccountsDevice {
  account_id: Id<'account'>;
  browser: string;
  device_hash: string;
  first_used_at: Temporal.Instant;
  last_used_at: Temporal.Instant;
}

export interface AccountsIdentityProvider {
  client_id: string;
  id: Generated<Id<'identity_provider'>>;
  is_on: Generated<boolean>;
  issuer: string;
  name: string;
  office_id: Id<'office'>;
  sealed_client_secret: string;
  set_at: Temporal.Instant;
  set_by: string;
}

export interface AccountsInvitation {
  accepted_at: Temporal.Instant | null;
  email: string;
  expires_at: Temporal.Instant;
  id: Generated<Id<'invitation'>>;
  lmc_id: Id<'lmc'> | null;
  made_at: Temporal.Instant;
  made_by: string;
  name: string;
  office_id: Id<'office'>;
  practice_id: Id<'practice'> | null;
  role: string;
  role_until: Temporal.PlainDate | null;
  token_hash: string;
  withdrawn_at: Temporal.Instant | null;
}

export interface AccountsKeptForm {
  kept_at: Temporal.Instant;
  path: string;
  sealed_body: string;
  token_hash: string;
}

export interface AccountsLockout {
  account_id: Id<'account'>;
  began_at: Temporal.Instant;
  ends_at: Temporal.Instant;
  id: Generated<Id<'lockout'>>;
  released_at: Temporal.Instant | null;
  released_by: string | null;
  why: string;
}

export interface AccountsPasskey {
  account_id: Id<'account'>;
  counter: number;
  credential_id: string;
  id: Generated<Id<'passkey'>>;
  last_used_at: Temporal.Instant | null;
  made_at: Temporal.Instant;
  name: string;
  public_key: Buffer;
  transports: Generated<string[]>;
}

export interface AccountsPracticeHolder {
  account_id: Id<'account'> | null;
  during: ColumnType<During, string, string> | null;
  email: string | null;
  lmc_id: Id<'lmc'> | null;
  name: string | null;
  practice_id: Id<'practice'> | null;
}

export interface AccountsProviderIdentity {
  account_id: Id<'account'>;
  issuer: string;
  made_at: Temporal.Instant;
  subject: string;
}

export interface AccountsRecoveryCode {
  account_id: Id<'account'>;
  code_hash: string;
  made_at: Temporal.Instant;
  used_at: Temporal.Instant | null;
}

export interface AccountsRoleHeld {
  account_id: Id<'account'>;
  during: ColumnType<During, string, string>;
  ended_by: string | null;
  given_at: Temporal.Instant;
  given_by: Generated<string>;
  id: Generated<Id<'role_held'>>;
  lmc_id: Id<'lmc'> | null;
  office_id: Id<'office'>;
  practice_id: Id<'practice'> | null;
  role: string;
}

export interface AccountsSession {
  account_id: Id<'account'>;
  acting_id: Id<'acting'> | null;
  began_at: Temporal.Instant;
  browser: Generated<string>;
  device_hash: string | null;
  last_used_at: Temporal.Instant;
  office_id: Id<'office'> | null;
  strength: Generated<'link' | 'code' | 'passkey' | 'provider'>;
  strong_at: Temporal.Instant | null;
  token_hash: string;
}

export interface AccountsSignInLink {
  account_id: Id<'account'>;
  expires_at: Temporal.Instant;
  made_at: Temporal.Instant;
  return_to: string | null;
  token_hash: string;
  used_at: Temporal.Instant | null;
}

export interface AccountsSignInRequest {
  asked_at: Temporal.Instant;
  email: string;
  id: Id<'sign_in_request'>;
  return_to: string;
}

export interface BallotsCount {
  classes: string;
  constraints: string;
  electorate: number | null;
  file_name: string;
  id: Generated<Id<'count'>>;
  lmc_id: Id<'lmc'> | null;
  made_at: Temporal.Instant;
  made_by: string;
  name: string;
  office_id: Id<'office'>;
  pressed: string;
  rule: string;
  seats: number | null;
  seed: string | null;
  sha256: string;
  withdrawn: number[];
}

export interface DeskCorrection {
  account_id: Id<'account'>;
  answer: 'corrected' | 'declined' | null;
  answer_words: Generated<string>;
  answered_at: Temporal.Instant | null;
  answered_by: string | null;
  asked_at: Temporal.Instant;
  asked_by: string;
  id: Generated<Id<'correction'>>;
  kind: string;
  lmc_id: Id<'lmc'> | null;
  office_id: Id<'office'>;
  pressed: string;
  words: string;
}

export interface DeskDiaryDate {
  begins_at: Temporal.Instant | null;
  changes: Generated<number>;
  ends_at: Temporal.Instant | null;
  falls_on: Temporal.PlainDate;
  id: Generated<Id<'diary_date'>>;
  lmc_id: Id<'lmc'> | null;
  made_at: Temporal.Instant;
  made_by: string;
  office_id: Id<'office'>;
  place: Generated<string>;
  pressed: string;
  title: string;
}

export interface DeskDigestWish {
  account_id: Id<'account'>;
  office_id: Id<'office'>;
  wished_at: Temporal.Instant;
}

export interface DeskFeedAddress {
  account_id: Id<'account'>;
  made_at: Temporal.Instant;
  office_id: Id<'office'>;
  token_hash: string;
}

export interface LeviesAllocation {
  amount_pence: number;
  entry_id: Id<'entry'> | null;
  id: Generated<Id<'allocation'>>;
  line_id: Id<'line'>;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
  receipt_id: Id<'receipt'> | null;
  set_off_id: Id<'set_off'> | null;
}

export interface LeviesBudget {
  levy_id: Id<'levy'>;
  lmc_id: Id<'lmc'>;
  needed_pence: number;
  set_at: Temporal.Instant;
  set_by: string;
  words: string;
  year_from: Temporal.PlainDate;
}

export interface LeviesCollecting {
  collector_id: Id<'collector'>;
  during: ColumnType<During, string, string>;
  icb_code: Generated<string>;
  id: Generated<Id<'collecting'>>;
  levy_id: Id<'levy'>;
  lmc_id: Id<'lmc'>;
  set_at: Temporal.Instant;
  set_by: string;
}

export interface LeviesCollector {
  days_to_pay: number;
  email: string;
  ended_at: Temporal.Instant | null;
  id: Generated<Id<'collector'>>;
  kind: 'pcse' | 'icb' | 'lmc';
  layout: Json;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
  name: string;
  payment_words: string;
}

export interface LeviesContract {
  during: ColumnType<During, string, string>;
  kind: 'gms' | 'pms' | 'apms';
  lmc_id: Id<'lmc'>;
  practice_id: Id<'practice'>;
  set_at: Temporal.Instant;
  set_by: string;
}

export interface LeviesDiscrepancy {
  allocated_pence: number;
  charged_pence: number;
  given_back_pence: number;
  is_owing: boolean;
  levy_id: string;
  lines: number;
  lmc_id: Id<'lmc'>;
  not_passed_on_pence: number;
  practice_id: Id<'practice'>;
  remitted_pence: number;
  run_id: Id<'run'>;
  written_off_pence: number;
}

export interface LeviesDocument {
  amount_pence: number;
  collector_id: Id<'collector'> | null;
  due_on: Temporal.PlainDate | null;
  handed_over_at: Temporal.Instant | null;
  id: Generated<Id<'document'>>;
  kind: 'statement' | 'invoice' | 'credit_note' | 'reminder';
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  mailed_at: Temporal.Instant | null;
  number: number;
  practice_id: Id<'practice'>;
  reference: string;
  reminds_id: Id<'document'> | null;
  run_id: Id<'run'>;
  sha256: string | null;
}

export interface LeviesEntry {
  id: Generated<Id<'entry'>>;
  levy_id: Id<'levy'> | null;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
  number: number;
  on_day: Temporal.PlainDate;
  source_id: string | null;
  what: 'run_issued' | 'adjustment' | 'receipt' | 'allocation' | 'remittance' | 'written_off' | 'sessional_fee' | 'year_end';
  words: string;
}

export interface LeviesEntryTotal {
  account: string;
  amount_pence: number;
  debit_pence: number;
  entry_id: Id<'entry'>;
  lmc_id: Id<'lmc'>;
}

export interface LeviesGivenCount {
  counted_on: Temporal.PlainDate;
  given_at: Temporal.Instant;
  given_by: string;
  id: Generated<Id<'given_count'>>;
  list_basis: Generated<'raw' | 'weighted'>;
  lmc_id: Id<'lmc'>;
  patients: number;
  practice_id: Id<'practice'>;
  pressed: string | null;
  run_id: Id<'run'> | null;
  source: string;
}

export interface LeviesLevy {
  begun_on: Temporal.PlainDate;
  ended_on: Temporal.PlainDate | null;
  id: Generated<Id<'levy'>>;
  joining: 'built_in' | 'opt_out' | 'opt_in';
  kind: 'statutory' | 'national' | 'charity';
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
  name: string;
}

export interface LeviesLine {
  amount_pence: number;
  collector_id: Id<'collector'> | null;
  contract_kind: string | null;
  corrects_line_id: Id<'line'> | null;
  days: number;
  exact_denominator: Numeric;
  exact_numerator: Numeric;
  file_id: Id<'open_data_file'> | null;
  from_on: Temporal.PlainDate;
  given_count_id: Id<'given_count'> | null;
  id: Generated<Id<'line'>>;
  kind: 'charge' | 'adjustment' | 'not_charged';
  levy_id: string;
  list_basis: Generated<'raw' | 'weighted'>;
  list_size: number | null;
  list_size_on: Temporal.PlainDate | null;
  lmc_id: Id<'lmc'>;
  mandate_id: Id<'mandate'> | null;
  months: number;
  of_days: number;
  practice_id: Id<'practice'>;
  rate_id: Id<'rate'> | null;
  remitted_pence: Generated<number>;
  run_id: Id<'run'>;
  to_on: Temporal.PlainDate;
  weighted_count_id: Id<'weighted_count'> | null;
  why: string;
}

export interface LeviesMandate {
  choice: 'in' | 'out';
  during: ColumnType<During, string, string>;
  ended_why: string;
  file_name: string;
  id: Generated<Id<'mandate'>>;
  levy_id: Id<'levy'>;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
  practice_id: Id<'practice'>;
  reason: Generated<string>;
  sha256: string | null;
  signed_by: string;
  signed_on: Temporal.PlainDate;
  withdrawn_at: Temporal.Instant | null;
  withdrawn_by: string | null;
  withdrawn_why: string | null;
}

export interface LeviesPosting {
  account: 'owed_by_practices' | 'levy_income' | 'received' | 'not_yet_allocated' | 'owed_to_gpdf' | 'owed_to_charity' | 'passed_on' | 'written_off' | 'sessional_income' | 'carried_forward';
  amount_pence: number;
  entry_id: Id<'entry'>;
  lmc_id: Id<'lmc'>;
  place: number;
  practice_id: Id<'practice'> | null;
}

export interface LeviesQuestion {
  answer: string;
  answered_at: Temporal.Instant | null;
  answered_by: string | null;
  asked_at: Temporal.Instant;
  asked_by: string;
  asked_by_id: string | null;
  id: Generated<Id<'question'>>;
  line_id: Id<'line'>;
  lmc_id: Id<'lmc'>;
  practice_id: Id<'practice'>;
  pressed: string;
  words: string;
}

export interface LeviesRate {
  counted: 'period_start' | 'quarter_start' | 'levy_year_start';
  decided_on: Temporal.PlainDate | null;
  difference_used_for: string;
  from_on: Temporal.PlainDate;
  id: Generated<Id<'rate'>>;
  levy_id: Id<'levy'>;
  levy_year_starts: number;
  list_basis: 'raw' | 'weighted';
  lmc_id: Id<'lmc'>;
  meeting: string;
  paper: string;
  per: 'year' | 'quarter' | 'month';
  pressed: string | null;
  proposed_at: Temporal.Instant;
  proposed_by: string;
  rate: number;
  remitted_rate: number | null;
  rounding: 'half_up' | 'half_even' | 'down';
  settled_at: Temporal.Instant | null;
  settled_by: string | null;
  state: 'proposed' | 'agreed' | 'withdrawn';
  until_on: Temporal.PlainDate | null;
  withdrawn_because: Generated<string>;
}

export interface LeviesRateLetter {
  acknowledged_on: Temporal.PlainDate | null;
  applied_on: Temporal.PlainDate | null;
  collector_id: Id<'collector'>;
  id: Generated<Id<'rate_letter'>>;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
  rate_id: Id<'rate'>;
  sent_on: Temporal.PlainDate;
  words: string;
}

export interface LeviesReceipt {
  allocated_pence: Generated<number>;
  amount_pence: number;
  collector_id: Id<'collector'>;
  entry_id: Id<'entry'> | null;
  id: Generated<Id<'receipt'>>;
  levy_id: Id<'levy'>;
  lmc_id: Id<'lmc'>;
  named: string;
  practice_id: Id<'practice'> | null;
  pressed: string | null;
  receipt_file_id: Id<'receipt_file'> | null;
  received_on: Temporal.PlainDate;
  row_number: number | null;
  taken_at: Temporal.Instant;
  taken_by: string;
  waiting_pence: Generated<number>;
  words: string;
}

export interface LeviesReceiptFile {
  collector_id: Id<'collector'>;
  columns: Json;
  given_at: Temporal.Instant;
  given_by: string;
  id: Generated<Id<'receipt_file'>>;
  levy_id: Id<'levy'>;
  lmc_id: Id<'lmc'>;
  name: string;
  received_on: Temporal.PlainDate;
  report: Json | null;
  sha256: string;
  state: 'given' | 'tried' | 'taken' | 'dropped';
  taken_at: Temporal.Instant | null;
}

export interface LeviesRemittance {
  collected_pence: number;
  due_pence: number;
  id: Generated<Id<'remittance'>>;
  levy_id: Id<'levy'>;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
  period_from: Temporal.PlainDate;
  period_to: Temporal.PlainDate;
  pressed: string;
  reason: Generated<string>;
  reference: string;
  sent_on: Temporal.PlainDate;
  sent_pence: number;
  takes_back_id: Id<'remittance'> | null;
}

export interface LeviesRun {
  checked_at: Temporal.Instant | null;
  checked_by: string | null;
  checked_by_id: string | null;
  drafted_at: Temporal.Instant;
  drafted_by: string;
  drafted_by_id: string | null;
  id: Generated<Id<'run'>>;
  issued_at: Temporal.Instant | null;
  issued_by: string | null;
  levy_id: Id<'levy'>;
  lmc_id: Id<'lmc'>;
  period_from: Temporal.PlainDate;
  period_to: Temporal.PlainDate;
  pressed: string;
  state: 'draft' | 'checked' | 'issued' | 'dropped';
}

export interface LeviesRunTotal {
  adjusted_pence: number;
  adjustments: number;
  asked: number;
  charged_pence: number;
  is_weighted: boolean;
  lmc_id: Id<'lmc'>;
  not_charged: number;
  patients: number;
  payable_pence: number;
  practices: number;
  remitted_pence: number;
  run_id: Id<'run'>;
  total_pence: number;
}

export interface LeviesSchedule {
  amount_pence: number;
  collector_id: Id<'collector'>;
  given_at: Temporal.Instant;
  given_by: string;
  id: Generated<Id<'schedule'>>;
  lines: number;
  lmc_id: Id<'lmc'>;
  run_id: Id<'run'>;
}

export interface LeviesSessionalFee {
  amount_pence: number;
  id: Generated<Id<'sessional_fee'>>;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
  paid_until: Temporal.PlainDate;
  received_on: Temporal.PlainDate;
  sessional_member_id: Id<'sessional_member'>;
  takes_back_id: Id<'sessional_fee'> | null;
  takes_back_pence: Generated<number>;
  why: Generated<string>;
}

export interface LeviesSessionalMember {
  during: ColumnType<During, string, string>;
  fee_pence: number;
  id: Generated<Id<'sessional_member'>>;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
  office_id: Id<'office'>;
  paid_until: Temporal.PlainDate | null;
  person_id: Id<'person'>;
}

export interface LeviesSetOff {
  id: Generated<Id<'set_off'>>;
  line_id: Id<'line'>;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
}

export interface LeviesVariance {
  lmc_id: Id<'lmc'>;
  noted_at: Temporal.Instant;
  noted_by: string;
  practice_id: Id<'practice'>;
  reason: 'list_size' | 'rate_not_applied' | 'opted_out' | 'closed' | 'late' | 'other';
  run_id: Id<'run'>;
  words: string;
}

export interface LeviesVerification {
  entries: number;
  id: Generated<Id<'verification'>>;
  lines: number;
  lmc_id: Id<'lmc'>;
  postings: number;
  runs: number;
  since_changed: Json;
  verified_at: Temporal.Instant;
  verified_by: string;
  wrong: Json;
}

export interface LeviesWeightedCount {
  as_given: string;
  counted_on: Temporal.PlainDate;
  id: Generated<Id<'weighted_count'>>;
  lmc_id: Id<'lmc'>;
  patients: number;
  practice_id: Id<'practice'>;
  row_number: number;
  taken_at: Temporal.Instant;
  taken_by: string;
  weighted_file_id: Id<'weighted_file'>;
}

export interface LeviesWeightedFile {
  columns: Json;
  counted_on: Temporal.PlainDate;
  given_at: Temporal.Instant;
  given_by: string;
  id: Generated<Id<'weighted_file'>>;
  lmc_id: Id<'lmc'>;
  name: string;
  report: Json | null;
  sha256: string;
  state: 'given' | 'tried' | 'taken' | 'dropped';
  taken_at: Temporal.Instant | null;
}

export interface LeviesWriteOff {
  amount_pence: number;
  decided_by: string;
  decided_on: Temporal.PlainDate;
  id: Generated<Id<'write_off'>>;
  line_id: Id<'line'>;
  lmc_id: Id<'lmc'>;
  pressed: string;
  proposed_at: Temporal.Instant;
  proposed_by: string;
  proposed_by_id: string | null;
  reason: string;
  remitted_pence: Generated<number>;
  run_id: Id<'run'> | null;
  settled_at: Temporal.Instant | null;
  settled_by: string | null;
  settled_by_id: string | null;
  state: 'proposed' | 'confirmed' | 'withdrawn';
}

export interface PlatformFile {
  bytes: number;
  content: Buffer;
  kept_at: Temporal.Instant;
  kind: string;
  sha256: string;
}

export interface PlatformInstallation {
  clock_ahead_seconds: Generated<number>;
  is_the_only_one: Generated<boolean>;
  kind: 'real' | 'demonstration';
  made_at: Temporal.Instant;
}

export interface PlatformLimitWindow {
  began_at: Temporal.Instant;
  key: string;
  used: number;
}

export interface PlatformLmc {
  brand_hue: Generated<number>;
  id: Generated<Id<'lmc'>>;
  made_at: Temporal.Instant;
  name: string;
  office_id: Id<'office'>;
  short_name: string;
  smallest_cell: Generated<number>;
}

export interface PlatformLmcMailSetting {
  changed_at: Temporal.Instant;
  changed_by: string;
  from_name: Generated<string>;
  lmc_id: Id<'lmc'>;
  office_id: Id<'office'>;
  reply_address: Generated<string>;
  reply_name: Generated<string>;
}

export interface PlatformMailSetting {
  asks_receipts: Generated<boolean>;
  bounce_address: Generated<string>;
  changed_at: Temporal.Instant;
  changed_by: string;
  footer: Generated<string>;
  from_address: Generated<string>;
  from_name: Generated<string>;
  mailbox_failure: string | null;
  mailbox_host: Generated<string>;
  mailbox_read_at: Temporal.Instant | null;
  mailbox_user: Generated<string>;
  office_id: Id<'office'>;
  reports_secret_hash: string | null;
  sealed_mailbox_password: string | null;
}

export interface PlatformMessage {
  attempts: Generated<number>;
  from_name: Generated<string>;
  gives_up_at: Temporal.Instant;
  html_body: string;
  id: Generated<Id<'message'>>;
  is_private: Generated<boolean>;
  kept_at: Temporal.Instant | null;
  kind: string;
  last_failure: string | null;
  lmc_id: Id<'lmc'> | null;
  next_try_at: Temporal.Instant | null;
  office_id: Id<'office'> | null;
  once: string;
  queued_at: Temporal.Instant;
  reply_address: Generated<string>;
  reply_name: Generated<string>;
  run: string | null;
  sent_at: Temporal.Instant | null;
  server_response: string | null;
  state: Generated<'queued' | 'deferred' | 'sent' | 'delivered' | 'kept' | 'suppressed' | 'failed' | 'bounced' | 'complained'>;
  subject: string;
  text_body: string;
  to_address: string;
  to_name: string;
  topic: string | null;
}

export interface PlatformMessageEvent {
  at: Temporal.Instant;
  detail: Generated<string>;
  message_id: Id<'message'>;
  number: Generated<number>;
  office_id: Id<'office'> | null;
  what: 'queued' | 'sent' | 'delivered' | 'kept' | 'deferred' | 'suppressed' | 'failed' | 'bounced' | 'complained' | 'sent_again';
}

export interface PlatformMigration {
  hash: string;
  name: string;
  ran_at: Generated<Temporal.Instant>;
}

export interface PlatformNotification {
  account_id: Id<'account'>;
  href: string;
  id: Generated<Id<'notification'>>;
  made_at: Temporal.Instant;
  mailed_at: Temporal.Instant | null;
  office_id: Id<'office'>;
  once: string;
  seen_at: Temporal.Instant | null;
  title: string;
}

export interface PlatformOffice {
  id: Generated<Id<'office'>>;
  made_at: Temporal.Instant;
  name: string;
}

export interface PlatformRecord {
  about: Json;
  account_id: Id<'account'> | null;
  actor: string;
  at: Temporal.Instant;
  concerns: Generated<string[]>;
  forgotten_by: Id<'record'> | null;
  id: Id<'record'>;
  lmc_id: Id<'lmc'> | null;
  number: Generated<number>;
  office_id: Id<'office'> | null;
  what: string;
}

export interface PlatformSeal {
  hash: string;
  made_at: Temporal.Instant;
  number: number;
  records: number;
}

export interface PlatformSealedRecord {
  hash: string;
  place: number;
  record_id: Id<'record'>;
  seal_number: number;
}

export interface PlatformSuppression {
  address: string;
  began_at: Temporal.Instant;
  began_by: string;
  detail: Generated<string>;
  id: Generated<Id<'suppression'>>;
  lift_reason: string | null;
  lifted_at: Temporal.Instant | null;
  lifted_by: string | null;
  office_id: Id<'office'>;
  reason: 'unsubscribed' | 'bounced' | 'complained' | 'office';
  topic: string | null;
}

export interface PressureAsk {
  answered_on: Temporal.PlainDate | null;
  asked_at: Temporal.Instant;
  asked_by: string;
  asked_name: string;
  asked_of: 'icb' | 'practice' | 'lmc' | 'neighbour';
  asked_on: Temporal.PlainDate;
  due_on: Temporal.PlainDate;
  ended_on: Temporal.PlainDate | null;
  id: Generated<Id<'ask'>>;
  is_named: boolean;
  lmc_id: Id<'lmc'>;
  owner_id: Id<'account'> | null;
  practice_id: Id<'practice'>;
  pressed: string;
  state: 'open' | 'answered' | 'done' | 'refused' | 'lapsed';
  suggestion_id: Id<'suggestion'> | null;
  what: string;
}

export interface PressureAskMove {
  ask_id: Id<'ask'>;
  id: Generated<Id<'ask_move'>>;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
  move: string;
  words: string;
}

export interface PressureCall {
  called_at: Temporal.Instant;
  called_by: string;
  id: Generated<Id<'call'>>;
  lmc_id: Id<'lmc'>;
  outcome: 'reached' | 'no_answer' | 'will_send' | 'will_not';
  practice_id: Id<'practice'>;
  pressed: string;
  week_of: Temporal.PlainDate;
  words: string;
}

export interface PressureClosedWeek {
  area_method: string;
  came_by: 'round' | 'file';
  closed_at: Temporal.Instant;
  is_bank_holiday: boolean;
  lmc_id: Id<'lmc'>;
  practices: number;
  reference_on: Temporal.PlainDate;
  returned: number;
  smallest_cell: number;
  week_of: Temporal.PlainDate;
}

export interface PressureHistoryFile {
  columns: Json;
  given_at: Temporal.Instant;
  given_by: string;
  id: Generated<Id<'history_file'>>;
  lmc_id: Id<'lmc'>;
  name: string;
  report: Json | null;
  sha256: string | null;
  state: 'given' | 'tried' | 'taken' | 'dropped';
  taken_at: Temporal.Instant | null;
}

export interface PressureHoliday {
  is_kept: boolean;
  lmc_id: Id<'lmc'>;
  name: string;
  on_day: Temporal.PlainDate;
  set_at: Temporal.Instant;
  set_by: string;
}

export interface PressureIssue {
  figures: Json;
  frozen_at: Temporal.Instant;
  frozen_by: string;
  id: Generated<Id<'issue'>>;
  lmc_id: Id<'lmc'>;
  narrative: string;
  number: number;
  released_at: Temporal.Instant | null;
  released_by: string | null;
  secret: string;
  state: 'frozen' | 'released' | 'superseded';
  version: number;
  week_of: Temporal.PlainDate;
  what_changed: string;
}

export interface PressureIssueComment {
  decided_at: Temporal.Instant | null;
  decided_by: string | null;
  id: Generated<Id<'issue_comment'>>;
  is_shown: boolean;
  issue_id: Id<'issue'>;
  lmc_id: Id<'lmc'>;
  said: string;
  shown_as: string;
}

export interface PressureRecipient {
  added_at: Temporal.Instant;
  added_by: string;
  email: string;
  ended_at: Temporal.Instant | null;
  id: Generated<Id<'recipient'>>;
  kind: 'icb' | 'council' | 'hospital' | 'ambulance' | 'public_health' | 'healthwatch' | 'mp' | 'press' | 'practice' | 'committee' | 'other';
  lmc_id: Id<'lmc'>;
  name: string;
  organisation: string;
}

export interface PressureReturnLink {
  email: string | null;
  ends_at: Temporal.Instant;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  name: string;
  office_id: Id<'office'>;
  person_id: string | null;
  practice_id: Id<'practice'>;
  token_hash: string;
  week_of: Temporal.PlainDate;
}

export interface PressureReturnVersion {
  answers: Json;
  came_by: 'practice' | 'link' | 'telephone' | 'file';
  id: Generated<Id<'return_version'>>;
  is_late: boolean;
  lmc_id: Id<'lmc'>;
  number: number;
  pressed: string;
  submitted_at: Temporal.Instant;
  submitted_by: string;
  told_by: Generated<string>;
  weekly_return_id: Id<'weekly_return'>;
}

export interface PressureRoundMailing {
  kind: 'invitation' | 'reminder';
  letters: number;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  mailed_on: Temporal.PlainDate;
  practices: number;
  week_of: Temporal.PlainDate;
}

export interface PressureSetting {
  amber_means: string;
  amber_opel: number;
  area_method: 'most_common' | 'mean' | 'share_at_red';
  black_means: string;
  black_opel: number;
  closes_at: Temporal.PlainTime;
  closes_weekday: number;
  contacts_asked: 'all' | 'by_group';
  freezes_at: Temporal.PlainTime;
  freezes_weekday: number;
  from_week: Temporal.PlainDate;
  grace_minutes: number;
  green_means: string;
  green_opel: number;
  is_collecting: boolean;
  lmc_id: Id<'lmc'>;
  on_bank_holiday: 'next_working_day' | 'same_day' | 'no_return';
  opens_at: Temporal.PlainTime;
  opens_weekday: number;
  optional_questions: string[];
  own_questions: Json;
  red_means: string;
  red_opel: number;
  reference_weekday: number;
  reminder_at: Temporal.PlainTime;
  reminder_weekdays: number[];
  set_at: Temporal.Instant;
  set_by: string;
  signed_by: string;
  signed_post: string;
  smallest_cell: number;
}

export interface PressureSigningKey {
  ended_at: Temporal.Instant | null;
  id: Generated<Id<'signing_key'>>;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
  public_key: string;
  sealed_private_key: string;
}

export interface PressureSuggestion {
  because: string;
  id: Generated<Id<'suggestion'>>;
  kind: 'red' | 'black' | 'amber_run' | 'disagreement' | 'silent';
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  practice_id: Id<'practice'>;
  settled_at: Temporal.Instant | null;
  settled_by: string | null;
  settled_why: Generated<string>;
  state: 'open' | 'asked' | 'set_aside';
  week_of: Temporal.PlainDate;
}

export interface PressureThreshold {
  contacts_each_amber: Numeric;
  contacts_each_black: Numeric;
  contacts_each_red: Numeric;
  contacts_each_source: string;
  contacts_per_1000_amber: Numeric;
  contacts_per_1000_black: Numeric;
  contacts_per_1000_red: Numeric;
  contacts_per_1000_source: string;
  from_week: Temporal.PlainDate;
  lmc_id: Id<'lmc'>;
  patients_per_gp_amber: Numeric;
  patients_per_gp_black: Numeric;
  patients_per_gp_definition: 'fully_qualified' | 'total' | 'without_trainees_and_locums';
  patients_per_gp_red: Numeric;
  patients_per_gp_source: string;
  sessions_lost_amber: Numeric;
  sessions_lost_black: Numeric;
  sessions_lost_red: Numeric;
  sessions_lost_source: string;
  set_at: Temporal.Instant;
  set_by: string;
  wait_amber: Numeric;
  wait_black: Numeric;
  wait_red: Numeric;
  wait_source: string;
}

export interface PressureWeekCell {
  amber: number | null;
  area_code: string;
  area_kind: 'lmc' | 'icb' | 'locality' | 'pcn' | 'federation' | 'tag';
  area_name: string;
  black: number | null;
  clinician_contacts: number | null;
  clinicians: number | null;
  clinicians_from: number | null;
  computed_amber: number | null;
  computed_black: number | null;
  computed_from: number | null;
  computed_green: number | null;
  computed_red: number | null;
  contacts: number | null;
  contacts_from: number | null;
  contacts_patients: number | null;
  gp_fte: Numeric | null;
  green: number | null;
  lmc_id: Id<'lmc'>;
  patients: number;
  practices: number;
  red: number | null;
  returned: number | null;
  sessions_from: number | null;
  sessions_lost: number | null;
  sessions_planned: number | null;
  wait_days: number | null;
  wait_from: number | null;
  week_of: Temporal.PlainDate;
  workforce_from: number | null;
  workforce_patients: number | null;
}

export interface PressureWeeklyReturn {
  alert: 'green' | 'amber' | 'red' | 'black';
  comment: string;
  contacts: number | null;
  gp_contacts: number | null;
  gps_present: number | null;
  id: Generated<Id<'weekly_return'>>;
  is_late: boolean;
  list_size: number | null;
  lmc_id: Id<'lmc'>;
  longest_wait_days: number | null;
  nurse_contacts: number | null;
  nurses_present: number | null;
  other_contacts: number | null;
  others_present: number | null;
  own_answers: Json;
  practice_id: Id<'practice'>;
  reference_on: Temporal.PlainDate;
  sessions_lost: number | null;
  sessions_planned: number | null;
  submitted_at: Temporal.Instant;
  submitted_by: string;
  versions: number;
  week_of: Temporal.PlainDate;
}

export interface PressureWeekPractice {
  alert: string | null;
  clinician_contacts: number | null;
  clinicians: number | null;
  computed: string | null;
  contacts: number | null;
  gp_fte: Numeric | null;
  icb_code: string | null;
  icb_name: string | null;
  list_size: number | null;
  lmc_id: Id<'lmc'>;
  longest_wait_days: number | null;
  pcn_code: string | null;
  pcn_name: string | null;
  practice_id: Id<'practice'>;
  sessions_lost: number | null;
  sessions_planned: number | null;
  week_of: Temporal.PlainDate;
}

export interface PressureWorkforce {
  definition: 'fully_qualified' | 'total' | 'without_trainees_and_locums';
  from_on: Temporal.PlainDate;
  given_at: Temporal.Instant;
  given_by: string;
  gp_fte: Numeric;
  lmc_id: Id<'lmc'>;
  practice_id: Id<'practice'>;
  source: 'practice' | 'official';
}

export interface RegisterAddressOfPerson {
  email: string | null;
  office_id: Id<'office'> | null;
  person_id: string | null;
}

export interface RegisterAreaTotal {
  area_code: string;
  area_kind: 'pcn' | 'sub_icb' | 'icb' | 'region' | 'england';
  counted_on: Temporal.PlainDate;
  file_id: Id<'open_data_file'>;
  patients: number;
}

export interface RegisterBody {
  ended_on: Temporal.PlainDate | null;
  id: Generated<Id<'body'>>;
  kind: 'committee' | 'federation' | 'icb' | 'hospital' | 'council' | 'training' | 'other';
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  name: string;
  office_id: Id<'office'>;
}

export interface RegisterBoundary {
  added_codes: Generated<string[]>;
  commissioners: Generated<string[]>;
  drawn_at: Temporal.Instant;
  drawn_by: string;
  during: ColumnType<During, string, string>;
  excluded_codes: Generated<string[]>;
  id: Generated<Id<'boundary'>>;
  lmc_id: Id<'lmc'>;
  local_authorities: Generated<string[]>;
}

export interface RegisterCandidate {
  constituency_code: string;
  election_on: Temporal.PlainDate;
  family_name: string;
  file_id: Id<'open_data_file'>;
  given_name: string | null;
  member_id: number | null;
  party: string;
  position: number;
  votes: number;
}

export interface RegisterChange {
  after: string | null;
  before: string | null;
  file_id: Id<'open_data_file'>;
  found_at: Temporal.Instant;
  happened_on: Temporal.PlainDate;
  id: Generated<Id<'change'>>;
  kind: 'opened' | 'closed' | 'dormant' | 'renamed' | 'moved_pcn' | 'changed_commissioner' | 'list_up' | 'list_down' | 'moved_constituency' | 'joined_area' | 'left_area';
  lmc_id: Id<'lmc'>;
  look_again_on: Temporal.PlainDate | null;
  owner_id: Id<'account'> | null;
  practice_id: Id<'practice'>;
  state: Generated<'new' | 'noted' | 'acted' | 'dismissed'>;
}

export interface RegisterChangeMove {
  change_id: Id<'change'>;
  id: Generated<Id<'change_move'>>;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
  move: string;
  words: Generated<string>;
}

export interface RegisterConfirmation {
  confirmed_at: Temporal.Instant;
  confirmed_by: string;
  id: Generated<Id<'confirmation'>>;
  lmc_id: Id<'lmc'>;
  people: number;
  practice_id: Id<'practice'>;
}

export interface RegisterConstituency {
  code: string;
  country: string | null;
  file_id: Id<'open_data_file'>;
  local_authorities: Generated<string[]>;
  name: string;
  region: string | null;
  seen_on: Temporal.PlainDate;
  three_code: string | null;
}

export interface RegisterConstituencyRange {
  file_id: Id<'open_data_file'>;
  starts_at: number;
  three_code: string | null;
}

export interface RegisterContactPoint {
  ended_at: Temporal.Instant | null;
  id: Generated<Id<'contact_point'>>;
  kind: 'email' | 'telephone' | 'mobile';
  made_at: Temporal.Instant;
  made_by: string;
  office_id: Id<'office'>;
  person_id: Id<'person'>;
  purpose: Generated<'work' | 'personal' | 'urgent'>;
  source: 'typed' | 'file' | 'practice' | 'invitation';
  value: string;
}

export interface RegisterEdition {
  id: Generated<Id<'edition'>>;
  is_the_only_one: Generated<boolean>;
}

export interface RegisterErasureRequest {
  answer: 'erased' | 'refused' | null;
  answer_words: Generated<string>;
  answered_at: Temporal.Instant | null;
  answered_by: string | null;
  asked_at: Temporal.Instant;
  id: Generated<Id<'erasure_request'>>;
  office_id: Id<'office'>;
  person_id: Id<'person'>;
  words: Generated<string>;
}

export interface RegisterFindable {
  code: string;
  kind: 'practice' | 'pcn' | 'sub-icb' | 'icb' | 'constituency';
  name: string;
  practice_id: Id<'practice'> | null;
  status: string | null;
  words: string;
}

export interface RegisterFormerName {
  brand_hue: number;
  id: Generated<Id<'former_name'>>;
  lmc_id: Id<'lmc'>;
  name: string;
  until_at: Temporal.Instant;
}

export interface RegisterGroupMember {
  during: ColumnType<During, string, string>;
  group_id: Id<'practice_group'>;
  lmc_id: Id<'lmc'>;
  practice_id: Id<'practice'>;
}

export interface RegisterGroupMembership {
  during: ColumnType<During, string, string> | null;
  group_id: Id<'practice_group'> | null;
  kind: string | null;
  lmc_id: Id<'lmc'> | null;
  name: string | null;
  practice_id: Id<'practice'> | null;
}

export interface RegisterIcbMove {
  commissioner_code: string;
  file_id: Id<'open_data_file'>;
  icb_name_after: string;
  icb_name_before: string;
  on_day: Temporal.PlainDate;
}

export interface RegisterIcbSighting {
  file_id: Id<'open_data_file'>;
  icb_code: string;
  name: string;
  region_code: string | null;
  region_name: string | null;
  seen_on: Temporal.PlainDate;
}

export interface RegisterLetterhead {
  address: string;
  email: string;
  id: Generated<Id<'letterhead'>>;
  lmc_id: Id<'lmc'>;
  logo_sha256: string | null;
  phone: string;
  registered_words: string;
  set_at: Temporal.Instant;
  set_by: string;
  website: string;
}

export interface RegisterListKeeping {
  confirm_every_months: Generated<number>;
  from_on: Temporal.PlainDate;
  lmc_id: Id<'lmc'>;
  set_at: Temporal.Instant;
  set_by: string;
  waiting_kinds: Generated<string[]>;
}

export interface RegisterListSize {
  commissioner_code: string | null;
  counted_on: Temporal.PlainDate;
  file_id: Id<'open_data_file'>;
  line: number;
  patients: number;
  practice_id: Id<'practice'>;
}

export interface RegisterListSizeSource {
  counted_on: Temporal.PlainDate | null;
  file_id: Id<'open_data_file'> | null;
  file_name: string | null;
  line: number | null;
  patients: number | null;
  practice_id: Id<'practice'> | null;
}

export interface RegisterLmcPractice {
  lmc_id: Id<'lmc'>;
  practice_id: Id<'practice'>;
}

export interface RegisterMembershipSighting {
  commissioner_code: string | null;
  file_id: Id<'open_data_file'>;
  pcn_id: Id<'pcn'> | null;
  practice_id: Id<'practice'>;
  seen_on: Temporal.PlainDate;
}

export interface RegisterMemberSighting {
  constituency_code: string;
  display_name: string;
  email: string | null;
  file_id: Id<'open_data_file'>;
  full_title: string;
  member_id: number | null;
  party: string;
  seen_on: Temporal.PlainDate;
}

export interface RegisterMerge {
  before: Json;
  gone_id: Id<'person'>;
  id: Generated<Id<'merge'>>;
  kept_id: Id<'person'>;
  merged_at: Temporal.Instant;
  merged_by: string;
  office_id: Id<'office'>;
  undone_at: Temporal.Instant | null;
  undone_by: string | null;
}

export interface RegisterNomination {
  during: ColumnType<During, string, string>;
  id: Generated<Id<'nomination'>>;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
  office_id: Id<'office'>;
  person_id: Id<'person'>;
  practice_id: Id<'practice'>;
  purpose: 'weekly_return' | 'levy' | 'ballots' | 'media';
}

export interface RegisterNominee {
  account_id: Id<'account'> | null;
  during: ColumnType<During, string, string> | null;
  email: string | null;
  lmc_id: Id<'lmc'> | null;
  name: string | null;
  person_id: string | null;
  practice_id: Id<'practice'> | null;
  purpose: string | null;
}

export interface RegisterNotTheSame {
  office_id: Id<'office'>;
  one_id: Id<'person'>;
  other_id: Id<'person'>;
  said_at: Temporal.Instant;
  said_by: string;
}

export interface RegisterOnlineSubmission {
  file_id: Id<'open_data_file'>;
  is_participating: boolean;
  month: Temporal.PlainDate;
  practice_id: Id<'practice'>;
  registered_patients: number | null;
  submissions: number | null;
  supplier: string | null;
}

export interface RegisterOpenDataFile {
  bytes: number;
  file_name: string;
  format: string;
  id: Generated<Id<'open_data_file'>>;
  kind: string;
  part: Generated<string>;
  replaced_by: Id<'open_data_file'> | null;
  report: Json;
  rows_read: number;
  seen_on: Temporal.PlainDate;
  sha256: string;
  taken_in_at: Temporal.Instant;
  taken_in_by: string;
}

export interface RegisterOpenDataFileNamed {
  file_id: Id<'open_data_file'> | null;
  file_name: string | null;
}

export interface RegisterPcn {
  code: string;
  id: Generated<Id<'pcn'>>;
}

export interface RegisterPcnSighting {
  closed_on: Temporal.PlainDate | null;
  commissioner_code: string | null;
  file_id: Id<'open_data_file'>;
  name: string;
  opened_on: Temporal.PlainDate | null;
  pcn_id: Id<'pcn'>;
  seen_on: Temporal.PlainDate;
}

export interface RegisterPeopleFile {
  columns: Json | null;
  file_name: string;
  given_at: Temporal.Instant;
  given_by: string;
  id: Generated<Id<'people_file'>>;
  lmc_id: Id<'lmc'>;
  office_id: Id<'office'>;
  report: Json | null;
  sha256: string | null;
  state: string;
  taken_at: Temporal.Instant | null;
}

export interface RegisterPerson {
  account_id: Id<'account'> | null;
  erased_at: Temporal.Instant | null;
  family_name: string;
  given_names: Generated<string>;
  gmc_number: string | null;
  id: Generated<Id<'person'>>;
  lmc_ids: Generated<Id<'lmc'>[]>;
  made_at: Temporal.Instant;
  made_by: string;
  merged_into: Id<'person'> | null;
  name: Generated<string>;
  office_id: Id<'office'>;
  source: 'typed' | 'file' | 'practice' | 'invitation';
  title: Generated<string>;
}

export interface RegisterPersonKnown {
  account_id: Id<'account'> | null;
  is_known: boolean | null;
  lmc_ids: Id<'lmc'>[] | null;
  name: string | null;
  office_id: Id<'office'> | null;
  person_id: string | null;
}

export interface RegisterPersonName {
  family_name: string | null;
  given_names: string | null;
  lmc_ids: Id<'lmc'>[] | null;
}

export interface RegisterPost {
  body_id: Id<'body'> | null;
  during: ColumnType<During, string, string>;
  id: Generated<Id<'post'>>;
  is_main_workplace: Generated<boolean>;
  kind: string;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
  office_id: Id<'office'>;
  pcn_id: Id<'pcn'> | null;
  person_id: Id<'person'>;
  place_id: Generated<string>;
  practice_id: Id<'practice'> | null;
  source: 'typed' | 'file' | 'practice' | 'invitation';
  state: Generated<'held' | 'waiting' | 'declined'>;
}

export interface RegisterPostcode {
  commissioner_code: string | null;
  file_id: Id<'open_data_file'>;
  icb_code: string | null;
  postcode: string;
  seen_on: Temporal.PlainDate;
}

export interface RegisterPostMove {
  detail: Generated<Json>;
  id: Generated<Id<'post_move'>>;
  is_own: Generated<boolean>;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
  move: string;
  post_id: Id<'post'>;
}

export interface RegisterPractice {
  id: Generated<Id<'practice'>>;
  ods_code: string;
}

export interface RegisterPracticeCard {
  address: string | null;
  constituency_code: string | null;
  constituency_name: string | null;
  from_on: Temporal.PlainDate | null;
  icb_code: string | null;
  icb_name: string | null;
  list_size: number | null;
  list_size_on: Temporal.PlainDate | null;
  lmc_id: Id<'lmc'> | null;
  name: string | null;
  ods_code: string | null;
  pcn_code: string | null;
  pcn_id: Id<'pcn'> | null;
  pcn_name: string | null;
  postcode: string | null;
  practice_id: Id<'practice'> | null;
  represented_during: ColumnType<During, string, string> | null;
  status: string | null;
  until_on: Temporal.PlainDate | null;
}

export interface RegisterPracticeContact {
  during: ColumnType<During, string, string> | null;
  email: string | null;
  kind: string | null;
  lmc_id: Id<'lmc'> | null;
  name: string | null;
  person_id: string | null;
  practice_id: Id<'practice'> | null;
  telephone: string | null;
}

export interface RegisterPracticeGroup {
  during: ColumnType<During, string, string>;
  id: Generated<Id<'practice_group'>>;
  kind: 'federation' | 'locality' | 'tag';
  lmc_id: Id<'lmc'>;
  name: string;
}

export interface RegisterPracticeName {
  name: string | null;
  ods_code: string | null;
  practice_id: Id<'practice'> | null;
}

export interface RegisterPracticeNote {
  id: Generated<Id<'practice_note'>>;
  lmc_id: Id<'lmc'>;
  practice_id: Id<'practice'>;
  pressed: string;
  withdrawn_at: Temporal.Instant | null;
  words: string;
  written_at: Temporal.Instant;
  written_by: string;
}

export interface RegisterPracticePeriod {
  address: string;
  closed_on: Temporal.PlainDate | null;
  commissioner_code: string | null;
  commissioner_name: string | null;
  constituency_code: string | null;
  constituency_name: string | null;
  from_on: Temporal.PlainDate;
  icb_code: string | null;
  icb_name: string | null;
  is_gp_practice: boolean;
  is_in_england: Generated<boolean | null>;
  list_size: number | null;
  list_size_before: number | null;
  list_size_before_on: Temporal.PlainDate | null;
  list_size_on: Temporal.PlainDate | null;
  local_authority: string | null;
  name: string;
  ods_code: string;
  opened_on: Temporal.PlainDate | null;
  pcn_code: string | null;
  pcn_id: Id<'pcn'> | null;
  pcn_name: string | null;
  postcode: string | null;
  practice_id: Id<'practice'>;
  region_code: string | null;
  search_text: Generated<string | null>;
  status: 'active' | 'dormant' | 'closed' | 'proposed';
  telephone: string | null;
  until_on: Temporal.PlainDate;
}

export interface RegisterPracticeSighting {
  address: string;
  closed_on: Temporal.PlainDate | null;
  commissioner_code: string | null;
  file_id: Id<'open_data_file'>;
  is_gp_practice: boolean;
  name: string;
  ods_code: string;
  opened_on: Temporal.PlainDate | null;
  postcode: string | null;
  postcode_key: number | null;
  seen_on: Temporal.PlainDate;
  setting: string;
  status: 'active' | 'dormant' | 'closed' | 'proposed';
  telephone: string | null;
}

export interface RegisterPracticeTelephone {
  from_on: Temporal.PlainDate | null;
  practice_id: Id<'practice'> | null;
  telephone: string | null;
  until_on: Temporal.PlainDate | null;
}

export interface RegisterPublisher {
  address: string;
  kind: string;
  set_at: Temporal.Instant;
  set_by: string;
}

export interface RegisterRatingSighting {
  file_id: Id<'open_data_file'>;
  local_authority: string | null;
  location_id: string;
  name: string;
  ods_code: string | null;
  practice_id: Id<'practice'> | null;
  provider_name: string | null;
  published_on: Temporal.PlainDate | null;
  rating: string | null;
  seen_on: Temporal.PlainDate;
}

export interface RegisterRepresentation {
  during: ColumnType<During, string, string>;
  lmc_id: Id<'lmc'>;
  office_id: Id<'office'>;
  practice_id: Id<'practice'>;
}

export interface RegisterStanding {
  during: ColumnType<During, string, string>;
  fact: 'represented' | 'on_the_roll' | 'paying' | 'mailed' | 'member_elsewhere';
  id: Generated<Id<'standing'>>;
  lmc_id: Id<'lmc'>;
  made_at: Temporal.Instant;
  made_by: string;
  office_id: Id<'office'>;
  person_id: Id<'person'>;
  words: Generated<string>;
}

export interface RegisterSubIcbSighting {
  closed_on: Temporal.PlainDate | null;
  commissioner_code: string;
  file_id: Id<'open_data_file'>;
  icb_code: string | null;
  name: string;
  opened_on: Temporal.PlainDate | null;
  seen_on: Temporal.PlainDate;
}

export interface RegisterUpload {
  accept_drop: Generated<boolean>;
  as_at: Temporal.PlainDate | null;
  bytes: number;
  file_name: string;
  id: Generated<Id<'upload'>>;
  mistake: Json | null;
  office_id: Id<'office'>;
  percent: Generated<number>;
  progress: Generated<string>;
  report: Json | null;
  sha256: string;
  state: Generated<'waiting' | 'trying' | 'tried' | 'taking' | 'taken' | 'refused' | 'dropped'>;
  uploaded_at: Temporal.Instant;
  uploaded_by: string;
}

export interface RegisterUploadMove {
  id: Generated<Id<'upload_move'>>;
  made_at: Temporal.Instant;
  made_by: string;
  move: string;
  office_id: Id<'office'>;
  upload_id: Id<'upload'>;
}

export interface DB {
  "accounts.account": AccountsAccount;
  "accounts.acting": AccountsActing;
  "accounts.api_token": AccountsApiToken;
  "accounts.authenticator": AccountsAuthenticator;
  "accounts.challenge": AccountsChallenge;
  "accounts.device": AccountsDevice;
  "accounts.identity_provider": AccountsIdentityProvider;
  "accounts.invitation": AccountsInvitation;
  "accounts.kept_form": AccountsKeptForm;
  "accounts.lockout": AccountsLockout;
  "accounts.passkey": AccountsPasskey;
  "accounts.practice_holder": AccountsPracticeHolder;
  "accounts.provider_identity": AccountsProviderIdentity;
  "accounts.recovery_code": AccountsRecoveryCode;
  "accounts.role_held": AccountsRoleHeld;
  "accounts.session": AccountsSession;
  "accounts.sign_in_link": AccountsSignInLink;
  "accounts.sign_in_request": AccountsSignInRequest;
  "ballots.count": BallotsCount;
  "desk.correction": DeskCorrection;
  "desk.diary_date": DeskDiaryDate;
  "desk.digest_wish": DeskDigestWish;
  "desk.feed_address": DeskFeedAddress;
  "levies.allocation": LeviesAllocation;
  "levies.budget": LeviesBudget;
  "levies.collecting": LeviesCollecting;
  "levies.collector": LeviesCollector;
  "levies.contract": LeviesContract;
  "levies.discrepancy": LeviesDiscrepancy;
  "levies.document": LeviesDocument;
  "levies.entry": LeviesEntry;
  "levies.entry_total": LeviesEntryTotal;
  "levies.given_count": LeviesGivenCount;
  "levies.levy": LeviesLevy;
  "levies.line": LeviesLine;
  "levies.mandate": LeviesMandate;
  "levies.posting": LeviesPosting;
  "levies.question": LeviesQuestion;
  "levies.rate": LeviesRate;
  "levies.rate_letter": LeviesRateLetter;
  "levies.receipt": LeviesReceipt;
  "levies.receipt_file": LeviesReceiptFile;
  "levies.remittance": LeviesRemittance;
  "levies.run": LeviesRun;
  "levies.run_total": LeviesRunTotal;
  "levies.schedule": LeviesSchedule;
  "levies.sessional_fee": LeviesSessionalFee;
  "levies.sessional_member": LeviesSessionalMember;
  "levies.set_off": LeviesSetOff;
  "levies.variance": LeviesVariance;
  "levies.verification": LeviesVerification;
  "levies.weighted_count": LeviesWeightedCount;
  "levies.weighted_file": LeviesWeightedFile;
  "levies.write_off": LeviesWriteOff;
  "platform.file": PlatformFile;
  "platform.installation": PlatformInstallation;
  "platform.limit_window": PlatformLimitWindow;
  "platform.lmc": PlatformLmc;
  "platform.lmc_mail_setting": PlatformLmcMailSetting;
  "platform.mail_setting": PlatformMailSetting;
  "platform.message": PlatformMessage;
  "platform.message_event": PlatformMessageEvent;
  "platform.migration": PlatformMigration;
  "platform.notification": PlatformNotification;
  "platform.office": PlatformOffice;
  "platform.record": PlatformRecord;
  "platform.seal": PlatformSeal;
  "platform.sealed_record": PlatformSealedRecord;
  "platform.suppression": PlatformSuppression;
  "pressure.ask": PressureAsk;
  "pressure.ask_move": PressureAskMove;
  "pressure.call": PressureCall;
  "pressure.closed_week": PressureClosedWeek;
  "pressure.history_file": PressureHistoryFile;
  "pressure.holiday": PressureHoliday;
  "pressure.issue": PressureIssue;
  "pressure.issue_comment": PressureIssueComment;
  "pressure.recipient": PressureRecipient;
  "pressure.return_link": PressureReturnLink;
  "pressure.return_version": PressureReturnVersion;
  "pressure.round_mailing": PressureRoundMailing;
  "pressure.setting": PressureSetting;
  "pressure.signing_key": PressureSigningKey;
  "pressure.suggestion": PressureSuggestion;
  "pressure.threshold": PressureThreshold;
  "pressure.week_cell": PressureWeekCell;
  "pressure.week_practice": PressureWeekPractice;
  "pressure.weekly_return": PressureWeeklyReturn;
  "pressure.workforce": PressureWorkforce;
  "register.address_of_person": RegisterAddressOfPerson;
  "register.area_total": RegisterAreaTotal;
  "register.body": RegisterBody;
  "register.boundary": RegisterBoundary;
  "register.candidate": RegisterCandidate;
  "register.change": RegisterChange;
  "register.change_move": RegisterChangeMove;
  "register.confirmation": RegisterConfirmation;
  "register.constituency": RegisterConstituency;
  "register.constituency_range": RegisterConstituencyRange;
  "register.contact_point": RegisterContactPoint;
  "register.edition": RegisterEdition;
  "register.erasure_request": RegisterErasureRequest;
  "register.findable": RegisterFindable;
  "register.former_name": RegisterFormerName;
  "register.group_member": RegisterGroupMember;
  "register.group_membership": RegisterGroupMembership;
  "register.icb_move": RegisterIcbMove;
  "register.icb_sighting": RegisterIcbSighting;
  "register.letterhead": RegisterLetterhead;
  "register.list_keeping": RegisterListKeeping;
  "register.list_size": RegisterListSize;
  "register.list_size_source": RegisterListSizeSource;
  "register.lmc_practice": RegisterLmcPractice;
  "register.member_sighting": RegisterMemberSighting;
  "register.membership_sighting": RegisterMembershipSighting;
  "register.merge": RegisterMerge;
  "register.nomination": RegisterNomination;
  "register.nominee": RegisterNominee;
  "register.not_the_same": RegisterNotTheSame;
  "register.online_submission": RegisterOnlineSubmission;
  "register.open_data_file": RegisterOpenDataFile;
  "register.open_data_file_named": RegisterOpenDataFileNamed;
  "register.pcn": RegisterPcn;
  "register.pcn_sighting": RegisterPcnSighting;
  "register.people_file": RegisterPeopleFile;
  "register.person": RegisterPerson;
  "register.person_known": RegisterPersonKnown;
  "register.person_name": RegisterPersonName;
  "register.post": RegisterPost;
  "register.post_move": RegisterPostMove;
  "register.postcode": RegisterPostcode;
  "register.practice": RegisterPractice;
  "register.practice_card": RegisterPracticeCard;
  "register.practice_contact": RegisterPracticeContact;
  "register.practice_group": RegisterPracticeGroup;
  "register.practice_name": RegisterPracticeName;
  "register.practice_note": RegisterPracticeNote;
  "register.practice_period": RegisterPracticePeriod;
  "register.practice_sighting": RegisterPracticeSighting;
  "register.practice_telephone": RegisterPracticeTelephone;
  "register.publisher": RegisterPublisher;
  "register.rating_sighting": RegisterRatingSighting;
  "register.representation": RegisterRepresentation;
  "register.standing": RegisterStanding;
  "register.sub_icb_sighting": RegisterSubIcbSighting;
  "register.upload": RegisterUpload;
  "register.upload_move": RegisterUploadMove;
}
