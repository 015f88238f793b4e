-- What the text of a report states beside the form in it, as JSON; null for none.
alter table pending_form add column facts bytea;

-- The evaluation that is in the sums for a subject of a scheme and fiscal year: the newest, also where none corrects another.
create table statistics_subject (
    -- SHA-256 of scheme, fiscal year, subject and region
    subject_sha256 varchar(64) primary key,
    evaluation_id uuid not null
);

-- Added up again from the first entry, because every repetition counted until now.
delete from statistics_case;
delete from statistics_grade;
delete from statistics_difference;
delete from statistics_finding;
delete from statistics_indicator_loss;
delete from statistics_rule_loss;
delete from statistics_indicator;
delete from statistics_rule;
delete from statistics_region where parent is not null;
update statistics_state set seq = 0, at = null, skipped = 0, rebuilds = rebuilds + 1 where id = 1;
