-- A practice's period on a day is found by when it ends: among many periods of one practice only that one is read.
create index practice_period_of_practice on register.practice_period (practice_id, until_on, from_on);
