-- What was read of a workbook with a table of submissions: the sheet, and remarks for its sender, a line each, Chinese and English.
alter table job add column sheet varchar(255);
alter table job add column remarks varchar(4000);
