-- Sums over kept evaluations, so that no page adds up millions of rows. They follow the audit log and say nothing that the
-- evaluations do not: all of it can be cleared and added up again. Of a chain of corrections only the newest is in the sums.

-- One row. seq: the last entry of the log that is added up; at: when it was recorded, null where nothing is. Whoever adds up
-- locks it. skipped: entries whose evaluation is gone or cannot be read; rebuilds: how often everything was cleared.
create table statistics_state (
    id integer primary key,
    seq bigint not null,
    at timestamp with time zone,
    skipped bigint not null,
    rebuilds bigint not null
);

insert into statistics_state (id, seq, at, skipped, rebuilds) values (1, 0, null, 0, 0);

-- 省 / 市 / 县 as submissions name them; 0 is the whole. What is past the bound of the table counts with the region above.
create table statistics_region (
    id integer primary key,
    level integer not null,
    parent integer,
    name varchar(100) not null,
    path varchar(320) not null
);

create index statistics_region_parent on statistics_region (parent, name);
create index statistics_region_path on statistics_region (path);

insert into statistics_region (id, level, parent, name, path) values (0, 0, null, '', '');

-- code: of the scheme's catalogue; null for indicators of the submissions' own, which stand under their level 2 together
create table statistics_indicator (
    id integer primary key,
    scheme varchar(63) not null,
    fiscal_year integer not null,
    code varchar(200),
    name varchar(200),
    level1 varchar(200),
    level2 varchar(200)
);

create index statistics_indicator_scheme on statistics_indicator (scheme, fiscal_year);

create table statistics_rule (
    id integer primary key,
    scheme varchar(63) not null,
    fiscal_year integer not null,
    rule varchar(200) not null,
    file varchar(200),
    sheet varchar(200),
    sheet_row integer
);

create index statistics_rule_scheme on statistics_rule (scheme, fiscal_year);

-- compared: those with both totals; difference: their declared minus recomputed
create table statistics_grade (
    region integer not null,
    scheme varchar(63) not null,
    fiscal_year integer not null,
    -- empty where there is none
    grade varchar(255) not null,
    evaluations bigint not null,
    totalled bigint not null,
    compared bigint not null,
    total numeric(60, 12) not null,
    declared numeric(60, 12) not null,
    difference numeric(60, 12) not null,
    primary key (region, scheme, fiscal_year, grade)
);

create table statistics_difference (
    region integer not null,
    scheme varchar(63) not null,
    fiscal_year integer not null,
    -- which range the difference is in; see Band
    band integer not null,
    evaluations bigint not null,
    primary key (region, scheme, fiscal_year, band)
);

create table statistics_finding (
    region integer not null,
    scheme varchar(63) not null,
    fiscal_year integer not null,
    code varchar(64) not null,
    evaluations bigint not null,
    findings bigint not null,
    primary key (region, scheme, fiscal_year, code)
);

-- evaluations: in which it was scored; losing: in which it lost points. newest: no evaluation that lost points here is newer
create table statistics_indicator_loss (
    region integer not null,
    indicator integer not null,
    evaluations bigint not null,
    losing bigint not null,
    weight numeric(60, 12) not null,
    score numeric(60, 12) not null,
    newest uuid not null,
    primary key (region, indicator)
);

-- times: how often the row took points; points: how many, positive
create table statistics_rule_loss (
    region integer not null,
    rule integer not null,
    evaluations bigint not null,
    times bigint not null,
    points numeric(60, 12) not null,
    newest uuid not null,
    primary key (region, rule)
);

-- Which evaluations are in the sums, and where: behind every figure stands a list.
create table statistics_case (
    evaluation_id uuid primary key,
    scheme varchar(63) not null,
    fiscal_year integer not null,
    region1 integer,
    region2 integer,
    region3 integer,
    grade varchar(255) not null,
    band integer not null
);

create index statistics_case_scheme on statistics_case (scheme, fiscal_year, evaluation_id);
create index statistics_case_city on statistics_case (region2, evaluation_id);
create index statistics_case_county on statistics_case (region3, evaluation_id);
create index statistics_case_grade on statistics_case (grade, evaluation_id);
create index statistics_case_band on statistics_case (band, evaluation_id);
