package org.plumbline.service.rulesets;

import java.time.Instant;

/**
 * One version of a scheme's rules: its files and its years.
 *
 * @param version counted from 1 within the scheme
 * @param file workbook name as traces quote it
 * @param sha256 of the rule set: workbook and DRL manifest together
 * @param jurisdiction null if the workbook names none
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

    /** The state of a version; a published one is never changed, only retired. */
    public enum State {
        DRAFT,
        APPROVED,
        PUBLISHED,
        RETIRED
    }

    /** The origin of a version. */
    public enum Origin {
        DISK,
        UPLOAD,
        /** An earlier version, published once more. */
        EARLIER
    }

    public boolean covers(int fiscalYear) {
        return yearFrom <= fiscalYear && fiscalYear <= yearTo;
    }

    /** Whether both have the same DRL; their differences are then in the workbooks. */
    boolean hasSameDrl(RuleSetVersion other) {
        return drlSha256.equals(other.drlSha256);
    }

    RuleSetFingerprint fingerprint() {
        return new RuleSetFingerprint(file, workbookSha256, drlSha256);
    }
}
