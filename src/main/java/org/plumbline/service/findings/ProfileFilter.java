package org.plumbline.service.findings;

import org.plumbline.service.evaluations.CorrectionChainSql;
import org.plumbline.service.evaluations.SqlConditions;
import org.plumbline.service.http.QueryParameters;

/**
 * Among which kept evaluations identical declared scores are looked for, and when they count as found. Always of one scheme:
 * scores of other indicators are not comparable. Null asks for all.
 *
 * @param subject part of the subject's name
 * @param region what the region begins with
 * @param minScores evaluations with fewer declared scores are not compared by scores, and only they by totals
 * @param minSize how many self-evaluations must be alike
 * @param fullMarks whether profiles of nothing but full marks count; only by scores
 * @param superseded whether evaluations that were put right count too
 */
record ProfileFilter(
        Compare compare,
        Within within,
        String scheme,
        Integer fiscalYear,
        String subject,
        String region,
        int minScores,
        int minSize,
        boolean fullMarks,
        boolean superseded) {

    /** What must be equal. */
    enum Compare {
        /** The declared score of each indicator. */
        SCORES,
        /** The declared total, where no scores were declared to compare. */
        TOTAL
    }

    /** Whose evaluations are held against each other. */
    enum Within {
        BODY,
        REGION,
        SCHEME
    }

    /** Two equal scores may well be chance. */
    private static final int SCORES = 3;

    private static final int SIZE = 2;

    static final String[] NAMES = {
        "compare",
        "within",
        "scheme",
        "fiscalYear",
        "subject",
        "region",
        "minScores",
        "minSize",
        "fullMarks",
        "superseded",
        "page",
        "size"
    };

    static ProfileFilter of(QueryParameters query) {
        return new ProfileFilter(
                query.enumValue("compare", Compare.class, Compare.SCORES),
                query.enumValue("within", Within.class, Within.BODY),
                query.textOrNull("scheme"),
                query.fiscalYearOrNull(),
                query.textOrNull("subject"),
                query.textOrNull("region"),
                query.integerOrDefault("minScores", SCORES, 1, 2_000),
                query.integerOrDefault("minSize", SIZE, 2, 1_000),
                query.booleanValue("fullMarks"),
                query.booleanValue("superseded"));
    }

    /** Over {@code evaluation_profile p}. */
    SqlConditions toConditions() {
        SqlConditions conditions = new SqlConditions()
                .add("p.scheme = ?", scheme)
                .add("p.fiscal_year = ?", fiscalYear)
                .contains("p.subject_name", subject)
                .startsWith("p.region", region);
        if (compare == Compare.SCORES) {
            conditions.add("p.scores >= ?", minScores);
            if (!fullMarks) {
                conditions.add("p.full_marks = false");
            }
        } else {
            conditions.add("p.scores < ?", minScores).add("p.declared_total is not null");
        }
        if (within != Within.SCHEME) {
            conditions.add(groupColumn() + " is not null");
        }
        return superseded ? conditions : conditions.add(CorrectionChainSql.newestOnly("p.evaluation_id"));
    }

    /** The column of what must be equal. */
    String equalColumn() {
        return compare == Compare.SCORES ? "p.scores_sha256" : "p.declared_total";
    }

    /** The column of whose they are; a constant where all of a scheme are held against each other. */
    String groupColumn() {
        return switch (within) {
            case BODY -> "p.body";
            case REGION -> "p.region";
            case SCHEME -> "p.scheme";
        };
    }
}
