-- Where the link was mailed, so that it ends when mail about the practice's return goes there no more. Null of a link mailed before
-- this was kept: it ends with its week.
alter table pressure.return_link add column email text;
