-- The numbers that indicators have in the evaluations that are in the sums, to find those of a value. Written with the sums.
create table statistics_value (
    indicator integer not null,
    -- whether the submission names evidence for it
    evidenced boolean not null,
    actual numeric(60, 12) not null,
    evaluation_id uuid not null,
    -- of the indicator in the evaluation; its name if it is the submission's own, null if the catalogue names it
    code varchar(200) not null,
    name varchar(200),
    primary key (indicator, evidenced, actual, evaluation_id, code)
);

-- Added up again from the first entry, so that the values of evaluations saved before are here too.
delete from statistics_case;
delete from statistics_subject;
delete from statistics_grade;
delete from statistics_difference;
delete from statistics_finding;
delete from statistics_indicator_loss;
delete from statistics_rule_loss;
delete from statistics_indicator;
delete from statistics_rule;
delete from statistics_region where parent is not null;
update statistics_state set seq = 0, at = null, skipped = 0, rebuilds = rebuilds + 1 where id = 1;
