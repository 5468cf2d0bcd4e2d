-- A clock may be about something within a case, such as a complaint about its answer, which is decided on its own: what
-- meets, ends or moves the clocks of the case itself leaves it alone.
alter table casework_clock add column matter uuid;
alter table casework_clock drop constraint casework_clock_case_reference_rule_id_key;
create unique index casework_clock_rule on casework_clock (case_reference, rule_id, matter) nulls not distinct;
