-- The letter whose answer is awaited, apart from the latest letter about identity, which may be a reminder of it.
alter table sar_request add column identity_asking uuid;
update sar_request set identity_asking = identity_letter where identity_asked_on is not null;
