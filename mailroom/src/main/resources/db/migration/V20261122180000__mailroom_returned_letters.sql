-- A letter that the next server took may come back days later; the status is that of RFC 3463.
alter table mailroom_outbound_mail drop constraint mailroom_outbound_mail_state_check;
alter table mailroom_outbound_mail add constraint mailroom_outbound_mail_state_check
    check (state in ('PREPARED', 'WITHDRAWN', 'PLANNED', 'CLAIMED', 'IN_FLIGHT', 'ACCEPTED', 'TEMPFAIL', 'PERMFAIL',
        'RETURNED', 'IN_DOUBT'));
alter table mailroom_outbound_mail add column return_status text;

-- Since when a sending limit keeps an automatic letter back, and which one; null once it may leave.
alter table mailroom_outbound_mail add column capped_at timestamptz;
alter table mailroom_outbound_mail add column capped_by text check (capped_by in ('ADDRESS', 'DOMAIN', 'TOTAL'));
create index on mailroom_outbound_mail (capped_by) where capped_at is not null;
create index on mailroom_outbound_mail (first_claimed_at) where automatic;
