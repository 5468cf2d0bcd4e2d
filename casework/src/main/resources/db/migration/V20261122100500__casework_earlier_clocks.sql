-- What a clock said before the event it runs from was corrected: its dates and their derivation stay explainable.
create table casework_earlier_clock (
    id uuid primary key,
    clock_id uuid not null references casework_clock (id),
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
    replaced_at timestamptz not null,
    replaced_by text not null
);
create index on casework_earlier_clock (case_reference, replaced_at);
