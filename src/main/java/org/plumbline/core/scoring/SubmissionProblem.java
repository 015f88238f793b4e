package org.plumbline.core.scoring;

import org.plumbline.core.basics.Bilingual;

/**
 * A problem of a submission that prevents it from being scored.
 *
 * @param pointer JSON pointer (RFC 6901) to the place
 * @param found what is there; null where something is absent
 * @param message states the problem
 * @param expected null where the message states it
 * @param hint what to do; may be null
 */
public record SubmissionProblem(String pointer, String found, Bilingual message, Bilingual expected, Bilingual hint) {}
