-- One row per open task, written by a task listener in the engine's own transaction: the inbox reads this table and
-- never the engine's. Plain text outside the keysets, so it holds no more than the list shows; the row goes with the
-- task. due_key puts tasks without a date last and lets a page continue with (due_key, id) > (?, ?).
create table work_item (
    id uuid primary key,
    engine_task text not null unique,
    case_reference text not null,
    kind text not null,
    task text not null,
    task_name text not null,
    title text not null,
    who text not null,
    type text not null,
    regime text not null,
    language text not null,
    due date,
    due_key date not null generated always as (coalesce(due, date 'infinity')) stored,
    paused_for text,
    assignee text,
    team text not null,
    candidate_groups text[] not null,
    priority int not null,
    flags text[] not null,
    created_at timestamptz not null,
    version bigint not null default 0
);
create index work_item_of_case on work_item (case_reference);
create index work_item_all on work_item (due_key, id);
create index work_item_mine on work_item (assignee, due_key, id) where assignee is not null;
-- A person's queues are the tasks of any of their groups, most urgent first.
create index work_item_groups on work_item using gin (candidate_groups);
create index work_item_unassigned on work_item (due_key, id) where assignee is null;
create index work_item_waiting on work_item (due_key, id) where paused_for is not null;
