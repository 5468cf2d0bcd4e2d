-- Keys of the API: only a hash is kept, which is enough because a key is 256 random bits.
create table system_api_key (
    id uuid primary key,
    hash text not null unique,
    account text not null,
    scope text not null check (scope in ('read', 'work')),
    created_at timestamptz not null,
    created_by text not null,
    revoked_at timestamptz
);

-- Failed sign-ins of the last minutes, so that every node counts the same. What was typed and from where is kept as a
-- keyed hash only: people type passwords into the wrong field.
create table system_failed_sign_in (
    id bigint generated always as identity primary key,
    pair text not null,
    address text not null,
    account text not null,
    at timestamptz not null
);
create index on system_failed_sign_in (at);
