-- Keys of the rights that unread replies name beyond those the request is sorted for.
alter table sar_request add column also_named text not null default '';
