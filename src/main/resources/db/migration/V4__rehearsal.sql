-- A version scored over kept or uploaded cases before it is approved; what came out stays with the version.
create table rehearsal (
    id uuid primary key,
    rule_set_version_id bigint not null references rule_set_version (id),
    against_version_id bigint references rule_set_version (id),
    fiscal_years varchar(255),
    uploaded boolean not null,
    state varchar(16) not null,
    actor varchar(255) not null,
    started_at timestamp with time zone not null,
    finished_at timestamp with time zone,
    total bigint not null,
    done bigint not null,
    failure varchar(4000),
    -- the impact as gzipped JSON; null unless DONE
    result bytea
);

create index rehearsal_version on rehearsal (rule_set_version_id, started_at);

-- coverage asks for what one rule set scored
create index evaluation_rule_set on evaluation (rule_set_sha256, fiscal_year, id);
