-- When a letter was last tried, to count what left within the last minute whatever node sent it and whatever restarted.
alter table mailroom_outbound_mail add column last_claimed_at timestamptz;
create index on mailroom_outbound_mail (last_claimed_at);

-- A domain whose letters were deferred several times in a row, and until when it is left alone.
create table mailroom_destination (
    domain_mac text primary key,
    deferrals int not null,
    rest_until timestamptz
);
