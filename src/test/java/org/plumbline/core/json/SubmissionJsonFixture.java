package org.plumbline.core.json;

import org.plumbline.vocabulary.Submission;

/** A submission as a caller would send it. */
public final class SubmissionJsonFixture {

    private SubmissionJsonFixture() {}

    public static byte[] of(Submission submission) {
        return SubmissionJsonWriter.write(submission);
    }
}
