-- Mail that a server brings to us: its number, and its envelope, sealed with the mail's own keyset. What lay in a
-- mailbox has no envelope of its own; the server wrote it into the mail.
create sequence mailroom_delivery_number;
alter table mailroom_inbound_mail add column envelope_id uuid references casework_sealed_content (id);
