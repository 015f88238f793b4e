package org.plumbline.service.findings;

import java.math.BigDecimal;
import org.plumbline.service.evaluations.SqlConditions;
import org.plumbline.service.http.QueryParameters;

/**
 * Which values of indicators to list; a null member does not restrict the list.
 *
 * @param indicator its code, or part of its name; of an indicator of the submission's own also part of its level 2
 * @param value with which the actual value is compared
 * @param body the subject's name up to its first space
 * @param subject part of the subject's name
 * @param region prefix of the region
 */
record ValueFilter(
        String indicator,
        Comparison comparison,
        BigDecimal value,
        Evidence evidence,
        String scheme,
        Integer fiscalYear,
        String body,
        String subject,
        String region) {

    /** How the actual value is compared. */
    enum Comparison {
        AT_LEAST(">=", "≥"),
        MORE_THAN(">", ">"),
        EQUAL("=", "="),
        LESS_THAN("<", "<"),
        AT_MOST("<=", "≤");

        private final String sql;
        private final String sign;

        Comparison(String sql, String sign) {
            this.sql = sql;
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** Whether the submission names evidence (佐证) for the indicator. */
    enum Evidence {
        ANY,
        NONE,
        NAMED
    }

    static final String[] NAMES = {
        "indicator",
        "comparison",
        "value",
        "evidence",
        "scheme",
        "fiscalYear",
        "body",
        "subject",
        "region",
        "page",
        "size"
    };

    static ValueFilter of(QueryParameters query) {
        return new ValueFilter(
                query.textOrNull("indicator"),
                query.enumValue("comparison", Comparison.class, Comparison.AT_LEAST),
                query.decimalOrNull("value"),
                query.enumValue("evidence", Evidence.class, Evidence.ANY),
                query.textOrNull("scheme"),
                query.fiscalYearOrNull(),
                query.textOrNull("body"),
                query.textOrNull("subject"),
                query.textOrNull("region"));
    }

    /** The conditions on {@code statistics_indicator i}, {@code statistics_value v} and {@code evaluation_profile p}. */
    SqlConditions toConditions() {
        String anywhere = SqlConditions.anywhere(indicator);
        SqlConditions conditions = new SqlConditions()
                .withinScope("p")
                // by itself, so that the values of other indicators are not read
                .addAll("(i.code = ? or i.name like ? escape '!' or i.code is null)", indicator, anywhere)
                .addAll(
                        "(i.code is not null or i.level2 like ? escape '!' or v.name like ? escape '!')",
                        anywhere,
                        anywhere)
                .add("v.actual " + comparison.sql + " ?", value)
                .add("i.scheme = ?", scheme)
                .add("i.fiscal_year = ?", fiscalYear)
                .add("p.body = ?", body)
                .contains("p.subject_name", subject)
                .startsWith("p.region", region);
        return evidence == Evidence.ANY ? conditions : conditions.add("v.evidenced = ?", evidence == Evidence.NAMED);
    }
}
