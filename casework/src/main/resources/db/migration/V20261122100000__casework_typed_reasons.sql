-- The words of reasons that people typed, sealed: the ledger itself keeps a salted commitment of them, so that they can be
-- destroyed while every row of the ledger stays as it was. As with the salts nothing refers to the ledger's rows, so that
-- no constraint stands before its own locks.
create table casework_ledger_reason (
    act_id uuid primary key,
    keyset_id uuid not null references keysets.keyset (id),
    sealed bytea not null
);

-- Words are sealed once and later perhaps deleted; nobody exchanges them.
do $$
begin
    execute format('revoke update, truncate on casework_ledger_reason from %I', '${applicationRole}');
end $$;
