-- The day on which somebody means to look at a change again, and quick ways to what somebody follows up.

alter table register.change add column look_again_on date;
create index change_by_owner on register.change (owner_id, lmc_id) where owner_id is not null;
create index change_to_look_at_again on register.change (lmc_id, look_again_on) where look_again_on is not null;
