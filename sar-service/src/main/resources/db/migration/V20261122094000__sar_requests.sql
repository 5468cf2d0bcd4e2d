-- Requests of data subjects. What requesters wrote, and what is written to and about them, is sealed under the keyset
-- of the case (bytea); plain columns hold only what the guards and the inbox need.
create table sar_request (
    reference text primary key references casework_case (reference),
    version bigint not null,
    legal_entity text not null,
    channel text not null,
    received_at timestamptz not null,
    entered_by text,
    mail_id uuid,
    automatic boolean not null,
    requester_key text,
    language text not null,
    title bytea not null,
    asked bytea not null,
    suggestion text not null,
    asker text not null,
    stage text not null,
    duplicate_of text references sar_request (reference),
    unread_replies int not null,
    escalated text,
    escalated_at timestamptz,
    changed_at timestamptz not null,
    identity_state text not null,
    identity_how text,
    identity_by text,
    identity_at timestamptz,
    identity_request bytea,
    identity_letter uuid,
    identity_asks int not null,
    identity_asked_on date,
    identity_asked_at timestamptz,
    answer_kind text,
    answer_letter uuid,
    answer_by_post boolean not null,
    answer_sha256 text,
    answer_text bytea,
    answer_round int not null,
    answer_drafter text,
    answer_workers text not null,
    answer_approver text,
    answer_approved_at timestamptz,
    answer_approved_sha256 text,
    answer_setback text
);
create index on sar_request (requester_key) where requester_key is not null;

create table sar_request_item (
    id uuid primary key,
    reference text not null references sar_request (reference),
    subject_right text not null,
    outcome text,
    words bytea,
    unique (reference, subject_right)
);

create table sar_holding (
    id uuid primary key,
    reference text not null references sar_request (reference),
    document_id uuid references casework_document (id),
    words bytea not null,
    recorded_by text not null,
    recorded_at timestamptz not null
);
create index on sar_holding (reference, recorded_at);
