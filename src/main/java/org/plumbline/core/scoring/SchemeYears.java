package org.plumbline.core.scoring;

import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Submission;

/** Lets rules of one year score submissions of another, to see what they would give. */
public final class SchemeYears {

    private SchemeYears() {}

    /** The submission as of the nearest of the scheme's years; itself if it is of one of them. */
    public static Submission moveInto(Submission submission, Scheme scheme) {
        if (scheme.isInForceIn(submission.fiscalYear())) {
            return submission;
        }
        return submission.withFiscalYear(
                submission.fiscalYear() < scheme.yearFrom() ? scheme.yearFrom() : scheme.yearTo());
    }
}
