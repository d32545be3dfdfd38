-- A levy is charged for whole months, and so begins with one, as its rates do. One that began within a month was charged from the next.

alter table levies.levy no force row level security;
update levies.levy set begun_on = (date_trunc('month', begun_on) + interval '1 month')::date where extract(day from begun_on) <> 1;
alter table levies.levy force row level security;
alter table levies.levy add constraint levy_begins_with_a_month check (extract(day from begun_on) = 1);
