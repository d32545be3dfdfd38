-- What concerns an account is read by it, wherever it was done: a sign-in belongs to no office.

create policy read_by_whom_it_concerns on platform.record for select using (concerns @> array[(select public.account_id())]);
