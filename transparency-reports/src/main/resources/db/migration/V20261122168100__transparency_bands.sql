-- The ranges that a published report gives for national security process, against which later ones are held; empty where
-- a report was published before they were kept.
alter table transparency_publication
    add column requests_band text not null default '',
    add column selectors_band text not null default '';
