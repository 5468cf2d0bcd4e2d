-- What each node last found in its directory of letters, and whether it uses what was released; a node that is gone
-- leaves the table after a few minutes.
create table system_letter_finding (
    node text primary key,
    sha256 text not null,
    unfit text not null,
    problem text not null,
    looked_at timestamptz not null
);
