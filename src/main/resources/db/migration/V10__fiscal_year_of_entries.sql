-- The fiscal year that an entry of the log speaks of; 0 where it speaks of none or was recorded before this column. It is no part
-- of what is hashed: PostgreSQL divides the log by it, nothing else asks for it.
alter table log_pending add column fiscal_year integer default 0 not null;
alter table log_entry add column fiscal_year integer default 0 not null;
