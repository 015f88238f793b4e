-- Verification of the audit log looks up the request that saved an evaluation. H2 has this index for the foreign key.
set local statement_timeout = 0;

create index idempotency_evaluation on idempotency (evaluation_id);
