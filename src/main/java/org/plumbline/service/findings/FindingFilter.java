package org.plumbline.service.findings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plumbline.core.explanation.DisplayNames;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.service.evaluations.CorrectionChainSql;
import org.plumbline.service.evaluations.SqlConditions;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.vocabulary.Severity;

/**
 * Which findings of stored evaluations to list; a null member does not restrict the list.
 *
 * @param subject part of the subject's name
 * @param region prefix of the region
 * @param superseded whether corrected evaluations count too
 * @param ruleSet SHA-256 of the rule set version that the evaluations were scored by
 * @param folded whether the findings that repeat one cause for each indicator are one item an evaluation
 */
record FindingFilter(
        String code,
        Severity severity,
        String scheme,
        Integer fiscalYear,
        String subject,
        String region,
        boolean superseded,
        String ruleSet,
        boolean folded) {

    private static final String FOLDED_CODES = RaisedFinding.listFoldedCodes().stream()
            .sorted()
            .map(each -> "'" + each + "'")
            .collect(Collectors.joining(", "));

    static final String[] NAMES = {
        "code", "severity", "scheme", "fiscalYear", "subject", "region", "superseded", "page", "size", "ruleSet"
    };

    static FindingFilter of(QueryParameters query) {
        return new FindingFilter(
                DisplayNames.findCheckCode(query.textOrNull("code")),
                severity(query.textOrNull("severity")),
                query.textOrNull("scheme"),
                query.fiscalYearOrNull(),
                query.textOrNull("subject"),
                query.textOrNull("region"),
                query.booleanValue("superseded"),
                query.sha256OrNull("ruleSet"),
                false);
    }

    private static Severity severity(String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(Severity.values())
                .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidParameter(
                        "severity",
                        text,
                        Arrays.stream(Severity.values()).map(Enum::name).collect(Collectors.joining(" / "))));
    }

    /** The same filter with another code and severity; null for all. */
    FindingFilter withCodeAndSeverity(String otherCode, Severity otherSeverity) {
        return new FindingFilter(
                otherCode, otherSeverity, scheme, fiscalYear, subject, region, superseded, ruleSet, folded);
    }

    /** The same filter with one item a cause. */
    FindingFilter fold() {
        return new FindingFilter(code, severity, scheme, fiscalYear, subject, region, superseded, ruleSet, true);
    }

    /** The conditions on {@code evaluation_finding f}. */
    SqlConditions toConditions() {
        SqlConditions conditions = new SqlConditions()
                .withinScope("f")
                .add("f.code = ?", code)
                .add("f.severity = ?", severity == null ? null : severity.name())
                .add("f.scheme = ?", scheme)
                .add("f.fiscal_year = ?", fiscalYear)
                .contains("f.subject_name", subject)
                .startsWith("f.region", region)
                .add("f.evaluation_id in (select e.id from evaluation e where e.rule_set_sha256 = ?)", ruleSet);
        if (folded) {
            conditions.add("not (f.code in (" + FOLDED_CODES + ") and exists (select 1 from evaluation_finding e"
                    + " where e.evaluation_id = f.evaluation_id and e.code = f.code and e.ordinal < f.ordinal))");
        }
        return superseded ? conditions : conditions.add(CorrectionChainSql.newestOnly("f.evaluation_id"));
    }
}
