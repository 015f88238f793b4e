-- A list by finding and grade reads its own index instead of joining every finding with its evaluation.
set local statement_timeout = 0;
alter table evaluation_finding add column grade varchar(255);

update evaluation_finding set grade =
    (select e.grade from evaluation e where e.id = evaluation_finding.evaluation_id);

create index evaluation_finding_grade on evaluation_finding (code, grade, evaluation_id);
