-- What is due on the same day stands in the order in which the cases came, which is that of their references, and the
-- tasks of one case in their own: a page continues with (due_key, case_reference, created_at, id) > (?, ?, ?, ?).
drop index work_item_all;
drop index work_item_mine;
drop index work_item_unassigned;
drop index work_item_waiting;
create index work_item_all on work_item (due_key, case_reference, created_at, id);
create index work_item_mine on work_item (assignee, due_key, case_reference, created_at, id) where assignee is not null;
create index work_item_unassigned on work_item (due_key, case_reference, created_at, id) where assignee is null;
create index work_item_waiting on work_item (due_key, case_reference, created_at, id) where paused_for is not null;
