package org.plumbline.service.findings;

import org.plumbline.service.evaluations.CorrectionChainSql;
import org.plumbline.service.evaluations.SqlConditions;
import org.plumbline.service.http.QueryParameters;

/**
 * Which stored evaluations are searched for identical declared scores, and when they are reported. Always of one scheme:
 * scores of other indicators are not comparable. A null member does not restrict the search.
 *
 * @param subject part of the subject's name
 * @param region prefix of the region
 * @param minScores evaluations with fewer declared scores are compared by totals only
 * @param minSize minimum number of identical self-evaluations
 * @param fullMarks whether profiles that consist of full marks count; only by scores
 * @param superseded whether corrected evaluations count too
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
        /** The declared total, if fewer scores were declared than are compared. */
        TOTAL
    }

    /** The scope within which evaluations are compared. */
    enum Within {
        BODY,
        REGION,
        SCHEME
    }

    /** Fewer equal scores may be coincidence. */
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

    /** The conditions on {@code evaluation_profile p}. */
    SqlConditions toConditions() {
        SqlConditions conditions = new SqlConditions()
                .withinScope("p")
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

    /** The column of the scope; a constant if all evaluations of a scheme are compared. */
    String groupColumn() {
        return switch (within) {
            case BODY -> "p.body";
            case REGION -> "p.region";
            case SCHEME -> "p.scheme";
        };
    }
}
