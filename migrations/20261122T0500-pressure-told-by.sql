-- Who told the office a return by telephone; empty however else it came.
alter table pressure.return_version add column told_by text not null default ''
  constraint only_the_telephone_tells check ((came_by = 'telephone') = (told_by <> ''));
