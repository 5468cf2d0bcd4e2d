-- The reason of a question is sealed from the moment it is asked, as every reason that somebody types. What was asked in
-- the open before is asked again.
delete from casework_break_glass;
alter table casework_break_glass drop column reason;
