-- Letters of the installation in the place of shipped ones, as they were submitted and released; the newest released
-- row is in force on every node. Content is kept here, so that a file that changes on one disk changes no letter.
create table system_letter_override (
    id uuid primary key,
    sha256 text not null,
    files text not null,
    submitted_by text not null,
    submitted_at timestamptz not null,
    released_by text,
    released_at timestamptz,
    check ((released_by is null) = (released_at is null)),
    check (released_by <> submitted_by)
);

create index system_letter_override_released on system_letter_override (released_at desc) where released_at is not null;
