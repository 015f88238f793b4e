-- Files of submissions scored in the background. What is in a row is the truth: of the files beside it only as many bytes count
-- as the checkpoint says, so that whoever goes on after a killed process cuts the rest off.
create table job (
    id uuid primary key,
    -- QUEUED, RUNNING, DONE, CANCELLED or FAILED
    state varchar(16) not null,
    actor varchar(255) not null,
    -- NDJSON, CSV or XLSX
    format varchar(16) not null,
    -- of a CSV file, where the caller named one
    charset varchar(32),
    file_name varchar(255),
    -- how much of the trace the results have
    detail varchar(16) not null,
    rule_set varchar(64),
    keep boolean not null,
    -- of the results' sentences, such as zh,en
    languages varchar(16) not null,
    upload_bytes bigint not null,
    created_at timestamp with time zone not null,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    -- of the file of lines that is worked through; null until a table was turned into one
    input_bytes bigint,
    -- how many submissions there are; null until known
    lines bigint,
    -- the checkpoint: bytes and lines of the input that are done with, and bytes of the results they gave
    input_offset bigint not null,
    input_line bigint not null,
    result_bytes bigint not null,
    good bigint not null,
    bad bigint not null,
    failure varchar(4000)
);

create index job_state on job (state, created_at, id);
create index job_created on job (created_at, id);
create index job_actor on job (actor, created_at, id);
