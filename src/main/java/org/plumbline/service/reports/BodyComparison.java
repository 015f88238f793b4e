package org.plumbline.service.reports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.core.claims.BodyChecker;
import org.plumbline.core.claims.BodyChecker.StoredSubmission;
import org.plumbline.core.claims.CheckBook;
import org.plumbline.core.claims.ClaimFinding;
import org.plumbline.core.claims.ClaimPlace;
import org.plumbline.core.explanation.DisplayNames;

/**
 * What the evaluations of one body contradict in each other.
 *
 * @param checksSha256 of the workbook of report checks
 * @param evaluations number of evaluations compared
 * @param findings the gravest first
 */
record BodyComparison(String body, String checksSha256, int evaluations, List<BodyFinding> findings) {

    /**
     * A finding.
     *
     * @param severityName in the caller's language
     * @param row of the sheet 检查
     */
    record BodyFinding(
            String code,
            String severity,
            @JsonIgnore String severityName,
            String name,
            String message,
            List<EvaluationPlace> places,
            String basis,
            int row) {}

    /**
     * A place in an evaluation's submission.
     *
     * @param place budget, line, indicator or fact; a fact with its source, as the submission states it
     */
    record EvaluationPlace(String evaluation, String subject, int fiscalYear, String place) {}

    static BodyComparison of(String body, List<StoredSubmission> submissions, CheckBook book, Locale locale) {
        Map<String, StoredSubmission> byId =
                submissions.stream().collect(Collectors.toMap(StoredSubmission::id, Function.identity()));
        List<BodyFinding> findings = BodyChecker.check(submissions, book).stream()
                .map(finding -> toView(finding, byId, locale))
                .toList();
        return new BodyComparison(body, book.sha256(), submissions.size(), findings);
    }

    private static BodyFinding toView(ClaimFinding finding, Map<String, StoredSubmission> byId, Locale locale) {
        return new BodyFinding(
                finding.check().name(),
                finding.severity().name(),
                DisplayNames.nameSeverity(finding.severity(), locale),
                finding.check().label(),
                finding.message().in(locale),
                finding.places().stream()
                        .map(place -> toView(place, byId.get(place.document())))
                        .toList(),
                finding.basis(),
                finding.row());
    }

    private static EvaluationPlace toView(ClaimPlace place, StoredSubmission of) {
        return new EvaluationPlace(
                of.id(), of.submission().subject().name(), of.submission().fiscalYear(), place.cell());
    }
}
