-- The address a requester is reached at may be corrected; the one they wrote from stays what it was.
alter table sar_request add column present_key text;
update sar_request set present_key = requester_key;
drop index if exists sar_request_requester_key_idx;
create index on sar_request (present_key) where present_key is not null;
