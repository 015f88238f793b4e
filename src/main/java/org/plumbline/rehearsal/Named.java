package org.plumbline.rehearsal;

import java.math.BigDecimal;
import org.plumbline.rehearsal.Impact.Affected;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;

/** Whose case it is. */
record Named(String id, Submission submission) {

    Affected affected(Outline before, Outline after) {
        Subject subject = submission.subject();
        BigDecimal difference = before.total() == null || after.total() == null
                ? null
                : after.total().subtract(before.total());
        return new Affected(
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
