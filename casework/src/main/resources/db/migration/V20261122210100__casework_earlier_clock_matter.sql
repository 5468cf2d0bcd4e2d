-- What a clock said before belongs to the complaint or appeal it is about, as the clock does.
alter table casework_earlier_clock add column matter uuid;
update casework_earlier_clock earlier set matter = one.matter from casework_clock one where one.id = earlier.clock_id;
