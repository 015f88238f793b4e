package org.plumbline.core.report;

import java.time.Instant;
import java.util.List;

/**
 * What is stored of an evaluation beside its result.
 *
 * @param version number of the rule set's version within the scheme
 * @param canonicalSha256 of the canonical evaluation
 * @param savedBy who had it scored and saved; null where the log has no entry
 * @param logEntry number of its entry in the audit log, from 1; null where the log has none
 * @param logHash hash of that entry; null where the log has none
 * @param correction the one that it corrects; null for none
 * @param correctedBy those that correct it, oldest first
 * @param address of its page; null where the address of the service is not configured
 */
public record StoredRecord(
        String id,
        int version,
        String canonicalSha256,
        Instant savedAt,
        String savedBy,
        Long logEntry,
        String logHash,
        LinkedEvaluation correction,
        List<LinkedEvaluation> correctedBy,
        String address) {

    /** @param reason of the correction; null where none was stored */
    public record LinkedEvaluation(String id, String reason) {}
}
