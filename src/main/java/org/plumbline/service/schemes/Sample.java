package org.plumbline.service.schemes;

import org.plumbline.vocabulary.Submission;

/**
 * A submission that ships with the service.
 *
 * @param name of its folder
 * @param submission null where it is one that is meant to be refused
 */
public record Sample(String name, byte[] body, Submission submission) {

    /** Taken from a published self-evaluation, rather than made up to show something. */
    boolean isReal() {
        return !name.startsWith("made-") && !name.startsWith("rejected-");
    }
}
