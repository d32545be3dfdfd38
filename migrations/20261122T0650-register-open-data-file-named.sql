-- What a file of open data is called, for modules that must name what a figure came from though a later file has replaced it since.
create view register.open_data_file_named with (security_invoker = true) as
  select id as file_id, file_name from register.open_data_file;
