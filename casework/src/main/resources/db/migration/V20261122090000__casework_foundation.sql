-- The shared kernel. Keysets, salts and secrets live in a schema of their own, so that they can have a shorter backup
-- life than the content they seal: destroying a keyset then destroys the content in every copy.
create schema keysets;

create table keysets.keyset (
    id uuid primary key,
    purpose text not null,
    fields bytea,
    files bytea,
    created_at timestamptz not null,
    destroyed_at timestamptz,
    check ((destroyed_at is null) = (fields is not null and files is not null))
);

create table keysets.secret (
    name text primary key,
    wrapped bytea not null,
    created_at timestamptz not null
);

create table keysets.ledger_salt (
    act_id uuid not null,
    field text not null,
    case_reference text,
    salt bytea not null,
    primary key (act_id, field)
);
create index on keysets.ledger_salt (case_reference);

create table casework_case_number (
    kind text not null,
    year int not null,
    last bigint not null,
    primary key (kind, year)
);

create table casework_case (
    reference text primary key,
    kind text not null,
    legal_entity text not null,
    keyset_id uuid not null references keysets.keyset (id),
    opened_at timestamptz not null,
    closed_at timestamptz
);

create table casework_ledger (
    number bigint generated always as identity primary key,
    id uuid not null unique,
    at timestamptz not null,
    case_reference text,
    what text not null,
    who text not null,
    roles text not null,
    why text not null,
    correlation uuid not null,
    facts jsonb not null,
    commitments jsonb not null,
    canonical text not null
);
create index on casework_ledger (case_reference, number);

-- The second lock on the ledger; the first is that the application's role has no right to change it.
create function casework_ledger_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only';
end $$;
create trigger casework_ledger_append_only before update or delete on casework_ledger
    for each row execute function casework_ledger_is_append_only();
create trigger casework_ledger_not_emptied before truncate on casework_ledger
    for each statement execute function casework_ledger_is_append_only();

create table casework_sealed_content (
    id uuid primary key,
    keyset_id uuid not null references keysets.keyset (id),
    size bigint not null,
    sha256 text not null,
    created_at timestamptz not null
);

create table casework_sealed_chunk (
    content_id uuid not null,
    number int not null,
    bytes bytea not null,
    primary key (content_id, number)
);
-- Ciphertext does not compress.
alter table casework_sealed_chunk alter column bytes set storage external;

create table casework_document (
    id uuid primary key references casework_sealed_content (id),
    case_reference text not null references casework_case (reference),
    kind text not null,
    name bytea not null,
    media_type text not null,
    added_at timestamptz not null,
    added_by text not null
);
create index on casework_document (case_reference, added_at);

create table casework_party (
    id uuid primary key,
    case_reference text not null references casework_case (reference),
    role text not null,
    sealed bytea not null,
    added_at timestamptz not null
);
create index on casework_party (case_reference);

create table casework_directory (
    email text primary key check (email = lower(email)),
    standing text not null,
    customer text,
    account text
);

-- One row per obligation that runs on a case. The result with its derivation is kept as computed, so that a later
-- change of a law pack never moves an open case.
create table casework_clock (
    id uuid primary key,
    case_reference text not null references casework_case (reference),
    rule_id text not null,
    rule_version text not null,
    regime text not null,
    anchor timestamptz not null,
    zone text not null,
    calendar text not null,
    nominal date,
    due date,
    due_end timestamptz,
    result jsonb not null,
    started_at timestamptz not null,
    met_at timestamptz,
    unique (case_reference, rule_id)
);
create index on casework_clock (due_end) where met_at is null;

create table casework_clock_event (
    id uuid primary key,
    case_reference text not null references casework_case (reference),
    event text not null,
    letter_id uuid,
    noted_at timestamptz not null,
    noted_by text not null
);
create index on casework_clock_event (case_reference, noted_at);

-- Rights of the application's role; the owner's default privileges have given it the ordinary tables.
do $$
declare application text := '${applicationRole}';
begin
    execute format('grant usage on schema keysets to %I', application);
    execute format('grant select, insert, update, delete on all tables in schema keysets to %I', application);
    execute format('revoke update, delete, truncate on casework_ledger from %I', application);
    execute format('revoke insert, update, delete on flyway_schema_history from %I', application);
end $$;
