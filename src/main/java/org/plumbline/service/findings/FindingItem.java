package org.plumbline.service.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.plumbline.service.evaluations.SavedEvaluationItem;
import org.plumbline.vocabulary.Severity;

/**
 * One finding of a kept evaluation.
 *
 * @param ordinal its place among the evaluation's findings, from 1
 * @param subject null where the submission named none
 * @param indicator code; null where the whole submission is concerned
 * @param message as a sentence; null where the kept evaluation no longer says so
 * @param superseded whether a later evaluation puts this one right
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingItem(
        UUID evaluation,
        int ordinal,
        String code,
        Severity severity,
        SavedEvaluationItem.SubjectView subject,
        String scheme,
        int fiscalYear,
        String indicator,
        String message,
        boolean superseded) {

    FindingItem withMessage(String sentence) {
        return new FindingItem(
                evaluation, ordinal, code, severity, subject, scheme, fiscalYear, indicator, sentence, superseded);
    }
}
