-- Which evaluation a write with an Idempotency-Key kept, written in the transaction of that evaluation and removed when expired.
create table idempotency (
    -- SHA-256 of who asked and the key
    id varchar(64) primary key,
    -- SHA-256 of what was asked
    request varchar(64) not null,
    evaluation_id uuid not null references evaluation (id),
    created_at timestamp with time zone not null
);

create index idempotency_created on idempotency (created_at);
