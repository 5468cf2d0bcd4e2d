-- A letter before the answer may be printed and posted: who it is addressed to and the proof of posting are sealed with the
-- case.
alter table sar_interim_letter
    add column by_post boolean not null default false,
    add column addressee bytea,
    add column approved_at timestamptz,
    add column posting_proof bytea;
alter table sar_interim_letter alter column by_post drop default;
