-- Whose data a user may read and write: a line for each region and scheme; null for everything.
alter table service_user add column scope varchar(8000);
-- The scope of the user who started the job, with which its evaluations are stored; null for everything.
alter table job add column scope varchar(8000);
