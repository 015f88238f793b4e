package org.plumbline.evaluations;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.ruleset.Sha256;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.RaisedFinding;
import org.plumbline.vocabulary.Numbers;
import org.plumbline.vocabulary.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every evaluation that was kept. They are added and read, never changed. */
@Component
final class Evaluations {

    private final EvaluationIds ids = new EvaluationIds();
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;

    Evaluations(JdbcClient jdbc, JdbcTemplate batches, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** On return it is on disk. */
    UUID keep(Scored scored) {
        UUID id = ids.next();
        byte[] canonical = EvaluationJson.canonical(scored.evaluation());
        byte[] packedSubmission = Packed.pack(scored.body());
        byte[] packedCanonical = Packed.pack(canonical);
        transaction.executeWithoutResult(status -> {
            row(id, scored, Sha256.of(canonical), packedSubmission, packedCanonical);
            findings(id, scored.evaluation().findings());
        });
        return id;
    }

    private void row(UUID id, Scored scored, String sha256, byte[] submission, byte[] canonical) {
        Evaluation evaluation = scored.evaluation();
        Subject subject = evaluation.subject();
        jdbc.sql(
                        """
                        insert into evaluation (id, scheme, fiscal_year, subject_name, region, complete, total, grade,
                               declared_total, rule_set_version_id, rule_set_sha256, canonical_sha256, submission,
                               canonical, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        evaluation.scheme(),
                        evaluation.fiscalYear(),
                        subject == null ? null : subject.name(),
                        subject == null ? null : subject.region(),
                        evaluation.complete(),
                        evaluation.total(),
                        evaluation.grade(),
                        evaluation.declared().total(),
                        scored.version().id(),
                        evaluation.ruleSet(),
                        sha256,
                        submission,
                        canonical,
                        OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS))
                .update();
    }

    private void findings(UUID id, List<RaisedFinding> findings) {
        List<Object[]> rows = new ArrayList<>();
        for (RaisedFinding finding : findings) {
            rows.add(new Object[] {
                id, rows.size() + 1, finding.code(), finding.severity().name()
            });
        }
        if (!rows.isEmpty()) {
            batches.batchUpdate(
                    "insert into evaluation_finding (evaluation_id, ordinal, code, severity) values (?, ?, ?, ?)",
                    rows);
        }
    }

    Optional<Kept> find(UUID id) {
        return jdbc.sql(
                        """
                        select e.*, v.version from evaluation e
                          join rule_set_version v on v.id = e.rule_set_version_id where e.id = ?
                        """)
                .param(id)
                .query((row, number) -> new Kept(
                        id,
                        row.getLong("rule_set_version_id"),
                        row.getInt("version"),
                        Packed.unpack(row.getBytes("submission")),
                        Packed.unpack(row.getBytes("canonical")),
                        row.getString("canonical_sha256"),
                        instant(row)))
                .optional();
    }

    long count(Filter filter) {
        List<Object> parameters = new ArrayList<>();
        return jdbc.sql("select count(*) from evaluation e" + filter.where(parameters))
                .params(parameters)
                .query(Long.class)
                .single();
    }

    /** Newest first. */
    List<KeptRow> list(Filter filter, int page, int size) {
        List<Object> parameters = new ArrayList<>();
        String where = filter.where(parameters);
        parameters.add((long) page * size);
        parameters.add(size);
        return jdbc.sql(
                        """
                        select e.id, e.scheme, e.fiscal_year, e.subject_name, e.region, e.complete, e.total, e.grade,
                               e.declared_total, e.rule_set_sha256, e.created_at, v.version,
                               (select count(*) from evaluation_finding f where f.evaluation_id = e.id) as findings
                          from evaluation e join rule_set_version v on v.id = e.rule_set_version_id
                        """
                                + where
                                + " order by e.id desc offset ? rows fetch next ? rows only")
                .params(parameters)
                .query(Evaluations::listed)
                .list();
    }

    private static KeptRow listed(ResultSet row, int number) throws SQLException {
        String name = row.getString("subject_name");
        BigDecimal total = points(row.getBigDecimal("total"));
        BigDecimal declared = points(row.getBigDecimal("declared_total"));
        return new KeptRow(
                row.getObject("id", UUID.class),
                row.getString("scheme"),
                row.getInt("fiscal_year"),
                name == null ? null : new KeptRow.Body(name, row.getString("region")),
                new KeptRow.Rules(row.getInt("version"), row.getString("rule_set_sha256")),
                row.getBoolean("complete"),
                total,
                row.getString("grade"),
                new KeptRow.DeclaredTotal(declared),
                total == null || declared == null ? null : declared.subtract(total),
                row.getInt("findings"),
                instant(row));
    }

    /** Undoes the column's scale: 91.000000000000 was 91.00. */
    private static BigDecimal points(BigDecimal number) {
        return number == null ? null : Numbers.points(number);
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("created_at", OffsetDateTime.class).toInstant();
    }
}
