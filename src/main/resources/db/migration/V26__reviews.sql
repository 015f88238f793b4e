-- Evaluations that have a review (复核), to search and count them. No foreign key, as evaluation is partitioned on PostgreSQL.
-- Evaluations stored before have no review.
create table evaluation_review (
    evaluation_id uuid primary key,
    scheme varchar(63) not null,
    fiscal_year integer not null,
    -- the subject's name up to its first space; cut off, so that an index can hold it
    body varchar(200),
    region varchar(4000),
    -- (declared - review) / declared of the totals, in percent; null where there is none
    deviation numeric(60, 12),
    -- indicators and groups with a review; of these, those whose review is a finding REVIEW_RULE_MISMATCH
    indicators integer not null,
    differing integer not null
);
create index evaluation_review_scheme on evaluation_review (scheme, fiscal_year, evaluation_id);
create index evaluation_review_deviation on evaluation_review (deviation, evaluation_id);
