-- The columns beside the bytes are there to be searched; what counts are the bytes and their SHA-256.
create table evaluation (
    id uuid primary key,
    scheme varchar(63) not null,
    fiscal_year integer not null,
    subject_name varchar(4000),
    region varchar(4000),
    complete boolean not null,
    total numeric(60, 12),
    grade varchar(255),
    declared_total numeric(60, 12),
    rule_set_version_id bigint not null references rule_set_version (id),
    rule_set_sha256 varchar(64) not null,
    canonical_sha256 varchar(64) not null,
    submission bytea not null,
    canonical bytea not null,
    created_at timestamp with time zone not null
);

-- ids sort by time, so the newest of a scheme and year are read off the end of this index
create index evaluation_scheme_year on evaluation (scheme, fiscal_year, id);
create index evaluation_grade on evaluation (grade, id);

create table evaluation_finding (
    evaluation_id uuid not null references evaluation (id),
    ordinal integer not null,
    code varchar(64) not null,
    severity varchar(16) not null,
    primary key (evaluation_id, ordinal)
);

create index evaluation_finding_code on evaluation_finding (code, evaluation_id);
