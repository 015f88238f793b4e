package org.plumbline.service.rulesets;

import java.time.Instant;

/**
 * One version of a scheme's rules: which files, in force for which years.
 *
 * @param version counted from 1 within the scheme
 * @param file workbook name as traces quote it
 * @param sha256 of the rule set: workbook and DRL manifest together
 * @param jurisdiction null where the workbook names none
 * @param yearTo included
 * @param publishedAt null before publication
 */
public record RuleSetVersion(
        long id,
        String scheme,
        int version,
        String title,
        String jurisdiction,
        String file,
        String sha256,
        String workbookSha256,
        String drlSha256,
        State state,
        int yearFrom,
        int yearTo,
        Origin origin,
        Instant createdAt,
        Instant publishedAt) {

    /** A version's life; a published one is never changed, only retired. */
    public enum State {
        DRAFT,
        APPROVED,
        PUBLISHED,
        RETIRED
    }

    /** How a version came here. */
    public enum Origin {
        DISK,
        UPLOAD,
        /** An earlier version, published once more. */
        EARLIER
    }

    public boolean covers(int fiscalYear) {
        return yearFrom <= fiscalYear && fiscalYear <= yearTo;
    }

    /** Whether both stand on the same DRL; what differs between them is then in the workbooks. */
    boolean hasSameDrl(RuleSetVersion other) {
        return drlSha256.equals(other.drlSha256);
    }

    RuleSetFingerprint fingerprint() {
        return new RuleSetFingerprint(file, workbookSha256, drlSha256);
    }
}
