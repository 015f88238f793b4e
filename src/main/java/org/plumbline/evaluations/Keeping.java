package org.plumbline.evaluations;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.plumbline.evidence.AuditLog;
import org.plumbline.evidence.Facts;
import org.plumbline.evidence.Kind;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.exchange.Packed;
import org.plumbline.ruleset.Sha256;
import org.plumbline.scoring.Evaluation;
import org.plumbline.vocabulary.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps evaluations: the row, what it is searched by and its entry in the audit log, all of them or nothing. */
@Component
public final class Keeping {

    /** In one transaction. */
    private static final int TOGETHER = 64;

    /** Fewer than there are threads for requests, so that reading goes on while storage is slow. */
    private static final int WAITING = 128;

    private final EvaluationIds ids = new EvaluationIds();
    private final JdbcTemplate jdbc;
    private final FiscalYears years;
    private final SearchRows search;
    private final KeyedRequests keyed;
    private final AuditLog log;
    private final TransactionTemplate transaction;
    private final GroupCommit<Row> group = new GroupCommit<>(this::store, TOGETHER, WAITING);

    Keeping(
            JdbcTemplate jdbc,
            FiscalYears years,
            SearchRows search,
            KeyedRequests keyed,
            AuditLog log,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.years = years;
        this.search = search;
        this.keyed = keyed;
        this.log = log;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How many wait to be stored. */
    int waiting() {
        return group.waiting();
    }

    /** @param keyed null where the caller gave no key */
    private record Row(StoredEvaluation evaluation, Evaluation result, Facts facts, KeyedRequest keyed) {}

    /** An evaluation that can be stored as it is. */
    public static final class Ready {

        private final Row row;

        private Ready(Row row) {
            this.row = row;
        }

        /** The one that it will be kept under. */
        public UUID id() {
            return row.evaluation.id();
        }
    }

    /**
     * Makes ready what {@link #keep(List, Runnable)} stores: the part of keeping that computes, on any thread.
     *
     * @param job id of the job that keeps it
     */
    public Ready ready(Scored scored, String actor, UUID job) {
        StoredEvaluation evaluation = row(ids.next(), scored, null);
        Facts facts = evaluation.facts().with("actor", actor).with("job", job.toString());
        return new Ready(new Row(evaluation, scored.evaluation(), facts, null));
    }

    /**
     * The same for what was scored elsewhere and is kept as it came.
     *
     * @param packed submission and canonical evaluation as they are stored
     * @param version id of the version whose rule set the evaluation names
     * @param bulk SHA-256 of the bundle that it was scored by
     * @throws IllegalStateException where what is packed is damaged
     */
    Ready ready(UUID id, byte[] submission, byte[] packed, ToLongFunction<String> version, String actor, String bulk) {
        byte[] canonical = Packed.unpack(packed);
        Evaluation evaluation = EvaluationJson.read(canonical);
        StoredEvaluation stored = stored(
                id,
                evaluation,
                version.applyAsLong(evaluation.ruleSet()),
                Sha256.of(canonical),
                submission,
                packed,
                null);
        return new Ready(
                new Row(stored, evaluation, stored.facts().with("actor", actor).with("bulk", bulk), null));
    }

    /**
     * On return all of them are on disk and what was done alongside is; after an exception none is and it is not.
     *
     * @param alongside in the same transaction
     */
    public void keep(List<Ready> many, Runnable alongside) {
        List<Row> rows = many.stream().map(each -> each.row).toList();
        makeRoom(rows);
        transaction.executeWithoutResult(status -> {
            if (!rows.isEmpty()) {
                add(rows);
            }
            alongside.run();
        });
    }

    /**
     * On return it is on disk, with its entry in the audit log.
     *
     * @param corrects id of a kept evaluation that this one puts right; null for none
     */
    UUID keep(Scored scored, String actor, UUID corrects) {
        return keep(scored, actor, corrects, null);
    }

    /**
     * The same for a request with a key.
     *
     * @throws org.springframework.dao.DuplicateKeyException where another with this key was kept since it was looked for; nothing
     *     is kept then
     */
    UUID keep(Scored scored, String actor, UUID corrects, KeyedRequest keyed) {
        StoredEvaluation evaluation = row(ids.next(), scored, corrects);
        group.keep(new Row(evaluation, scored.evaluation(), evaluation.facts().with("actor", actor), keyed));
        return evaluation.id();
    }

    private static StoredEvaluation row(UUID id, Scored scored, UUID corrects) {
        byte[] canonical = EvaluationJson.canonical(scored.evaluation());
        return stored(
                id,
                scored.evaluation(),
                scored.version().id(),
                Sha256.of(canonical),
                Packed.pack(scored.body()),
                Packed.pack(canonical),
                corrects);
    }

    private static StoredEvaluation stored(
            UUID id,
            Evaluation evaluation,
            long version,
            String canonicalSha256,
            byte[] submission,
            byte[] canonical,
            UUID corrects) {
        Subject subject = evaluation.subject();
        return new StoredEvaluation(
                id,
                evaluation.scheme(),
                evaluation.fiscalYear(),
                subject == null ? null : subject.name(),
                subject == null ? null : subject.region(),
                evaluation.complete(),
                evaluation.total(),
                evaluation.grade(),
                evaluation.declared().total(),
                version,
                evaluation.ruleSet(),
                canonicalSha256,
                submission,
                canonical,
                OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS),
                corrects);
    }

