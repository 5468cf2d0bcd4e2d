create table transparency_report (
    reference text primary key references casework_case (reference),
    version bigint not null,
    period text not null,
    profile text not null,
    edition int not null,
    reason text not null,
    stage text not null,
    frozen_at timestamptz,
    events_sha256 text,
    drafted_by text,
    reviewed_by text,
    approved_by text,
    publication_date date,
    approved_sha256 text,
    changed_at timestamptz not null,
    unique (period, edition)
);

-- What a named person says of a thing never done, for one report.
create table transparency_attestation (
    id uuid primary key,
    reference text not null references transparency_report (reference),
    statement text not null,
    statement_version int not null,
    printed boolean not null,
    account text not null,
    name text not null,
    title text not null,
    attested_on date,
    unique (reference, statement)
);

-- Published files are public and never change; a later edition stands beside them.
create table transparency_publication (
    reference text primary key references transparency_report (reference),
    period text not null,
    edition int not null,
    published_on date not null,
    reason text not null,
    pdf bytea not null,
    csv text not null,
    json text not null,
    sha256 text not null,
    unique (period, edition)
);

do $$
declare application text := '${applicationRole}';
begin
    execute format('revoke update, delete, truncate on transparency_publication from %I', application);
end $$;
