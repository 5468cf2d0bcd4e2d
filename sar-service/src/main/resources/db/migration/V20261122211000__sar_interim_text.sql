-- Whether the dates in a letter are still so is known by writing it again: kept is a keyed pseudonym of what it said.
alter table sar_interim_letter add column text_key text;
