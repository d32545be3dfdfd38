-- A practice's periods are found by the primary key, once its code has led to the practice; two more indexes on the same few
-- rows were a quarter of what an import writes.
drop index register.practice_period_of_practice;
drop index register.practice_period_by_code;
