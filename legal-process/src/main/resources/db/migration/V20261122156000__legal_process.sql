-- Legal process. Names, dockets, identifiers, addresses and everything written is sealed under the keyset of the case
-- (bytea); plain columns hold only what the guards, the clocks and the reports need.
create table legal_process (
    reference text primary key references casework_case (reference),
    version bigint not null,
    legal_entity text not null,
    channel text not null,
    received_at timestamptz not null,
    served_at timestamptz not null,
    zone text not null,
    entered_by text,
    mail_id uuid,
    document_id uuid references casework_document (id),
    document_problem text,
    duplicate_of text references legal_process (reference),
    language text not null,
    stage text not null,
    sealed boolean not null,
    changed_at timestamptz not null,
    escalated text,
    escalated_at timestamptz,
    demand_instrument text,
    demand_country text,
    demand_return_date date,
    demand_return_waived boolean not null,
    demand_category text,
    demand_judicial_oversight boolean not null,
    demand_emergency boolean not null,
    demand_extraordinary text not null,
    demand_gdpr_data boolean not null,
    demand_words bytea,
    authenticity text not null,
    authenticity_by text,
    authenticity_at timestamptz,
    authenticity_words bytea,
    review_decision text,
    review_by text,
    review_at timestamptz,
    review_words bytea,
    review_category text,
    counsel_state text not null,
    counsel_at timestamptz,
    counsel_words bytea,
    contest_filed_on date,
    contest_ruling text,
    contest_final boolean not null,
    contest_ruled_on date,
    contest_words bytea,
    emergency_found int not null,
    emergency_by text,
    emergency_at timestamptz,
    emergency_words bytea,
    emergency_approver text,
    emergency_approved_at timestamptz,
    sign_off_counsel text,
    sign_off_executive text,
    answered_at timestamptz
);

-- one target of a demand, with its own notice, stay, production and outcome
create table legal_target (
    id uuid primary key,
    reference text not null references legal_process (reference),
    number int not null,
    kind text not null,
    words bytea not null,
    notice_route text,
    notice_letter uuid,
    notice_round int not null,
    notice_accepted_at timestamptz,
    notice_voided_at timestamptz,
    notice_window_ends timestamptz,
    notice_after_at timestamptz,
    stay_objected_at timestamptz,
    stay_filed boolean not null,
    stay_ends timestamptz,
    stay_ruling text,
    stay_decided_at timestamptz,
    stay_words bytea,
    production_category text,
    production_hash text,
    production_preparer text,
    production_workers text not null,
    production_approver text,
    production_approved_hash text,
    production_approved_at timestamptz,
    production_produced_at timestamptz,
    outcome text,
    outcome_at timestamptz,
    unique (reference, number)
);
create unique index on legal_target (notice_letter) where notice_letter is not null;

-- what a production holds: one file of the case with its hash as it stood when it was approved
create table legal_manifest_item (
    id uuid primary key,
    target_id uuid not null references legal_target (id),
    document_id uuid not null references casework_document (id),
    sha256 text not null,
    size bigint not null,
    category text not null
);
create index on legal_manifest_item (target_id);

-- orders that forbid to tell, each extension a row of its own
create table legal_secrecy_order (
    id uuid primary key,
    reference text not null references legal_process (reference),
    kind text not null,
    target_number int,
    scope text not null,
    signed_on date not null,
    begins timestamptz not null,
    expires timestamptz,
    document_id uuid references casework_document (id),
    words bytea not null,
    recorded_by text not null,
    recorded_at timestamptz not null
);
create index on legal_secrecy_order (reference);

-- the ladder against an extraordinary demand
create table legal_remedy (
    id uuid primary key,
    reference text not null references legal_process (reference),
    rung text not null,
    filed_on date not null,
    ruling text,
    ruled_on date,
    ruling_document uuid references casework_document (id),
    words bytea not null,
    unique (reference, rung)
);

-- who was reminded of which clock at which share of its time
create table legal_reminder (
    id uuid primary key,
    reference text not null references legal_process (reference),
    rule_id text not null,
    share text not null,
    to_account text not null,
    at timestamptz not null
);
create index on legal_reminder (reference, at);
