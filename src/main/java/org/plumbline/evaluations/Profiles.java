package org.plumbline.evaluations;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.plumbline.evaluations.ProfileFilter.Compare;
import org.plumbline.evaluations.ProfileGroup.Member;
import org.plumbline.evaluations.ProfileGroup.Score;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.exchange.Packed;
import org.plumbline.scoring.Evaluation;
import org.plumbline.vocabulary.Numbers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Kept evaluations whose bodies gave themselves the same scores, or the same total (得分雷同). */
@Component
final class Profiles {

    /** Members that are named of a group. */
    static final int SHOWN = 20;

    private final JdbcClient jdbc;

    Profiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param alike SHA-256 of scores, or a total */
    private record Found(String scheme, String place, Object alike, long size) {}

    /** One line a subject and year: what was handed in twice is no coincidence. */
    private static String once(ProfileFilter filter, Conditions conditions) {
        return "select p.scheme as scheme, " + filter.place() + " as place, " + filter.alike() + " as alike"
                + " from evaluation_profile p" + conditions.where()
                + " group by p.scheme, " + filter.place() + ", " + filter.alike() + ", p.subject_name, p.fiscal_year";
    }

    /** How many self-evaluations are held against each other. */
    long compared(ProfileFilter filter) {
        Conditions conditions = filter.conditions();
        return jdbc.sql("select count(*) from (select 1 as one from evaluation_profile p" + conditions.where()
                        + " group by p.scheme, p.subject_name, p.fiscal_year) each_once")
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    /** The largest first. */
    List<ProfileGroup> groups(ProfileFilter filter, long offset, int limit, Locale locale) {
        Conditions conditions = filter.conditions();
        List<Found> found = jdbc.sql("select o.scheme, o.place, o.alike, count(*) from (" + once(filter, conditions)
                        + ") o group by o.scheme, o.place, o.alike having count(*) >= ?"
                        + " order by count(*) desc, o.scheme, o.place, o.alike offset ? rows fetch next ? rows only")
                .params(conditions.parameters(filter.minSize(), offset, limit))
                .query((row, number) -> new Found(row.getString(1), row.getString(2), row.getObject(3), row.getLong(4)))
                .list();
        return found.stream().map(each -> group(filter, each, locale)).toList();
    }

    private ProfileGroup group(ProfileFilter filter, Found found, Locale locale) {
        Conditions conditions = filter.conditions()
                .add("p.scheme = ?", found.scheme())
                .add(filter.place() + " = ?", found.place())
                .add(filter.alike() + " = ?", found.alike());
        List<Member> members = jdbc.sql("select * from (select p.*, row_number() over (partition by p.subject_name,"
                        + " p.fiscal_year order by p.evaluation_id desc) as again from evaluation_profile p"
                        + conditions.where() + ") m where m.again = 1 order by m.evaluation_id desc"
                        + " fetch first ? rows only")
                .params(conditions.parameters(SHOWN))
                .query((row, number) -> new Member(
                        row.getObject("evaluation_id", UUID.class),
                        row.getString("subject_name"),
                        row.getString("region"),
                        row.getInt("fiscal_year"),
                        shown(row.getBigDecimal("declared_total"))))
                .list();
        List<Score> scores =
                filter.compare() == Compare.SCORES ? scores(members.get(0).evaluation()) : List.of();
        BigDecimal total = members.get(0).declaredTotal();
        return ProfileGroup.of(found.scheme(), found.place(), found.size(), scores, total, members, locale);
    }

    private List<Score> scores(UUID id) {
        byte[] canonical = jdbc.sql("select canonical from evaluation where id = ?")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .single();
        Evaluation evaluation = EvaluationJson.read(Packed.unpack(canonical));
        return evaluation.indicators().stream()
                .filter(score -> score.declaredScore() != null)
                .map(score -> new Score(
                        score.code(), score.name() == null ? score.code() : score.name(), score.declaredScore()))
                .toList();
    }

    /** As it was declared, without the column's zeros. */
    private static BigDecimal shown(BigDecimal number) {
        return number == null ? null : Numbers.points(number);
    }
}
