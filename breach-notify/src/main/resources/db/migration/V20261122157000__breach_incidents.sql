-- Personal-data breaches. What is written about an incident, its filings and its customers is sealed under the keyset of
-- the case (bytea); plain columns hold what guards, lists and clocks need.
create table breach_incident (
    reference text primary key references casework_case (reference),
    version bigint not null,
    legal_entity text not null,
    title bytea not null,
    controller boolean not null,
    processor boolean not null,
    stage text not null,
    outcome text not null,
    facts_version int not null,
    unread_mails int not null,
    opened_by text not null,
    opened_at timestamptz not null,
    escalated text,
    escalated_at timestamptz,
    changed_at timestamptz not null
);

-- The four instants. A correction is a new row; the latest one in force counts, and what stood before stays.
create table breach_instant (
    id uuid primary key,
    reference text not null references breach_incident (reference),
    number int not null,
    kind text not null,
    at timestamptz not null,
    zone text not null,
    words bytea not null,
    state text not null,
    set_by text not null,
    set_at timestamptz not null,
    confirmed_by text,
    confirmed_at timestamptz,
    unique (reference, number)
);

-- What was known, version by version.
create table breach_facts (
    reference text not null references breach_incident (reference),
    number int not null,
    sealed bytea not null,
    sha256 text not null,
    stated_by text not null,
    stated_at timestamptz not null,
    primary key (reference, number)
);

create table breach_severity (
    id uuid primary key,
    reference text not null references breach_incident (reference),
    facts_version int not null,
    inputs jsonb not null,
    tables_sha256 text not null,
    dpc numeric(4, 2) not null,
    ei numeric(4, 2) not null,
    cb numeric(4, 2) not null,
    se numeric(4, 2) not null,
    level text not null,
    near_threshold boolean not null,
    suggests_authority boolean not null,
    suggests_subjects boolean not null,
    evaluated_by text not null,
    evaluated_at timestamptz not null
);
create index on breach_severity (reference, evaluated_at);

create table breach_conclusion (
    id uuid primary key,
    reference text not null references breach_incident (reference),
    article text not null,
    verdict text not null,
    words bytea not null,
    facts_version int not null,
    differs boolean not null,
    concluded_by text not null,
    concluded_at timestamptz not null
);
create index on breach_conclusion (reference, concluded_at);

-- Facts, evaluations and conclusions are only ever added to.
create function breach_record_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the record of a breach is append-only';
end $$;
create trigger breach_facts_append_only before update or delete on breach_facts
    for each row execute function breach_record_is_append_only();
create trigger breach_severity_append_only before update or delete on breach_severity
    for each row execute function breach_record_is_append_only();
create trigger breach_conclusion_append_only before update or delete on breach_conclusion
    for each row execute function breach_record_is_append_only();

-- What the law obliges to in this incident; a duty whose anchor has not happened has no clock and no date.
create table breach_duty (
    id uuid primary key,
    reference text not null references breach_incident (reference),
    position int not null,
    rule_id text not null,
    state text not null,
    clock_id uuid references casework_clock (id),
    ruled_out_by text,
    ruled_out_because bytea,
    unique (reference, rule_id)
);

create table breach_filing (
    id uuid primary key,
    reference text not null references breach_incident (reference),
    duty_id uuid not null references breach_duty (id),
    number int not null,
    phase text not null,
    facts_version int not null,
    document_id uuid not null references casework_document (id),
    sha256 text not null,
    prepared_by text not null,
    prepared_at timestamptz not null,
    submitted_at timestamptz,
    recorded_by text,
    record bytea,
    late_reasons bytea,
    unique (reference, number)
);

create table breach_notice (
    id uuid primary key,
    reference text not null references breach_incident (reference),
    version bigint not null,
    number int not null,
    state text not null,
    words bytea not null,
    facts_version int not null,
    facts_sha256 text not null,
    template_sha256 text not null,
    snapshot_sha256 text not null,
    hash text not null,
    workers text not null,
    approver text,
    approved_at timestamptz,
    released_at timestamptz,
    round int not null,
    set_back text,
    unique (reference, number)
);

-- Recipients are rows, never executions of the engine. The key names incident, version of the notice and recipient, so
-- that nobody is told twice in one notice and one address under two customers stays two.
create table breach_recipient (
    id uuid primary key,
    notice_id uuid not null references breach_notice (id),
    reference text not null,
    notice_number int not null,
    dedupe_key text not null,
    line int not null,
    words bytea not null,
    hours int,
    held text,
    letter_id uuid,
    letter_sha256 text,
    unique (reference, notice_number, dedupe_key)
);
create index on breach_recipient (notice_id, line);
create index on breach_recipient (letter_id) where letter_id is not null;

create table breach_unusable_row (
    notice_id uuid not null references breach_notice (id),
    line int not null,
    reason text not null,
    primary key (notice_id, line)
);
