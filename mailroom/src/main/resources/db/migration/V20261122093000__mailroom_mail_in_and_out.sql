-- Mail in and out. Nothing personal stands in a plain column: sender, subject and text are in the sealed raw mail and in
-- a sealed summary; the *_mac columns are keyed hashes under a secret of the installation, good only for comparing.

-- A folder of a mailbox as we last saw it; a new UIDVALIDITY means that the server has numbered its mails anew.
create table mailroom_folder (
    account text not null,
    folder text not null,
    uidvalidity bigint not null,
    seen_at timestamptz not null,
    renumbered_at timestamptz,
    primary key (account, folder)
);

create table mailroom_inbound_mail (
    id uuid primary key,
    account text not null,
    folder text not null,
    uidvalidity bigint not null,
    uid bigint not null,
    received_at timestamptz not null,
    stored_at timestamptz not null,
    keyset_id uuid not null references keysets.keyset (id),
    content_id uuid not null references casework_sealed_content (id),
    sha256 text not null,
    on_server text not null check (on_server in ('THERE', 'MOVED', 'LEFT')),
    state text not null check (state in ('STORED', 'OPENED', 'JOINED', 'RECORDED', 'DUPLICATE', 'HELD')),
    next_attempt_at timestamptz not null,
    summary_id uuid references casework_sealed_content (id),
    fingerprint_mac text,
    message_id_mac text,
    sender_mac text,
    duplicate_of uuid references mailroom_inbound_mail (id),
    case_reference text references casework_case (reference),
    unique (account, folder, uidvalidity, uid)
);
create index on mailroom_inbound_mail (next_attempt_at) where state = 'STORED';
create index on mailroom_inbound_mail (account, folder) where on_server = 'THERE';
create index on mailroom_inbound_mail (case_reference, received_at);
create index on mailroom_inbound_mail (message_id_mac);
create index on mailroom_inbound_mail (duplicate_of);
-- The last line behind the advisory lock: one mail is placed once, however many roads it came by.
create unique index mailroom_inbound_mail_once on mailroom_inbound_mail (fingerprint_mac) where duplicate_of is null;

-- How often placing a mail was begun and how often it failed. Not on the mail's own row, because that is locked while
-- it is being placed and a count must outlive the rollback. No foreign key, for the same reason.
create table mailroom_attempt (
    mail_id uuid primary key,
    started int not null,
    failed int not null
);

create table mailroom_holding (
    id uuid primary key,
    mail_id uuid not null references mailroom_inbound_mail (id),
    reason text not null,
    details text not null,
    suggestions text not null,
    held_at timestamptz not null,
    due date not null,
    resolved_at timestamptz,
    resolved_by text,
    resolution text,
    check ((resolved_at is null) = (resolution is null))
);
create unique index mailroom_holding_once on mailroom_holding (mail_id) where resolved_at is null;
create index on mailroom_holding (due) where resolved_at is null;

create table mailroom_outbound_mail (
    id uuid primary key,
    case_reference text not null references casework_case (reference),
    kind text not null,
    key text not null,
    automatic boolean not null,
    state text not null check (state in ('PREPARED', 'WITHDRAWN', 'PLANNED', 'CLAIMED', 'IN_FLIGHT', 'ACCEPTED',
        'TEMPFAIL', 'PERMFAIL', 'IN_DOUBT')),
    message_id text not null unique,
    content_id uuid not null references casework_sealed_content (id),
    sha256 text not null,
    sealed_summary bytea not null,
    envelope_from text not null,
    recipient_mac text not null,
    domain_mac text not null,
    prepared_at timestamptz not null,
    not_before timestamptz,
    retry_at timestamptz,
    date_header text,
    first_claimed_at timestamptz,
    lease_until timestamptz,
    claim uuid,
    attempts int not null default 0,
    perhaps_delivered boolean not null default false,
    ended_at timestamptz,
    outcome_told boolean not null default false,
    sealed_reply bytea,
    unique (case_reference, kind, key),
    check (state not in ('CLAIMED', 'IN_FLIGHT') or (claim is not null and lease_until is not null)),
    check (state <> 'PLANNED' or not_before is not null)
);
create index on mailroom_outbound_mail (not_before) where state in ('PLANNED', 'TEMPFAIL', 'IN_DOUBT');
create index on mailroom_outbound_mail (lease_until) where state in ('CLAIMED', 'IN_FLIGHT');
create index on mailroom_outbound_mail (recipient_mac, first_claimed_at);
create index on mailroom_outbound_mail (domain_mac, first_claimed_at);
create index on mailroom_outbound_mail (ended_at) where not outcome_told and state in ('ACCEPTED', 'PERMFAIL');
