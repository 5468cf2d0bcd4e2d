-- A clock also ends when nothing is owed any more: the case was no request, or was withdrawn. That is neither in time
-- nor late.
alter table casework_clock add column owed boolean not null default true;
alter table casework_earlier_clock add column owed boolean not null default true;
