-- What many evaluations are searched by. These columns only repeat what submission and canonical evaluation say; what they
-- lack of rows kept before, the service fills in at its first start (search_state.whole).

alter table evaluation_finding add column scheme varchar(63);
alter table evaluation_finding add column fiscal_year integer;
alter table evaluation_finding add column subject_name varchar(4000);
alter table evaluation_finding add column region varchar(4000);
-- null where the whole submission is concerned
alter table evaluation_finding add column indicator varchar(4000);

update evaluation_finding set (scheme, fiscal_year, subject_name, region) =
    (select e.scheme, e.fiscal_year, e.subject_name, e.region from evaluation e where e.id = evaluation_finding.evaluation_id);

alter table evaluation_finding alter column scheme set not null;
alter table evaluation_finding alter column fiscal_year set not null;

-- Newest first is read off the end of an index; with its last column counting needs no row.
drop index evaluation_finding_code;
create index evaluation_finding_code on evaluation_finding (code, evaluation_id, ordinal, severity);
create index evaluation_finding_scheme on evaluation_finding (scheme, fiscal_year, evaluation_id, ordinal, code, severity);

-- The first of a chain of corrections: what was put right, and that again, is one submission and counts once.
alter table evaluation_correction add column chain uuid references evaluation (id);
create index evaluation_correction_chain on evaluation_correction (chain, evaluation_id);

-- What each evaluation's body gave itself, to find those that are alike.
create table evaluation_profile (
    evaluation_id uuid primary key references evaluation (id),
    scheme varchar(63) not null,
    fiscal_year integer not null,
    subject_name varchar(4000),
    -- the subject's name up to its first space, where a project's begins; cut off, so that an index can hold it
    body varchar(200),
    region varchar(4000),
    declared_total numeric(60, 12),
    -- how many indicators have a declared score; whether each is the whole weight; codes and scores as SHA-256
    scores integer not null,
    full_marks boolean not null,
    scores_sha256 varchar(64)
);

create index evaluation_profile_body on evaluation_profile (scheme, body, evaluation_id);
create index evaluation_profile_scores on evaluation_profile (scores_sha256, evaluation_id);

-- One row. whole: whether what was kept before has its profile and its findings their indicator
create table search_state (
    id integer primary key,
    whole boolean not null
);

insert into search_state (id, whole) values (1, false);
