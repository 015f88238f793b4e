package org.plumbline.service.schemes;

import org.plumbline.vocabulary.Submission;

/**
 * A submission that ships with the service.
 *
 * @param name of its folder
 * @param submission null for a sample that is meant to be rejected
 */
public record Sample(String name, byte[] body, Submission submission) {

    /** Whether it is taken from a published self-evaluation instead of being constructed. */
    public boolean isReal() {
        return !name.startsWith("made-") && !name.startsWith("rejected-");
    }
}
