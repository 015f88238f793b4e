-- Whose report of which year it is, to hold reports of one body and year against each other; null where it names none, and
-- for reports uploaded before.
alter table published_report add column body varchar(400);
alter table published_report add column fiscal_year integer;
create index published_report_body on published_report (body, fiscal_year);
