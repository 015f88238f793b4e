package org.plumbline.service.evaluations;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored evaluation.
 *
 * @param version number of the rule set's version within its scheme
 * @param submission the submitted bytes
 * @param canonical the bytes that a replay must reproduce
 */
record SavedEvaluation(
        UUID id,
        long versionId,
        int version,
        byte[] submission,
        byte[] canonical,
        String canonicalSha256,
        Instant createdAt) {}
