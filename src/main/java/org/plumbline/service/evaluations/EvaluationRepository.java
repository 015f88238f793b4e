package org.plumbline.service.evaluations;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.core.json.ByteCompressor;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.Scope;
import org.plumbline.service.http.ScopeCondition;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds and reads stored evaluations, those in the scope of the caller. {@link EvaluationStore} adds them; they are never
 * changed.
 */
@Component
public final class EvaluationRepository {

    private static final String SELECT_ITEMS =
            """
            select e.id, e.scheme, e.fiscal_year, e.subject_name, e.region, e.complete, e.total, e.grade,
                   e.declared_total, e.rule_set_sha256, e.created_at, v.version,
                   (select count(*) from evaluation_finding f where f.evaluation_id = e.id) as findings
              from evaluation e join rule_set_version v on v.id = e.rule_set_version_id
            """;

    /** Not joined with the evaluations: the database would scan them all instead of looking each up. */
    private static final String SELECT_IDS_BY_FINDING = "select distinct f.evaluation_id from evaluation_finding f";

    private static final int MOST_REPEATED = 10;
    /** Evaluations of a body that are looked at for repetitions: each save asks. */
    private static final int MOST_OF_BODY = 100;

    private final JdbcClient jdbc;

    EvaluationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an evaluation corrects and what corrects it. */
    CorrectionLinks findCorrections(UUID id) {
        ScopeCondition scope = Scope.ofCaller().toCondition("e");
        // a correction may name another region than the evaluation that it corrects
        String visible = scope.sql() == null
                ? ""
                : " and exists (select 1 from evaluation e where e.id = %s" + scope.and() + ")";
        return new CorrectionLinks(
                jdbc.sql("select corrects, reason from evaluation_correction where evaluation_id = ?"
                                + visible.formatted("evaluation_correction.corrects"))
                        .params(scope.parameters(List.of(id)))
                        .query((row, number) ->
                                new Correction(row.getObject("corrects", UUID.class), row.getString("reason")))
                        .optional()
                        .orElse(null),
                jdbc.sql("select evaluation_id, reason from evaluation_correction where corrects = ?"
                                + visible.formatted("evaluation_correction.evaluation_id") + " order by evaluation_id")
                        .params(scope.parameters(List.of(id)))
                        .query((row, number) ->
                                new Correction(row.getObject("evaluation_id", UUID.class), row.getString("reason")))
                        .list());
    }

    /**
     * Other evaluations of the same subject, region, scheme and fiscal year that none of its corrections links: the same
     * self-evaluation may have been saved twice. Newest first, among the newest of the body.
     */
    List<UUID> findRepeatedIds(UUID id, Evaluation evaluation) {
        Subject subject = evaluation.subject();
        if (subject == null) {
            return List.of();
        }
        List<UUID> others = findOfSubject(evaluation, subject).stream()
                .filter(other -> !other.equals(id))
                .limit(2 * MOST_REPEATED)
                .toList();
        return others.isEmpty() ? others : removeLinked(others, id);
    }

    /** Part of every save, so in the order of the index, and without a join. */
    private List<UUID> findOfSubject(Evaluation evaluation, Subject subject) {
        List<UUID> ids = new ArrayList<>();
        jdbc.sql("select evaluation_id, fiscal_year, subject_name, region from evaluation_profile"
                        + " where scheme = ? and body = ? order by scheme, body, evaluation_id desc"
                        + " fetch first ? rows only")
                .params(evaluation.scheme(), SearchRows.bodyName(subject.name()), MOST_OF_BODY)
                .query(row -> {
                    if (row.getInt("fiscal_year") == evaluation.fiscalYear()
                            && subject.name().equals(row.getString("subject_name"))
                            && Objects.equals(subject.region(), row.getString("region"))) {
                        ids.add(row.getObject("evaluation_id", UUID.class));
                    }
                });
        return ids;
    }

    /** Without those that are corrected, and those in a chain of corrections with this evaluation. */
    private List<UUID> removeLinked(List<UUID> others, UUID id) {
        return jdbc.sql(
                        """
                        select o.evaluation_id from evaluation_profile o where o.evaluation_id in (:others)
                           and not exists (select 1 from evaluation_correction co
                                where co.evaluation_id = o.evaluation_id
                                  and (co.chain = :id or co.chain = (select cp.chain
                                       from evaluation_correction cp where cp.evaluation_id = :id)))
                           and """
                                + " " + CorrectionChainSql.newestOnly("o.evaluation_id")
                                + " order by o.evaluation_id desc fetch first :most rows only")
                .param("others", others)
                .param("id", id)
                .param("most", MOST_REPEATED)
                .query(UUID.class)
                .list();
    }

    /** The same as items of a list. */
    List<SavedEvaluationItem> findRepeated(UUID id, Evaluation evaluation) {
        return findItems(findRepeatedIds(id, evaluation));
    }

    /** The fiscal years that have evaluations. */
    List<String> findSchemes(int fiscalYear) {
        ScopeCondition scope = Scope.ofCaller().toCondition("e");
        return jdbc.sql("select distinct e.scheme from evaluation e where e.fiscal_year = ?" + scope.and()
                        + " order by e.scheme")
                .params(scope.parameters(List.of(fiscalYear)))
                .query(String.class)
                .list();
    }

    Optional<UUID> findNewestId(String scheme, int fiscalYear) {
        ScopeCondition scope = Scope.ofCaller().toCondition("e");
        return jdbc.sql("select e.id from evaluation e where e.scheme = ? and e.fiscal_year = ?" + scope.and()
                        + " order by e.id desc fetch first 1 row only")
                .params(scope.parameters(List.of(scheme, fiscalYear)))
                .query(UUID.class)
                .optional();
    }

