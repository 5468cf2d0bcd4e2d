-- How people want to see the pages; no row means the usual way.
create table inbox_profile (
    account text primary key,
    theme text not null check (theme in ('AUTO', 'LIGHT', 'DARK')),
    keys boolean not null
);

-- What was typed and not yet sent, sealed under the keyset of its case.
create table inbox_form_draft (
    account text not null,
    case_reference text not null references casework_case (reference),
    form text not null,
    sealed bytea not null,
    saved_at timestamptz not null,
    primary key (case_reference, form, account)
);

-- The few plain words under which a case is found. "simple" because names and references have no language.
create table inbox_search (
    case_reference text primary key references casework_case (reference),
    words text not null,
    vector tsvector generated always as (to_tsvector('simple', words)) stored
);
create index on inbox_search using gin (vector);
