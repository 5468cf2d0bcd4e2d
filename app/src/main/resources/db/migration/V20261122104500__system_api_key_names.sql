-- The name of a key is made of its person and of the beginning of its hash, so that whoever finds a key can tell which
-- one to revoke; 32 bits of a hash of 256 random bits give nothing away.
alter table system_api_key add column name text not null generated always as (account || '-' || left(hash, 8)) stored unique;
alter table system_api_key add column last_used_at timestamptz;
