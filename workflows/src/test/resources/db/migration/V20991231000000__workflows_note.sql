-- A table of a feature, as the tests of this module need one.
create table workflows_note (id uuid primary key, case_reference text not null unique, words text not null);
