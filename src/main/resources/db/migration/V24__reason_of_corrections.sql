-- Why an evaluation corrects an earlier one; null for those kept before a reason was asked for.
alter table evaluation_correction add column reason varchar(1000);
