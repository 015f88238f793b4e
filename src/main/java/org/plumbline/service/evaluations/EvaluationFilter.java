package org.plumbline.service.evaluations;

import java.math.BigDecimal;
import org.plumbline.core.explanation.DisplayNames;
import org.plumbline.service.http.QueryParameters;

/**
 * Which stored evaluations to list; a null member does not restrict the list.
 *
 * @param finding code of a finding raised
 * @param subject part of the subject's name
 * @param reviewed whether only evaluations with a review are listed
 * @param deviationAbove percent that the deviation of the declared total from the review exceeds
 * @param ruleSet SHA-256 of the rule set version that they were scored by
 */
record EvaluationFilter(
        String scheme,
        Integer fiscalYear,
        String grade,
        String finding,
        String subject,
        boolean reviewed,
        BigDecimal deviationAbove,
        String ruleSet) {

    static final String[] NAMES = {
        "scheme", "fiscalYear", "grade", "finding", "subject", "reviewed", "deviationAbove", "page", "size", "ruleSet"
    };

    static EvaluationFilter of(QueryParameters query) {
        return new EvaluationFilter(
                query.textOrNull("scheme"),
                query.fiscalYearOrNull(),
                query.textOrNull("grade"),
                DisplayNames.findCheckCode(query.textOrNull("finding")),
                query.textOrNull("subject"),
                query.booleanValue("reviewed"),
                query.decimalOrNull("deviationAbove"),
                query.sha256OrNull("ruleSet"));
    }

    /** The conditions on {@code evaluation e}. */
    SqlConditions toConditions() {
        SqlConditions conditions = new SqlConditions()
                .withinScope("e")
                .add("e.scheme = ?", scheme)
                .add("e.fiscal_year = ?", fiscalYear)
                .add("e.grade = ?", grade)
                .add("exists (select 1 from evaluation_finding f where f.evaluation_id = e.id and f.code = ?)", finding)
                .contains("e.subject_name", subject)
                .add("e.rule_set_sha256 = ?", ruleSet)
                .add(
                        "exists (select 1 from evaluation_review r where r.evaluation_id = e.id and r.deviation > ?)",
                        deviationAbove);
        return reviewed
                ? conditions.add("exists (select 1 from evaluation_review r where r.evaluation_id = e.id)")
                : conditions;
    }

    /** Whether the filter can be answered from the rows of findings, which have an index by code. */
    boolean usesFindingIndex() {
        return finding != null && !reviewed && deviationAbove == null && ruleSet == null;
    }

    /** The conditions on {@code evaluation_finding f}, if {@link #usesFindingIndex}. */
    SqlConditions toFindingConditions() {
        return new SqlConditions()
                .withinScope("f")
                .add("f.code = ?", finding)
                .add("f.grade = ?", grade)
                .add("f.scheme = ?", scheme)
                .add("f.fiscal_year = ?", fiscalYear)
                .contains("f.subject_name", subject);
    }
}
