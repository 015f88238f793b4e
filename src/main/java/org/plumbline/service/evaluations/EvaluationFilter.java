package org.plumbline.service.evaluations;

import org.plumbline.service.http.QueryParameters;

/**
 * Which kept evaluations to list; null asks for all.
 *
 * @param finding code of a finding raised
 * @param subject part of the subject's name
 */
record EvaluationFilter(String scheme, Integer fiscalYear, String grade, String finding, String subject) {

    static final String[] NAMES = {"scheme", "fiscalYear", "grade", "finding", "subject", "page", "size"};

    static EvaluationFilter of(QueryParameters query) {
        return new EvaluationFilter(
                query.textOrNull("scheme"),
                query.fiscalYearOrNull(),
                query.textOrNull("grade"),
                query.textOrNull("finding"),
                query.textOrNull("subject"));
    }

    /** Over {@code evaluation e}. */
    SqlConditions toConditions() {
        return new SqlConditions()
                .add("e.scheme = ?", scheme)
                .add("e.fiscal_year = ?", fiscalYear)
                .add("e.grade = ?", grade)
                .add("exists (select 1 from evaluation_finding f where f.evaluation_id = e.id and f.code = ?)", finding)
                .contains("e.subject_name", subject);
    }

    /** Whether the rows of findings, which an index has by their code, say everything that is asked for. */
    boolean usesFindingIndex() {
        return finding != null && grade == null;
    }

    /** The same over {@code evaluation_finding f}, where {@link #usesFindingIndex}. */
    SqlConditions toFindingConditions() {
        return new SqlConditions()
                .add("f.code = ?", finding)
                .add("f.scheme = ?", scheme)
                .add("f.fiscal_year = ?", fiscalYear)
                .contains("f.subject_name", subject);
    }
}
