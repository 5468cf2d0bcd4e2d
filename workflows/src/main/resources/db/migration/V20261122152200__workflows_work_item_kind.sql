-- Lists are narrowed to the kinds of case that a role reads; few tasks of one kind stand among many of another.
create index work_item_of_kind on work_item (kind, due_key, id);
