package org.plumbline.evaluations;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.web.Query;

/**
 * Which kept evaluations to list; null asks for all.
 *
 * @param finding code of a finding raised
 * @param subject part of the subject's name
 */
record Filter(String scheme, Integer fiscalYear, String grade, String finding, String subject) {

    static final String[] NAMES = {"scheme", "fiscalYear", "grade", "finding", "subject", "page", "size"};

    static Filter of(Query query) {
        return new Filter(
                query.textOrNull("scheme"),
                query.integerOrNull("fiscalYear", 1990, 2200),
                query.textOrNull("grade"),
                query.textOrNull("finding"),
                query.textOrNull("subject"));
    }

    /** As SQL over {@code evaluation e}, with its parameters added to {@code parameters}. */
    String where(List<Object> parameters) {
        List<String> conditions = new ArrayList<>();
        add(conditions, parameters, "e.scheme = ?", scheme);
        add(conditions, parameters, "e.fiscal_year = ?", fiscalYear);
        add(conditions, parameters, "e.grade = ?", grade);
        add(
                conditions,
                parameters,
                "exists (select 1 from evaluation_finding f where f.evaluation_id = e.id and f.code = ?)",
                finding);
        add(
                conditions,
                parameters,
                "e.subject_name like ? escape '!'",
                subject == null ? null : "%" + subject.replaceAll("([!%_])", "!$1") + "%");
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static void add(List<String> conditions, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.add(value);
        }
    }
}
