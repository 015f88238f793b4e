package org.plumbline.service.evaluations;

import java.time.Instant;
import java.util.UUID;

/**
 * An evaluation as it is kept.
 *
 * @param version number of the rule set's version within its scheme
 * @param submission the bytes handed in
 * @param canonical the bytes that a replay must give again
 */
record SavedEvaluation(
        UUID id,
        long versionId,
        int version,
        byte[] submission,
        byte[] canonical,
        String canonicalSha256,
        Instant createdAt) {}
