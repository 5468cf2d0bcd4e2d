-- Every event of a clock rests on a letter of ours: an answer on the letter that asked. An event whose letter did not
-- arrive stays on record and counts no more.
update casework_clock_event answered
   set letter_id = asked.letter_id
  from casework_clock_event asked
 where answered.letter_id is null
   and asked.letter_id is not null
   and asked.case_reference = answered.case_reference
   and split_part(asked.event, '/', 1) = split_part(answered.event, '/', 1);

alter table casework_clock_event
    alter column letter_id set not null,
    add column voided_at timestamptz,
    add column voided_by text;
