-- A sealed case exists only for the people on its roster. Most cases have no row here, so that asking is one look into
-- a small table.
create table casework_case_seal (
    case_reference text primary key references casework_case (reference),
    sealed_at timestamptz not null,
    sealed_by text not null
);

create table casework_roster (
    case_reference text not null references casework_case_seal (case_reference) on delete cascade,
    account text not null,
    admitted_at timestamptz not null,
    admitted_by text not null,
    primary key (case_reference, account)
);
create index on casework_roster (account);

-- Somebody off the roster asks a second person to let them in. Without a foreign key, for a question about a case that
-- does not exist must look like any other; the row goes when it is answered.
create table casework_break_glass (
    id uuid primary key,
    case_reference text not null,
    account text not null,
    second text not null,
    reason text not null,
    asked_at timestamptz not null
);
create index on casework_break_glass (second, asked_at);

-- Lists of one kind among very many cases of another.
create index casework_case_of_kind on casework_case (kind, reference);
