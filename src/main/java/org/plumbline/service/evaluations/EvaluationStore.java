package org.plumbline.service.evaluations;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.json.ByteCompressor;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.service.audit.AuditEntryKind;
import org.plumbline.service.audit.AuditFacts;
import org.plumbline.service.audit.AuditLog;
import org.plumbline.service.evaluations.EvaluationRow.SearchColumns;
import org.plumbline.service.evaluations.EvaluationRow.StoredBytes;
import org.plumbline.service.http.Scope;
import org.plumbline.vocabulary.Subject;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores evaluations: the row, its search columns and its entry in the audit log, in one transaction. */
@Component
public final class EvaluationStore {

    /** Maximum evaluations of one transaction. */
    private static final int MAX_GROUP_SIZE = 64;

    /** Fewer than there are threads for requests, so that reads are served while storage is slow. */
    private static final int MAX_WAITING = 128;

    private final EvaluationIdGenerator ids = new EvaluationIdGenerator();
    private final JdbcTemplate jdbc;
    private final FiscalYearPartitions years;
    private final SearchIndexWriter search;
    private final IdempotencyStore idempotencyStore;
    private final AuditLog log;
    private final TransactionTemplate transaction;
    private final GroupCommit<PendingRow> group =
            new GroupCommit<>(this::insertInTransaction, MAX_GROUP_SIZE, MAX_WAITING);

    EvaluationStore(
            JdbcTemplate jdbc,
            FiscalYearPartitions years,
            SearchIndexWriter search,
            IdempotencyStore keyed,
            AuditLog log,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.years = years;
        this.search = search;
        this.idempotencyStore = keyed;
        this.log = log;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The number of evaluations that wait to be stored. */
    int countWaiting() {
        return group.countWaiting();
    }

    /** @param keyed null if the caller gave no key */
    private record PendingRow(EvaluationRow evaluation, SearchRows search, AuditFacts facts, IdempotentRequest keyed) {}

    /** An evaluation prepared for storing. */
    public static final class PreparedEvaluation {

        private final PendingRow row;

        private PreparedEvaluation(PendingRow row) {
            this.row = row;
        }

        /** The id under which it will be stored. */
        public UUID id() {
            return row.evaluation.id();
        }
    }

    /**
     * Prepares what {@link #save(List, Runnable)} stores: the part that computes, on any thread.
     *
     * @param job id of the job that stores it
     * @throws org.plumbline.service.http.ProblemException if the caller's scope does not permit it
     */
    public PreparedEvaluation prepare(ScoringResult scored, String actor, UUID job) {
        requireScope(scored);
        EvaluationRow evaluation = toRow(ids.next(), scored, null);
        SearchRows search = SearchRows.of(scored.evaluation());
        AuditFacts facts = toFacts(evaluation, search, actor).with("job", job.toString());
        return new PreparedEvaluation(new PendingRow(evaluation, search, facts, null));
    }

    /**
     * As above for an evaluation that was scored elsewhere and is stored unchanged.
     *
     * @param packed submission and canonical evaluation in their compressed form
     * @param version id of the version whose rule set the evaluation names
     * @param bulk SHA-256 of the bundle that it was scored by
     * @throws IllegalStateException if the compressed bytes are damaged
     */
    PreparedEvaluation prepare(
            UUID id, byte[] submission, byte[] packed, ToLongFunction<String> version, String actor, String bulk) {
        byte[] canonical = ByteCompressor.decompress(packed);
        Evaluation evaluation = EvaluationJson.read(canonical);
        EvaluationRow stored = createRow(
                id,
                evaluation,
                version.applyAsLong(evaluation.ruleSet()),
                new StoredBytes(submission, packed, Sha256.of(canonical)),
                null);
        SearchRows search = SearchRows.of(evaluation);
        return new PreparedEvaluation(
                new PendingRow(stored, search, toFacts(stored, search, actor).with("bulk", bulk), null));
    }

    /**
     * Stores all of them and runs {@code alongside} in one transaction; returns after the commit.
     *
     * @param alongside runs in the same transaction
     */
    public void save(List<PreparedEvaluation> many, Runnable alongside) {
        List<PendingRow> rows = many.stream().map(each -> each.row).toList();
        ensurePartitions(rows);
        transaction.executeWithoutResult(status -> {
            if (!rows.isEmpty()) {
                insertRows(rows);
            }
            alongside.run();
        });
    }

    /**
     * Stores the evaluation with its entry in the audit log; returns after the commit.
     *
     * @param correction which stored evaluation this one corrects, and why; null for none
     * @throws org.plumbline.service.http.ProblemException if the caller's scope does not permit it
     */
    public UUID save(ScoringResult scored, String actor, Correction correction) {
        return save(scored, actor, correction, null);
    }

    /**
     * As above, once: where an equal evaluation is saved with an equal key within {@code plumbline.idempotency-kept}, nothing is
     * stored again.
     *
     * @param key names what is saved on a page
     * @return id of the evaluation that was saved first
     */
    public UUID saveOnce(ScoringResult scored, String actor, String key) {
        IdempotentRequest keyed = IdempotentRequest.ofPage(
                actor, key + " " + Sha256.of(EvaluationJson.writeCanonical(scored.evaluation())));
        Optional<UUID> before = idempotencyStore.findSaved(keyed);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            return save(scored, actor, null, keyed);
        } catch (DuplicateKeyException meanwhile) {
            return idempotencyStore.findSaved(keyed).orElseThrow(() -> meanwhile);
        }
    }

