-- What a virus scanner said of the files that came from outside: documents, and mails with their attachments by number
-- (-1 is the whole). No foreign key, for mail is not the table of this module.
create table casework_scan (
    content_id uuid not null,
    part int not null,
    verdict text not null,
    finding text not null,
    at timestamptz not null,
    primary key (content_id, part)
);
