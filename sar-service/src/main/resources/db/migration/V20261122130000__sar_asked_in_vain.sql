-- Questions of who somebody is that reached nobody, or another address, or came before the case was opened again.
alter table sar_request add column identity_asks_void integer not null default 0;
