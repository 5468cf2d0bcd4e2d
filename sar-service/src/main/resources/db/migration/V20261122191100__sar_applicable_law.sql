-- What people said that decides which law applies to a request, and the rules a person decided by hand.
alter table sar_request add column residence text;
alter table sar_request add column account_country text;
alter table sar_request add column held_as text not null default 'CONTROLLER';
alter table sar_request add column objections text not null default '';

create table sar_law_override (
    id uuid primary key,
    reference text not null references sar_request (reference),
    rule_id text not null,
    applies boolean not null,
    reason bytea not null,
    decided_by text not null,
    decided_at timestamptz not null,
    unique (reference, rule_id)
);
