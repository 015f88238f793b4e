-- A list by finding and grade reads the rows of findings alone. Without an index of its own: each would be another page that
-- every commit writes anew, and a file of H2 has few rows.
alter table evaluation_finding add column grade varchar(255);

update evaluation_finding set grade =
    (select e.grade from evaluation e where e.id = evaluation_finding.evaluation_id);
