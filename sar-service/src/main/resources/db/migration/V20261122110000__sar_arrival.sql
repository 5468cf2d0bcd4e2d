-- The receipt of a request can be corrected; when it arrived in our mailbox, or was entered, cannot.
alter table sar_request add column arrived_at timestamptz;
update sar_request
set arrived_at = case when mail_id is null then opened_at else received_at end
from casework_case
where casework_case.reference = sar_request.reference;
alter table sar_request alter column arrived_at set not null;
