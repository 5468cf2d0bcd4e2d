-- What reports count: immutable, without names, targets under keyed pseudonyms. Not deleted with the case, because a
-- published figure has to be computed again years later.
create table legal_disclosure_event (
    number bigint generated always as identity primary key,
    id uuid not null unique,
    case_reference text not null,
    kind text not null,
    detail text not null,
    instrument text not null,
    request_group text not null,
    country text,
    category text,
    target_kind text,
    target text check (target ~ '^[0-9a-f]{32}$'),
    at timestamptz not null,
    zone text not null,
    recorded_at timestamptz not null,
    correlation uuid not null,
    check ((target is null) = (target_kind is null))
);
create index on legal_disclosure_event (at, number);
create index on legal_disclosure_event (case_reference, at);
-- one service, one end a request
create unique index on legal_disclosure_event (case_reference) where kind = 'received';
create unique index on legal_disclosure_event (case_reference) where kind in ('answered', 'residual');

-- The second lock; the first is that the application's role has no right to change it.
create function legal_disclosure_event_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'disclosure events are append-only';
end $$;
create trigger legal_disclosure_event_append_only before update or delete on legal_disclosure_event
    for each row execute function legal_disclosure_event_is_append_only();
create trigger legal_disclosure_event_not_emptied before truncate on legal_disclosure_event
    for each statement execute function legal_disclosure_event_is_append_only();

do $$
declare application text := '${applicationRole}';
begin
    execute format('revoke update, delete, truncate on legal_disclosure_event from %I', application);
end $$;