    private void store(List<Row> rows) {
        makeRoom(rows);
        transaction.executeWithoutResult(status -> add(rows));
    }

    private void makeRoom(List<Row> rows) {
        years.makeRoom(rows.stream().map(row -> row.evaluation.fiscalYear()).collect(Collectors.toSet()));
    }

    private void add(List<Row> rows) {
        evaluations(rows);
        corrections(rows);
        keyed.record(rows.stream()
                .filter(row -> row.keyed != null)
                .map(row -> new KeyedRequests.Done(row.keyed, row.evaluation.id()))
                .toList());
        search.add(rows.stream()
                .map(row -> new SearchRows.Added(row.evaluation.id(), row.result))
                .toList());
        log.record(rows.stream()
                .map(row -> new AuditLog.Entry(
                        Kind.EVALUATION, row.evaluation.id().toString(), row.facts, row.evaluation.fiscalYear()))
                .toList());
    }

    private void evaluations(List<Row> rows) {
        jdbc.batchUpdate(
                """
                insert into evaluation (id, scheme, fiscal_year, subject_name, region, complete, total, grade,
                       declared_total, rule_set_version_id, rule_set_sha256, canonical_sha256, submission,
                       canonical, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows.stream().map(row -> columns(row.evaluation)).toList());
    }

    private static Object[] columns(StoredEvaluation row) {
        return new Object[] {
            row.id(),
            row.scheme(),
            row.fiscalYear(),
            row.subjectName(),
            row.region(),
            row.complete(),
            row.total(),
            row.grade(),
            row.declaredTotal(),
            row.versionId(),
            row.ruleSetSha256(),
            row.canonicalSha256(),
            row.submission(),
            row.canonical(),
            row.createdAt()
        };
    }

    private void corrections(List<Row> rows) {
        for (Row row : rows) {
            UUID corrects = row.evaluation.corrects();
            if (corrects != null) {
                UUID chain = jdbc
                        .queryForList(
                                "select chain from evaluation_correction where evaluation_id = ?", UUID.class, corrects)
                        .stream()
                        .findFirst()
                        .orElse(corrects);
                jdbc.update(
                        "insert into evaluation_correction (evaluation_id, corrects, chain) values (?, ?, ?)",
                        row.evaluation.id(),
                        corrects,
                        chain);
            }
        }
    }
}
