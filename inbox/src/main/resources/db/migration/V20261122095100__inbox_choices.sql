-- The filters offer what occurs in open tasks; with these each distinct value is one step in an index, not a scan.
create index inbox_choice_type on work_item (type);
create index inbox_choice_regime on work_item (regime);
create index inbox_choice_language on work_item (language);
