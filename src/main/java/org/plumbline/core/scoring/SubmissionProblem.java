package org.plumbline.core.scoring;

import org.plumbline.core.basics.Bilingual;

/**
 * A fault of a submission that keeps it from being scored at all.
 *
 * @param pointer JSON pointer (RFC 6901) to the place
 * @param found what is there; null where something is absent
 * @param message what is wrong
 * @param expected null where the message says it
 * @param hint what to do; may be null
 */
public record SubmissionProblem(String pointer, String found, Bilingual message, Bilingual expected, Bilingual hint) {}
