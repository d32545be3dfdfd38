-- Sign-in. An account is one way in for one person, whatever offices they belong to, so accounts, sessions and links have
-- no owner: they are found by a secret's hash or by the account's own id, and hold nothing of any office.

create schema accounts;
grant usage on schema accounts to openlmc_app;
alter default privileges in schema accounts grant select, insert, update, delete on tables to openlmc_app;

-- One row is a sign-in.
create table accounts.account (
  id uuid primary key default uuidv7(),
  email text not null constraint one_account_per_address unique check (email = lower(email)),
  name text not null,
  made_at timestamptz not null
);

-- One row is a role an account holds for a time: of an office, of one LMC of it, or for one practice of an LMC.
create table accounts.role_held (
  id uuid primary key default uuidv7(),
  account_id uuid not null references accounts.account,
  office_id uuid not null references platform.office,
  lmc_id uuid,
  practice_id uuid,
  role text not null,
  during daterange not null,
  constraint role_stays_in_its_office foreign key (office_id, lmc_id) references platform.lmc (office_id, id),
  constraint practice_roles_name_an_lmc check (practice_id is null or lmc_id is not null)
);
create index role_held_by_account on accounts.role_held (account_id);
create index role_held_by_office on accounts.role_held (office_id, role);
alter table accounts.role_held enable row level security, force row level security;
create policy own_office_or_own_account on accounts.role_held
  using (office_id = (select public.office_id()) or account_id = (select public.account_id()) or (select public.is_operating()));

-- One row is one browser signed in; only the hash of its secret is kept.
create table accounts.session (
  token_hash text primary key,
  account_id uuid not null references accounts.account,
  office_id uuid references platform.office,
  began_at timestamptz not null,
  last_used_at timestamptz not null,
  browser text not null default ''
);
create index session_by_account on accounts.session (account_id);

-- One row is a sign-in link that was mailed or handed out; it works once.
create table accounts.sign_in_link (
  token_hash text primary key,
  account_id uuid not null references accounts.account,
  return_to text,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_link_by_account on accounts.sign_in_link (account_id, made_at);

-- One row is a secret with which another program reads an office's register.
create table accounts.api_token (
  id uuid primary key default uuidv7(),
  office_id uuid not null references platform.office,
  name text not null,
  token_hash text not null constraint one_token_per_secret unique,
  lmc_ids uuid[] not null,
  permissions text[] not null,
  made_at timestamptz not null,
  made_by text not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
alter table accounts.api_token enable row level security, force row level security;
create policy own_office on accounts.api_token using (office_id = (select public.office_id()) or (select public.is_operating()));
