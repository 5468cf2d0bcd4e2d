-- Law that counts hours has an instant, shown with its zone; the day of it stays in due, by which lists are ordered.
alter table work_item add column due_at timestamptz;
alter table work_item add column due_zone text;
