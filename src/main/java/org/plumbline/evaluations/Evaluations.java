package org.plumbline.evaluations;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.exchange.Packed;
import org.plumbline.vocabulary.Numbers;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every evaluation that was kept, to be found and read. {@link Keeping} adds them; nothing changes them. */
@Component
public final class Evaluations {

    private static final String LISTED =
            """
            select e.id, e.scheme, e.fiscal_year, e.subject_name, e.region, e.complete, e.total, e.grade,
                   e.declared_total, e.rule_set_sha256, e.created_at, v.version,
                   (select count(*) from evaluation_finding f where f.evaluation_id = e.id) as findings
              from evaluation e join rule_set_version v on v.id = e.rule_set_version_id
            """;

    /** Not joined with the evaluations: a database would rather read all of them than look each up. */
    private static final String RAISING = "select distinct f.evaluation_id from evaluation_finding f";

    private final JdbcClient jdbc;

    Evaluations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What puts what right, seen from one evaluation. */
    Corrections corrections(UUID id) {
        return new Corrections(
                jdbc.sql("select corrects from evaluation_correction where evaluation_id = ?")
                        .param(id)
                        .query(UUID.class)
                        .optional()
                        .orElse(null),
                jdbc.sql("select evaluation_id from evaluation_correction where corrects = ? order by evaluation_id")
                        .param(id)
                        .query(UUID.class)
                        .list());
    }

    boolean exists(UUID id) {
        return jdbc.sql("select count(*) from evaluation where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** Those with evaluations of a fiscal year. */
    List<String> schemes(int fiscalYear) {
        return jdbc.sql("select distinct scheme from evaluation where fiscal_year = ? order by scheme")
                .param(fiscalYear)
                .query(String.class)
                .list();
    }

    Optional<UUID> newest(String scheme, int fiscalYear) {
        return jdbc.sql("select id from evaluation where scheme = ? and fiscal_year = ?"
                        + " order by id desc fetch first 1 row only")
                .params(scheme, fiscalYear)
                .query(UUID.class)
                .optional();
    }

    /**
     * Ids of a scheme's year, oldest first.
     *
     * @param after null at the beginning
     * @param last the last one wanted
     */
    List<UUID> ids(String scheme, int fiscalYear, UUID after, UUID last, int limit) {
        return jdbc.sql("select id from evaluation where scheme = ? and fiscal_year = ? and id > ? and id <= ?"
                        + " order by id fetch first ? rows only")
                .params(scheme, fiscalYear, after == null ? new UUID(0, 0) : after, last, limit)
                .query(UUID.class)
                .list();
    }

    /**
     * By its id as a caller writes it.
     *
     * @throws RequestRefused where there is none, or where what is stored of it was altered so that it cannot be read
     */
    Kept named(String id) {
        try {
            return EvaluationIds.parse(id).flatMap(this::find).orElseThrow(() -> RequestRefused.notFound(id));
        } catch (Packed.Damaged e) {
            throw new RequestRefused(ProblemKind.STORED_DAMAGED, id);
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

    /** Those of these that there are, newest first. */
    public List<KeptRow> rows(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(LISTED + " where e.id in (" + "?, ".repeat(ids.size() - 1) + "?) order by e.id desc")
                        .params(List.copyOf(ids))
                        .query(Evaluations::listed)
                        .list();
    }

    /** How many there are; of many, that there are more than a bound. */
    long count(Filter filter, long bound) {
        Conditions conditions = filter.isOfFindings() ? filter.conditionsOfFindings() : filter.conditions();
        String asked = filter.isOfFindings() ? RAISING : "select e.id from evaluation e";
        return jdbc.sql("select count(*) from (" + asked + conditions.where() + " fetch first ? rows only) few")
                .params(conditions.parameters(bound + 1))
                .query(Long.class)
                .single();
    }

    /** Newest first. */
    List<KeptRow> list(Filter filter, int page, int size) {
        long offset = (long) page * size;
        if (filter.isOfFindings()) {
            Conditions conditions = filter.conditionsOfFindings();
            return rows(jdbc.sql(RAISING + conditions.where()
                            + " order by f.evaluation_id desc offset ? rows fetch next ? rows only")
                    .params(conditions.parameters(offset, size))
                    .query(UUID.class)
                    .list());
        }
        Conditions conditions = filter.conditions();
        return jdbc.sql(LISTED + conditions.where() + " order by e.id desc offset ? rows fetch next ? rows only")
                .params(conditions.parameters(offset, size))
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
