-- Whether a letter to the requester did not arrive and nobody has looked at it yet.
alter table sar_request add column not_reached boolean not null default false;
