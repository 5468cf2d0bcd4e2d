-- What the mail server holds against what the database holds. Nothing personal: folders, numbers and times.

alter table mailroom_inbound_mail drop constraint mailroom_inbound_mail_on_server_check;
alter table mailroom_inbound_mail add constraint mailroom_inbound_mail_on_server_check
    check (on_server in ('THERE', 'MOVED', 'LEFT', 'RENUMBERED', 'REMOVED'));

-- Where the mail lies in the done folder, as the server said when it moved it or as its bytes have shown.
alter table mailroom_inbound_mail add column done_uidvalidity bigint;
alter table mailroom_inbound_mail add column done_uid bigint;
create index on mailroom_inbound_mail (account, done_uidvalidity, done_uid);
create index on mailroom_inbound_mail (sha256);

-- Every number below it is accounted for: a mail of ours, a mail still there, or a difference.
alter table mailroom_folder add column uid_next bigint;

-- What keeps a folder from being read as it should; a row until it is over.
create table mailroom_trouble (
    account text not null,
    folder text not null,
    kind text not null,
    since timestamptz not null,
    primary key (account, folder, kind)
);

-- One mail that one side has and the other has not.
create table mailroom_difference (
    id uuid primary key,
    account text not null,
    folder text not null,
    uidvalidity bigint not null,
    uid bigint not null,
    kind text not null check (kind in ('NOT_TAKEN', 'VANISHED', 'SKIPPED', 'GONE', 'UNKNOWN_IN_DONE', 'NOT_REMOVED')),
    mail_id uuid references mailroom_inbound_mail (id),
    after timestamptz,
    since timestamptz not null,
    found_in text,
    ended_at timestamptz,
    ended_by text,
    unique (account, folder, uidvalidity, uid)
);
create index on mailroom_difference (since) where ended_at is null;
create index on mailroom_difference (mail_id);

-- The last time both sides were compared, and the last time that was not possible.
create table mailroom_comparison (
    account text not null,
    folder text not null,
    compared_at timestamptz,
    failed_at timestamptz,
    on_server bigint not null default 0,
    stored bigint not null default 0,
    primary key (account, folder)
);
