-- Why Habeas did with a mail what it did, as codes; keyed hashes of what tells a mail that was sent again and of where it
-- says it is from; and whether others go first because its sender sends so much.
alter table mailroom_inbound_mail add column grounds text not null default '';
alter table mailroom_inbound_mail add column text_mac text;
alter table mailroom_inbound_mail add column domain_mac text;
alter table mailroom_inbound_mail add column turn smallint not null default 0 check (turn in (0, 1));
create index on mailroom_inbound_mail (text_mac, received_at);
create index on mailroom_inbound_mail (sender_mac, stored_at);
create index on mailroom_inbound_mail (domain_mac, stored_at);
drop index mailroom_inbound_mail_next_attempt_at_idx;
create index on mailroom_inbound_mail (turn, next_attempt_at, received_at) where state = 'STORED';

-- When a held mail reminds next, and which share of its time was reached last.
alter table mailroom_holding add column remind_at timestamptz not null default now();
alter table mailroom_holding add column reminded_at timestamptz;
alter table mailroom_holding add column share text check (share in ('50%', '75%', '90%', 'OVER'));
create index on mailroom_holding (remind_at) where resolved_at is null;
