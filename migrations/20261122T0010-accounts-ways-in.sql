-- More ways in than a link, who may do what until when, and acting for somebody else.

-- A session knows how its holder proved who they are, and when last they did so strongly; a vote or a signature asks again.
alter table accounts.session
  add column strength text not null default 'link'
    constraint session_strength_is_known check (strength in ('link', 'code', 'passkey', 'provider')),
  add column strong_at timestamptz,
  add column device_hash text,
  add column acting_id uuid;

-- Who gave a role and who ended it; a role that is the same twice at once is refused.
alter table accounts.role_held
  add column given_by text not null default 'OpenLMC',
  add column given_at timestamptz not null default now(),
  add column ended_by text,
  add constraint role_once_at_a_time exclude using gist (
    account_id with =, office_id with =, role with =,
    (coalesce(lmc_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =,
    (coalesce(practice_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =,
    during with &&);
alter table accounts.role_held alter column given_at drop default;

-- One row is a passkey: a key pair whose private half never leaves the person's device.
create table accounts.passkey (
  id uuid primary key default uuidv7(),
  account_id uuid not null references accounts.account,
  credential_id text not null constraint one_passkey_per_credential unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  made_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_by_account on accounts.passkey (account_id);

-- One row is an authenticator app's secret, sealed with a key that is not in the database; it counts once a code has confirmed it.
create table accounts.authenticator (
  account_id uuid primary key references accounts.account,
  sealed_secret text not null,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  -- The last time step accepted: a code is good once.
  last_step bigint not null default 0
);

-- One row is a recovery code, for when the device is lost; only its hash is kept, and it works once.
create table accounts.recovery_code (
  account_id uuid not null references accounts.account,
  code_hash text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

-- One row is a challenge that a browser was asked to answer: a passkey's, a mailed code's or a provider's round trip. It is answered once.
create table accounts.challenge (
  id uuid primary key default uuidv7(),
  token_hash text not null constraint one_challenge_per_token unique,
  kind text not null check (kind in ('passkey_made', 'passkey_used', 'mailed_code', 'provider')),
  account_id uuid references accounts.account,
  secret jsonb not null,
  return_to text,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  failures integer not null default 0
);
create index challenge_by_age on accounts.challenge (expires_at);

-- One row is a browser that an account was used from; a browser never seen before is told to its owner.
create table accounts.device (
  account_id uuid not null references accounts.account,
  device_hash text not null,
  browser text not null,
  first_used_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (account_id, device_hash)
);

-- One row is a time for which an account was shut after too many wrong answers, until somebody of the office opened it or it passed.
create table accounts.lockout (
  id uuid primary key default uuidv7(),
  account_id uuid not null references accounts.account,
  began_at timestamptz not null,
  ends_at timestamptz not null,
  why text not null,
  released_at timestamptz,
  released_by text
);
create index lockout_by_account on accounts.lockout (account_id, ends_at);

-- One row is an office's own identity provider, by OpenID Connect; its client secret is sealed.
create table accounts.identity_provider (
  id uuid primary key default uuidv7(),
  office_id uuid not null references platform.office,
  name text not null,
  issuer text not null,
  client_id text not null,
  sealed_client_secret text not null,
  is_on boolean not null default true,
  set_at timestamptz not null,
  set_by text not null,
  constraint one_provider_of_a_name_in_an_office unique (office_id, name)
);
-- Whoever signs in belongs to no office yet, and has to be shown the providers there are.
alter table accounts.identity_provider enable row level security, force row level security;
create policy read_at_the_door on accounts.identity_provider for select using (true);
create policy set_by_its_office on accounts.identity_provider using (office_id = (select public.office_id()) or (select public.is_operating()));

-- One row is what a provider calls an account: issuer and subject, never an e-mail address, which may pass to somebody else.
create table accounts.provider_identity (
  issuer text not null,
  subject text not null,
  account_id uuid not null references accounts.account,
  made_at timestamptz not null,
  primary key (issuer, subject)
);
create index provider_identity_by_account on accounts.provider_identity (account_id);

-- One row is an invitation to hold a role; it works once, within a fortnight.
create table accounts.invitation (
  id uuid primary key default uuidv7(),
  office_id uuid not null references platform.office,
  lmc_id uuid,
  practice_id uuid,
  email text not null check (email = lower(email)),
  name text not null,
  role text not null,
  role_until date,
  token_hash text not null constraint one_invitation_per_token unique,
  made_at timestamptz not null,
  made_by text not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  constraint invitation_stays_in_its_office foreign key (office_id, lmc_id) references platform.lmc (office_id, id)
);
alter table accounts.invitation
  add constraint invitation_practice_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id);
alter table accounts.invitation enable row level security, force row level security;
create policy own_office on accounts.invitation using (office_id = (select public.office_id()) or (select public.is_operating()));
create unique index one_open_invitation on accounts.invitation
  (office_id, email, role, coalesce(lmc_id, '00000000-0000-0000-0000-000000000000'), coalesce(practice_id, '00000000-0000-0000-0000-000000000000'))
  where accepted_at is null and withdrawn_at is null;

-- One row is somebody of the office acting for a practice for a while, and why: said on every page meanwhile.
create table accounts.acting (
  id uuid primary key default uuidv7(),
  office_id uuid not null references platform.office,
  lmc_id uuid not null,
  practice_id uuid not null,
  account_id uuid not null references accounts.account,
  asked_by text not null,
  why text not null,
  began_at timestamptz not null,
  ends_at timestamptz not null constraint acting_lasts_an_hour_at_most check (ends_at > began_at and ends_at <= began_at + interval '1 hour'),
  ended_at timestamptz,
  constraint acting_stays_in_its_office foreign key (office_id, lmc_id) references platform.lmc (office_id, id),
  constraint acting_stays_in_its_lmc foreign key (lmc_id, practice_id) references register.lmc_practice (lmc_id, practice_id)
);
alter table accounts.acting enable row level security, force row level security;
create policy own_office_or_own_account on accounts.acting
  using (office_id = (select public.office_id()) or account_id = (select public.account_id()) or (select public.is_operating()));
alter table accounts.session add constraint session_acts_as_granted foreign key (acting_id) references accounts.acting;

-- What somebody had typed when their session ended, kept sealed until they have signed in again and sent it, for a day at most.
create table accounts.kept_form (
  token_hash text primary key,
  path text not null,
  sealed_body text not null,
  kept_at timestamptz not null
);
