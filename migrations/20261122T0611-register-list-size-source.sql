-- Where a count of patients was published, for modules that must say how a figure came about.
create view register.list_size_source with (security_invoker = true) as
  select s.practice_id, s.counted_on, s.patients, s.line, s.file_id, f.file_name
  from register.list_size s join register.open_data_file f on f.id = s.file_id;
