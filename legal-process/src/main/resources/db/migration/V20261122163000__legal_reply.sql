-- a mail that came back to a notice; until a person has read it, nothing is produced
create table legal_reply (
    mail_id uuid primary key,
    reference text not null references legal_process (reference),
    came_at timestamptz not null,
    read_at timestamptz,
    read_by text,
    objection boolean not null
);
create index on legal_reply (reference);
