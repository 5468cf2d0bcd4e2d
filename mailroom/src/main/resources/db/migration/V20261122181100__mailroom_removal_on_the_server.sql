-- When the content of a mail was destroyed here and the server was to remove its copy, and when it had.
alter table mailroom_inbound_mail add column removal_asked_at timestamptz;
alter table mailroom_inbound_mail add column removed_at timestamptz;
create index on mailroom_inbound_mail (account) where removal_asked_at is not null and removed_at is null;
