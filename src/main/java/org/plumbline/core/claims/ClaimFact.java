package org.plumbline.core.claims;

import org.plumbline.vocabulary.StatedFact;

/** A claim as a stated fact of a submission, whose source names the file, its SHA-256, the place and the sentence. */
public record ClaimFact(Claim claim, StatedFact fact) {}
