-- Published reports as they were uploaded; the same bytes once.
create table published_report (
    id uuid primary key,
    file_name varchar(255) not null,
    document bytea not null,
    sha256 varchar(64) not null unique,
    actor varchar(255) not null,
    created_at timestamp with time zone not null
);

create index published_report_created on published_report (created_at, id);

-- Whether a claim counts, where a person decided it.
create table published_report_decision (
    report uuid not null references published_report (id),
    -- place and kind: p12:34-40:AMOUNT
    claim varchar(400) not null,
    ticked boolean not null,
    actor varchar(255) not null,
    at timestamp with time zone not null,
    primary key (report, claim)
);
