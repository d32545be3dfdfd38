-- Asking to sign in does the same for every address, known or not; a job finds out later whether anybody is to be written to.

-- One row is somebody at the sign-in page asking for a link; it goes as soon as the job has read it.
create table accounts.sign_in_request (
  id uuid primary key,
  email text not null,
  return_to text not null,
  asked_at timestamptz not null
);
alter table accounts.sign_in_request enable row level security, force row level security;
create policy asked_by_anyone on accounts.sign_in_request for insert with check (true);
create policy read_by_operators on accounts.sign_in_request using ((select public.is_operating()));

-- Whoever revokes a token finds it by its name, so two that work can't share one.
alter table accounts.api_token
  add constraint one_live_token_of_a_name exclude using btree (office_id with =, name with =) where (revoked_at is null);
