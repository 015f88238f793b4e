package org.plumbline.service.rehearsal;

import java.math.BigDecimal;
import org.plumbline.service.rehearsal.Impact.AffectedCase;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;

/** Whose case it is. */
record IdentifiedSubmission(String id, Submission submission) {

    AffectedCase toAffectedCase(EvaluationOutline before, EvaluationOutline after) {
        Subject subject = submission.subject();
        BigDecimal difference = before.total() == null || after.total() == null
                ? null
                : after.total().subtract(before.total());
        return new AffectedCase(
                id,
                subject == null ? null : subject.name(),
                subject == null ? null : subject.region(),
                submission.fiscalYear(),
                before.total(),
                after.total(),
                difference,
                before.grade(),
                after.grade());
    }
}
