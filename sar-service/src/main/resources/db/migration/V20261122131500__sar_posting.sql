-- The day on which an answer was posted, and the proof of it sealed with the case.
alter table sar_request add column answer_posted_on date;
alter table sar_request add column answer_posting_proof bytea;
