package org.plumbline.exchange;

import org.plumbline.vocabulary.Submission;

/** A submission as a caller would send it. */
public final class WrittenSubmission {

    private WrittenSubmission() {}

    public static byte[] of(Submission submission) {
        return SubmissionWriter.write(submission);
    }
}
