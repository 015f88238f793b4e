package org.plumbline.service.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.plumbline.service.evaluations.SavedEvaluationItem;
import org.plumbline.vocabulary.Severity;

/**
 * A finding of a stored evaluation.
 *
 * @param ordinal position among the evaluation's findings, from 1
 * @param subject null if the submission names none
 * @param indicator code; null if the finding concerns the whole submission
 * @param message as a sentence; null if the stored evaluation has none
 * @param superseded whether a later evaluation corrects this one
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
