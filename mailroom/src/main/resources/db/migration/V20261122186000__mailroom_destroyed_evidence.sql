-- What was taken out of a mail for good because it was evidence of identity; -1 is what was written in the mail itself.
-- The mail's own row keeps the hash of the mail as it came; content and keyset are then those of the rebuilt mail.
create table mailroom_destroyed_evidence (
    mail_id uuid not null references mailroom_inbound_mail (id),
    number int not null check (number >= -1),
    destroyed_at timestamptz not null,
    primary key (mail_id, number)
);
