-- Letters between receipt and answer: they move a time limit, or give a part. What they say is sealed under the case.
create table sar_interim_letter (
    id uuid primary key,
    version bigint not null,
    reference text not null references sar_request (reference),
    kind text not null,
    state text not null,
    words bytea not null,
    round int not null,
    workers text not null,
    letter uuid,
    sha256 text,
    approver text,
    written_at timestamptz not null,
    changed_at timestamptz not null,
    left_on date,
    replied_at timestamptz,
    answered_on date,
    problem text
);
create index on sar_interim_letter (reference, written_at);
create index on sar_interim_letter (letter) where letter is not null;
