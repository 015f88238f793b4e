package org.plumbline.bulk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.plumbline.core.scoring.Evaluation;

/**
 * An id that follows from the submission's bytes and the rule set, so that scoring again changes nothing. A UUID of
 * version 8: in front the first day of the fiscal year, where the service's own have the moment of keeping, so that
 * those of a year lie together in an index; followed by 74 bits of SHA-256.
 */
final class EvaluationId {

    private static final int VERSION = 8;

    private EvaluationId() {}

    static String of(Evaluation evaluation, byte[] submission) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(evaluation.ruleSet().getBytes(StandardCharsets.US_ASCII));
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(submission));
            long day = LocalDate.of(evaluation.fiscalYear(), 1, 1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
            long high = day << 16 | VERSION << 12 | hash.getShort() & 0xFFF;
            long low = 1L << 63 | hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
