package org.plumbline.service.evaluations;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.service.audit.AuditFacts;
import org.plumbline.vocabulary.Subject;

/**
 * A row of the table {@code evaluation}.
 *
 * @param correction the one that it corrects; null for none
 */
record EvaluationRow(
        UUID id,
        SearchColumns columns,
        long versionId,
        String ruleSetSha256,
        StoredBytes bytes,
        OffsetDateTime createdAt,
        Correction correction) {

    /** The columns that lists filter by; those that an evaluation does not state are null. */
    record SearchColumns(
            String scheme,
            int fiscalYear,
            String subjectName,
            String region,
            boolean complete,
            BigDecimal total,
            String grade,
            BigDecimal declaredTotal) {

        static SearchColumns of(Evaluation evaluation) {
            Subject subject = evaluation.subject();
            return new SearchColumns(
                    evaluation.scheme(),
                    evaluation.fiscalYear(),
                    subject == null ? null : subject.name(),
                    subject == null ? null : subject.region(),
                    evaluation.complete(),
                    evaluation.total(),
                    evaluation.grade(),
                    evaluation.declared().total());
        }
    }

    /**
     * The documents of an evaluation.
     *
     * @param submission packed
     * @param canonical packed
     * @param canonicalSha256 of the canonical evaluation before it was packed
     */
    record StoredBytes(byte[] submission, byte[] canonical, String canonicalSha256) {}

    /** The scale of points in the table. */
    private static final int DECIMALS = 12;

    static EvaluationRow read(ResultSet row, int number) throws SQLException {
        return new EvaluationRow(
                row.getObject("id", UUID.class),
                new SearchColumns(
                        row.getString("scheme"),
                        row.getInt("fiscal_year"),
                        row.getString("subject_name"),
                        row.getString("region"),
                        row.getBoolean("complete"),
                        row.getBigDecimal("total"),
                        row.getString("grade"),
                        row.getBigDecimal("declared_total")),
                row.getLong("rule_set_version_id"),
                row.getString("rule_set_sha256"),
                new StoredBytes(
                        row.getBytes("submission"), row.getBytes("canonical"), row.getString("canonical_sha256")),
                row.getObject("created_at", OffsetDateTime.class),
                correction(row.getObject("corrects", UUID.class), row.getString("reason")));
    }

    private static Correction correction(UUID corrects, String reason) {
        return corrects == null ? null : new Correction(corrects, reason);
    }

    /**
     * The facts for the audit log. Submission and canonical evaluation are hashed in their compressed form: any altered
     * byte is detected, and hashing costs an eighth.
     */
    AuditFacts auditFacts() {
        AuditFacts facts = new AuditFacts()
                .with("submission", Sha256.of(bytes.submission()))
                .with("canonical", Sha256.of(bytes.canonical()))
                .with("canonicalSha256", bytes.canonicalSha256())
                .with("ruleSet", ruleSetSha256)
                .with("version", Long.toString(versionId))
                .with(
                        "corrects",
                        correction == null ? null : correction.evaluation().toString())
                .with("columns", joinSearchColumns());
        // entries from before reasons were required have none
        return reason() == null ? facts : facts.with("reason", reason());
    }

    private String reason() {
        return correction == null ? null : correction.reason();
    }

    private String joinSearchColumns() {
        Object[] values = {
            columns.scheme,
            columns.fiscalYear,
            columns.subjectName,
            columns.region,
            columns.complete,
            formatPoints(columns.total),
            columns.grade,
            formatPoints(columns.declaredTotal),
            createdAt.toInstant()
        };
        String lines = Arrays.stream(values)
                .map(column -> column == null ? "-" : "=" + column)
                .collect(Collectors.joining("\n"));
        if (reason() != null) { // a removed reason has to be detected, too
            lines += "\n=" + reason();
        }
        return Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
    }

    private static String formatPoints(BigDecimal points) {
        return points == null
                ? null
                : points.setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
    }
}
