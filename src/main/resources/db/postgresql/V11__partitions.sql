-- Evaluations and the log, divided by fiscal year (docs/decisions/0013). A unique key of a divided table has to hold what it is
-- divided by, so that nothing can refer to evaluation (id): the foreign keys to it go with the old table.
set local statement_timeout = 0;

alter table evaluation rename to evaluation_undivided;
alter table evaluation_undivided rename constraint evaluation_pkey to evaluation_undivided_pkey;
drop index evaluation_scheme_year;
drop index evaluation_grade;
drop index evaluation_rule_set;

create table evaluation (like evaluation_undivided) partition by list (fiscal_year);
alter table evaluation add primary key (id, fiscal_year);
alter table evaluation add foreign key (rule_set_version_id) references rule_set_version (id);
create index evaluation_scheme_year on evaluation (scheme, fiscal_year, id);
create index evaluation_grade on evaluation (grade, id);
create index evaluation_rule_set on evaluation (rule_set_sha256, fiscal_year, id);
create table evaluation_default partition of evaluation default;

alter table log_entry rename to log_entry_undivided;
alter table log_entry_undivided rename constraint log_entry_pkey to log_entry_undivided_pkey;
drop index log_entry_subject;

create table log_entry (like log_entry_undivided including defaults) partition by list (fiscal_year);
alter table log_entry add primary key (seq, fiscal_year);
create index log_entry_subject on log_entry (subject);
create table log_entry_0 partition of log_entry for values in (0);
create table log_entry_default partition of log_entry default;

-- Gives a fiscal year its own part of both tables. False where it has none afterwards, and its rows go to the default part: rows
-- of the year are there already, or a long reader holds that part, or the caller may not create tables.
create function add_fiscal_year(year integer) returns boolean language plpgsql as $$
declare
    divided text;
    part text;
    taken boolean;
begin
    perform set_config('lock_timeout', '2s', true);
    perform pg_advisory_xact_lock(hashtext('add_fiscal_year')); -- one node at a time; whoever inserts goes on
    foreach divided in array array['evaluation', 'log_entry'] loop
        part := divided || '_' || year;
        if to_regclass(part) is null then
            execute format('select exists (select 1 from %I where fiscal_year = $1)', divided || '_default')
                into taken using year;
            if taken then
                return false;
            end if;
            execute format('create table %I (like %I including all)', part, divided);
            execute format('alter table %I attach partition %I for values in (%s)', divided, part, year);
        end if;
    end loop;
    return true;
exception when lock_not_available or insufficient_privilege then
    return false;
end
$$;

select add_fiscal_year(fiscal_year) from (select distinct fiscal_year from evaluation_undivided) years;
insert into evaluation select * from evaluation_undivided;
insert into log_entry select * from log_entry_undivided;
drop table evaluation_undivided cascade;
drop table log_entry_undivided;
