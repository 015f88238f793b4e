-- Several nodes on one database.

-- One row. revision counts publications and retirements: whoever sees it unchanged knows that the same rules are in force. Whoever
-- makes a version or moves one locks it, so that no two of them take one number; whoever scores only reads it.
create table rule_set_state (
    id integer primary key,
    revision bigint not null
);

insert into rule_set_state (id, revision) values (1, 0);

-- How often the job was taken up. Every write of whoever works on it names the number it was taken with, so that a node that
-- wakes after its job was taken over writes nothing any more.
alter table job add column run integer default 0 not null;
-- Until when it is its node's; past this another takes it over. By the database's clock.
alter table job add column lease_until timestamp with time zone;
-- Id of the folder that its files are in: nodes with another folder leave it alone.
alter table job add column place varchar(36);

update job set state = 'QUEUED' where state = 'RUNNING';

-- Until when its node is taken to be alive.
alter table rehearsal add column lease_until timestamp with time zone;
