package org.plumbline.service.findings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.plumbline.core.json.ByteCompressor;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.service.evaluations.SqlConditions;
import org.plumbline.service.findings.ProfileFilter.Compare;
import org.plumbline.service.findings.ProfileGroup.DeclaredScore;
import org.plumbline.service.findings.ProfileGroup.Member;
import org.plumbline.vocabulary.DecimalMath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stored evaluations that declare the same scores, or the same total (得分雷同). */
@Component
final class ProfileRepository {

    /** Maximum members listed of a group. */
    static final int SHOWN = 20;

    private final JdbcClient jdbc;

    ProfileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param alike SHA-256 of scores, or a total */
    private record FoundGroup(String scheme, String place, Object alike, long size) {}

    /** One row a subject and year: repeated submissions are no coincidence. */
    private static String distinctSubjectsSql(ProfileFilter filter, SqlConditions conditions) {
        return "select p.scheme as scheme, " + filter.groupColumn() + " as place, " + filter.equalColumn() + " as alike"
                + " from evaluation_profile p" + conditions.toWhereClause()
                + " group by p.scheme, " + filter.groupColumn() + ", " + filter.equalColumn()
                + ", p.subject_name, p.fiscal_year";
    }

    /** The number of self-evaluations compared. */
    long countCompared(ProfileFilter filter) {
        SqlConditions conditions = filter.toConditions();
        return jdbc.sql("select count(*) from (select 1 as one from evaluation_profile p" + conditions.toWhereClause()
                        + " group by p.scheme, p.subject_name, p.fiscal_year) each_once")
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    /** The largest first. */
    List<ProfileGroup> findGroups(ProfileFilter filter, long offset, int limit, Locale locale) {
        SqlConditions conditions = filter.toConditions();
        List<FoundGroup> found = jdbc.sql(
                        "select o.scheme, o.place, o.alike, count(*) from (" + distinctSubjectsSql(filter, conditions)
                                + ") o group by o.scheme, o.place, o.alike having count(*) >= ?"
                                + " order by count(*) desc, o.scheme, o.place, o.alike offset ? rows fetch next ? rows only")
                .params(conditions.parameters(filter.minSize(), offset, limit))
                .query((row, number) ->
                        new FoundGroup(row.getString(1), row.getString(2), row.getObject(3), row.getLong(4)))
                .list();
        return found.stream().map(each -> loadGroup(filter, each, locale)).toList();
    }

    private ProfileGroup loadGroup(ProfileFilter filter, FoundGroup found, Locale locale) {
        SqlConditions conditions = filter.toConditions()
                .add("p.scheme = ?", found.scheme())
                .add(filter.groupColumn() + " = ?", found.place())
                .add(filter.equalColumn() + " = ?", found.alike());
        List<Member> members = jdbc.sql("select * from (select p.*, row_number() over (partition by p.subject_name,"
                        + " p.fiscal_year order by p.evaluation_id desc) as again from evaluation_profile p"
                        + conditions.toWhereClause() + ") m where m.again = 1 order by m.evaluation_id desc"
                        + " fetch first ? rows only")
                .params(conditions.parameters(SHOWN))
                .query((row, number) -> new Member(
                        row.getObject("evaluation_id", UUID.class),
                        row.getString("subject_name"),
                        row.getString("region"),
                        row.getInt("fiscal_year"),
                        stripColumnScale(row.getBigDecimal("declared_total"))))
                .list();
        List<DeclaredScore> scores =
                filter.compare() == Compare.SCORES ? loadScores(members.get(0).evaluation()) : List.of();
        BigDecimal total = members.get(0).declaredTotal();
        return ProfileGroup.of(found.scheme(), found.place(), found.size(), scores, total, members, locale);
    }

    private List<DeclaredScore> loadScores(UUID id) {
        byte[] canonical = jdbc.sql("select canonical from evaluation where id = ?")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .single();
        Evaluation evaluation = EvaluationJson.read(ByteCompressor.decompress(canonical));
        return evaluation.indicators().stream()
                .filter(score -> score.declaredScore() != null)
                .map(score -> new DeclaredScore(
                        score.code(), score.name() == null ? score.code() : score.name(), score.declaredScore()))
                .toList();
    }

    /** The declared number, without the zeros of the column's scale. */
    private static BigDecimal stripColumnScale(BigDecimal number) {
        return number == null ? null : DecimalMath.scalePoints(number);
    }
}
