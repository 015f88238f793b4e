package org.plumbline.service.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Sums of {@code statistics_grade} over the rows added. */
final class EvaluationTally {

    /** The columns that {@link #add} reads. */
    static final String SUMS =
            """
             sum(g.evaluations) as evaluations, sum(g.totalled) as totalled, sum(g.compared) as compared,
             sum(g.total) as total, sum(g.declared) as declared, sum(g.difference) as difference
            """;

    private final Map<String, Long> grades = new TreeMap<>();
    private long evaluations;
    private long totalled;
    private long compared;
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal declared = BigDecimal.ZERO;
    private BigDecimal difference = BigDecimal.ZERO;

    /** @param grade null for none */
    void add(String grade, ResultSet row) throws SQLException {
        long more = row.getLong("evaluations");
        if (grade != null && more != 0) {
            grades.merge(grade, more, Long::sum);
        }
        evaluations += more;
        totalled += row.getLong("totalled");
        compared += row.getLong("compared");
        total = total.add(row.getBigDecimal("total"));
        declared = declared.add(row.getBigDecimal("declared"));
        difference = difference.add(row.getBigDecimal("difference"));
    }

    void subtract(EvaluationTally part) {
        part.grades.forEach((grade, count) -> grades.merge(grade, -count, Long::sum));
        evaluations -= part.evaluations;
        totalled -= part.totalled;
        compared -= part.compared;
        total = total.subtract(part.total);
        declared = declared.subtract(part.declared);
        difference = difference.subtract(part.difference);
    }

    long evaluations() {
        return evaluations;
    }

    /** Evaluations with a declared total and a total by the rules. */
    long compared() {
        return compared;
    }

    long countOf(String grade) {
        return grades.getOrDefault(grade, 0L);
    }

    /** Null if no evaluation has a total. */
    BigDecimal meanTotal() {
        return meanOrNull(total, totalled);
    }

    /** Of the evaluations compared; null for none. */
    BigDecimal meanDeclared() {
        return meanOrNull(declared, compared);
    }

    /** The total by the rules of the evaluations compared; null for none. */
    BigDecimal meanComparedTotal() {
        return meanOrNull(declared.subtract(difference), compared);
    }

    /** Of the evaluations compared; null for none. */
    BigDecimal meanDifference() {
        return meanOrNull(difference, compared);
    }

    /** Null if there are none. */
    static BigDecimal meanOrNull(BigDecimal sum, long of) {
        return of == 0 ? null : sum.divide(BigDecimal.valueOf(of), 2, RoundingMode.HALF_UP);
    }
}
