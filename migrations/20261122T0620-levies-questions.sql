-- Who asked, so that they are told of the answer; null for a question that nobody signed in asked.
alter table levies.question
  add column asked_by_id uuid,
  add constraint question_says_something check (words <> ''),
  add constraint answer_is_whole check ((answered_at is null) = (answer = '') and (answered_at is null) = (answered_by is null));
create index question_by_practice on levies.question (lmc_id, practice_id);
create index question_by_line on levies.question (lmc_id, line_id);
create index question_unanswered on levies.question (lmc_id) where answered_at is null;