    /**
     * Ids of a scheme's year, oldest first.
     *
     * @param after null for the first chunk
     * @param last the last id wanted
     */
    List<UUID> findIds(String scheme, int fiscalYear, UUID after, UUID last, int limit) {
        ScopeCondition scope = Scope.ofCaller().toCondition("e");
        UUID before = after == null ? new UUID(0, 0) : after;
        return jdbc.sql(
                        "select e.id from evaluation e where e.scheme = ? and e.fiscal_year = ? and e.id > ? and e.id <= ?"
                                + scope.and() + " order by e.id fetch first ? rows only")
                .params(scope.parameters(List.of(scheme, fiscalYear, before, last), limit))
                .query(UUID.class)
                .list();
    }

    /**
     * By the id in a request.
     *
     * @throws ProblemException if there is none, or if its stored bytes were altered so that they cannot be read
     */
    SavedEvaluation requireById(String id) {
        try {
            return EvaluationIdGenerator.parse(id).flatMap(this::find).orElseThrow(() -> ProblemException.notFound(id));
        } catch (ByteCompressor.CorruptedBytesException e) {
            throw new ProblemException(ProblemKind.STORED_DAMAGED, id);
        }
    }

    /** The submitted bytes of an evaluation; throws as {@link #requireById}. */
    public byte[] readSubmission(String id) {
        return requireById(id).submission();
    }

    /** The newest evaluations of a scheme, newest first. */
    public List<SavedEvaluationItem> findNewest(String scheme, int limit) {
        ScopeCondition scope = Scope.ofCaller().toCondition("e");
        return jdbc.sql(SELECT_ITEMS + " where e.scheme = ?" + scope.and()
                        + " order by e.id desc fetch first ? rows only")
                .params(scope.parameters(List.of(scheme), limit))
                .query(EvaluationRepository::mapItem)
                .list();
    }

    Optional<SavedEvaluation> find(UUID id) {
        ScopeCondition scope = Scope.ofCaller().toCondition("e");
        return jdbc.sql(
                        """
                        select e.*, v.version from evaluation e
                          join rule_set_version v on v.id = e.rule_set_version_id where e.id = ?
                        """
                                + scope.and())
                .params(scope.parameters(List.of(id)))
                .query((row, number) -> new SavedEvaluation(
                        id,
                        row.getLong("rule_set_version_id"),
                        row.getInt("version"),
                        ByteCompressor.decompress(row.getBytes("submission")),
                        ByteCompressor.decompress(row.getBytes("canonical")),
                        row.getString("canonical_sha256"),
                        readCreatedAt(row)))
                .optional();
    }

    /** Those of the given evaluations that exist, newest first. */
    public List<SavedEvaluationItem> findItems(Collection<UUID> ids) {
        ScopeCondition scope = Scope.ofCaller().toCondition("e");
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT_ITEMS + " where e.id in (" + "?, ".repeat(ids.size() - 1) + "?)" + scope.and()
                                + " order by e.id desc")
                        .params(scope.parameters(List.copyOf(ids)))
                        .query(EvaluationRepository::mapItem)
                        .list();
    }

    /** The number of matching evaluations, counted up to a bound. */
    long count(EvaluationFilter filter, long bound) {
        SqlConditions conditions = filter.usesFindingIndex() ? filter.toFindingConditions() : filter.toConditions();
        String asked = filter.usesFindingIndex() ? SELECT_IDS_BY_FINDING : "select e.id from evaluation e";
        return jdbc.sql("select count(*) from (" + asked + conditions.toWhereClause() + " fetch first ? rows only) few")
                .params(conditions.parameters(bound + 1))
                .query(Long.class)
                .single();
    }

    /** Newest first. */
    List<SavedEvaluationItem> list(EvaluationFilter filter, int page, int size) {
        long offset = (long) page * size;
        if (filter.usesFindingIndex()) {
            SqlConditions conditions = filter.toFindingConditions();
            return findItems(jdbc.sql(SELECT_IDS_BY_FINDING + conditions.toWhereClause()
                            + " order by f.evaluation_id desc offset ? rows fetch next ? rows only")
                    .params(conditions.parameters(offset, size))
                    .query(UUID.class)
                    .list());
        }
        SqlConditions conditions = filter.toConditions();
        return jdbc.sql(SELECT_ITEMS + conditions.toWhereClause()
                        + " order by e.id desc offset ? rows fetch next ? rows only")
                .params(conditions.parameters(offset, size))
                .query(EvaluationRepository::mapItem)
                .list();
    }

    private static SavedEvaluationItem mapItem(ResultSet row, int number) throws SQLException {
        String name = row.getString("subject_name");
        BigDecimal total = stripColumnScale(row.getBigDecimal("total"));
        BigDecimal declared = stripColumnScale(row.getBigDecimal("declared_total"));
        return new SavedEvaluationItem(
                row.getObject("id", UUID.class),
                row.getString("scheme"),
                row.getInt("fiscal_year"),
                name == null ? null : new SavedEvaluationItem.SubjectView(name, row.getString("region")),
                new SavedEvaluationItem.RuleSetReference(row.getInt("version"), row.getString("rule_set_sha256")),
                row.getBoolean("complete"),
                total,
                row.getString("grade"),
                new SavedEvaluationItem.DeclaredTotal(declared),
                total == null || declared == null ? null : declared.subtract(total),
                row.getInt("findings"),
                readCreatedAt(row));
    }

    /** Removes the zeros of the column's scale: 91.000000000000 becomes 91.00. */
    private static BigDecimal stripColumnScale(BigDecimal number) {
        return number == null ? null : DecimalMath.scalePoints(number);
    }

    private static Instant readCreatedAt(ResultSet row) throws SQLException {
        return row.getObject("created_at", OffsetDateTime.class).toInstant();
    }
}
