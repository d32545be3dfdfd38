-- Why a practice chose what it chose, where it said so.
alter table levies.mandate add column reason text not null default '';
