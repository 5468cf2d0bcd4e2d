-- The content of the rule a clock was started with: a pack that is edited later moves no clock of an open case.
-- A clock without it was started before, and knows its rule by its version alone.
alter table casework_clock add column rule jsonb;
alter table casework_earlier_clock add column rule jsonb;
