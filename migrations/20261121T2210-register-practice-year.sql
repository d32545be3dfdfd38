-- The practices of a day are those whose period ends after it and began by it; one practice's, likewise. Without these a page
-- reads every period there ever was.
create index practice_period_by_day on register.practice_period (until_on, from_on);
create index practice_period_of_practice on register.practice_period (practice_id, until_on, from_on);
