-- How a request ended, for a dismissed or withdrawn one can be worked again; and whether the requester wrote after they
-- were asked for proof of identity.
alter table sar_request add column ended_as text;
update sar_request
set ended_as = case when answer_approver is null then 'DISMISSED' else 'ANSWERED' end
where stage = 'CLOSED';
alter table sar_request add column identity_answered_at timestamptz;
alter table sar_request add column identity_answered_from_address boolean not null default false;