    /**
     * As above for a request with a key.
     *
     * @throws org.springframework.dao.DuplicateKeyException if another with this key was stored since it was looked up; nothing
     * is stored then
     */
    UUID save(ScoringResult scored, String actor, Correction correction, IdempotentRequest keyed) {
        requireScope(scored);
        EvaluationRow evaluation = toRow(ids.next(), scored, correction);
        SearchRows search = SearchRows.of(scored.evaluation());
        AuditFacts facts = toFacts(evaluation, search, actor);
        group.store(new PendingRow(
                evaluation,
                search,
                keyed == null ? facts : facts.with(EvaluationAuditEntrySource.IDEMPOTENCY, keyed.sha256()),
                keyed));
        return evaluation.id();
    }

    private static void requireScope(ScoringResult scored) {
        Scope scope = Scope.ofCaller();
        if (scope.isRestricted()) {
            Subject subject = scored.evaluation().subject();
            scope.requireEvaluation(scored.evaluation().scheme(), subject == null ? null : subject.region());
        }
    }

    private static AuditFacts toFacts(EvaluationRow evaluation, SearchRows search, String actor) {
        return evaluation
                .auditFacts()
                .with(EvaluationAuditEntrySource.SEARCH, search.sha256())
                .with("actor", actor);
    }

    private static EvaluationRow toRow(UUID id, ScoringResult scored, Correction correction) {
        byte[] canonical = EvaluationJson.writeCanonical(scored.evaluation());
        return createRow(
                id,
                scored.evaluation(),
                scored.version().id(),
                new StoredBytes(
                        ByteCompressor.compress(scored.body()),
                        ByteCompressor.compress(canonical),
                        Sha256.of(canonical)),
                correction);
    }

    private static EvaluationRow createRow(
            UUID id, Evaluation evaluation, long version, StoredBytes bytes, Correction correction) {
        return new EvaluationRow(
                id,
                SearchColumns.of(evaluation),
                version,
                evaluation.ruleSet(),
                bytes,
                OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS),
                correction);
    }

    private void insertInTransaction(List<PendingRow> rows) {
        ensurePartitions(rows);
        transaction.executeWithoutResult(status -> insertRows(rows));
    }

    private void ensurePartitions(List<PendingRow> rows) {
        years.ensurePartitions(
                rows.stream().map(row -> row.evaluation.columns().fiscalYear()).collect(Collectors.toSet()));
    }

    private void insertRows(List<PendingRow> rows) {
        insertEvaluations(rows);
        insertCorrections(rows);
        idempotencyStore.record(rows.stream()
                .filter(row -> row.keyed != null)
                .map(row -> new IdempotencyStore.CompletedRequest(row.keyed, row.evaluation.id()))
                .toList());
        search.add(rows.stream()
                .map(row -> new SearchIndexWriter.IndexedEvaluation(row.evaluation.id(), row.search))
                .toList());
        log.record(rows.stream()
                .map(row -> new AuditLog.NewEntry(
                        AuditEntryKind.EVALUATION,
                        row.evaluation.id().toString(),
                        row.facts,
                        row.evaluation.columns().fiscalYear()))
                .toList());
    }

    private void insertEvaluations(List<PendingRow> rows) {
        jdbc.batchUpdate(
                """
                insert into evaluation (id, scheme, fiscal_year, subject_name, region, complete, total, grade,
                       declared_total, rule_set_version_id, rule_set_sha256, canonical_sha256, submission,
                       canonical, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows.stream().map(row -> columnValues(row.evaluation)).toList());
    }

    private static Object[] columnValues(EvaluationRow row) {
        SearchColumns columns = row.columns();
        return new Object[] {
            row.id(),
            columns.scheme(),
            columns.fiscalYear(),
            columns.subjectName(),
            columns.region(),
            columns.complete(),
            columns.total(),
            columns.grade(),
            columns.declaredTotal(),
            row.versionId(),
            row.ruleSetSha256(),
            row.bytes().canonicalSha256(),
            row.bytes().submission(),
            row.bytes().canonical(),
            row.createdAt()
        };
    }

    private void insertCorrections(List<PendingRow> rows) {
        for (PendingRow row : rows) {
            Correction correction = row.evaluation.correction();
            if (correction != null) {
                UUID corrects = correction.evaluation();
                UUID chain = jdbc
                        .queryForList(
                                "select chain from evaluation_correction where evaluation_id = ?", UUID.class, corrects)
                        .stream()
                        .findFirst()
                        .orElse(corrects);
                jdbc.update(
                        "insert into evaluation_correction (evaluation_id, corrects, chain, reason) values (?, ?, ?, ?)",
                        row.evaluation.id(),
                        corrects,
                        chain,
                        correction.reason());
            }
        }
    }
}
