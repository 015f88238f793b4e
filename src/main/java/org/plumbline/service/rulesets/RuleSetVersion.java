package org.plumbline.service.rulesets;

import java.time.Instant;

/**
 * One version of a scheme's rules: its files and its years.
 *
 * @param version counted from 1 within the scheme
 * @param fingerprint its files
 * @param sha256 of the rule set: workbook and DRL manifest together
 * @param jurisdiction null if the workbook names none
 * @param years of the workbook, whether in force or not
 * @param publishedAt null before publication
 */
public record RuleSetVersion(
        long id,
        String scheme,
        int version,
        String title,
        String jurisdiction,
        RuleSetFingerprint fingerprint,
        String sha256,
        State state,
        YearRange years,
        Origin origin,
        Instant createdAt,
        Instant publishedAt) {

    /** The state of a version; a published one is never changed, only retired. */
    public enum State {
        DRAFT,
        APPROVED,
        PUBLISHED,
        RETIRED,
        /** Sent back to its author by an approver; final. */
        RETURNED,
        /** Given up by its author before it was published; final. */
        WITHDRAWN
    }

    /** The origin of a version. */
    public enum Origin {
        DISK,
        UPLOAD,
        /** An earlier version, published once more. */
        EARLIER
    }

    public boolean covers(int fiscalYear) {
        return yearFrom() <= fiscalYear && fiscalYear <= yearTo();
    }

    /** Whether a request means this version of its scheme: by its number, or by its SHA-256. */
    boolean hasName(String name) {
        return name.equals(Integer.toString(version)) || name.equals(sha256);
    }

    public boolean isPublished() {
        return state == State.PUBLISHED;
    }

    /** Workbook name as traces quote it. */
    public String file() {
        return fingerprint.file();
    }

    public String workbookSha256() {
        return fingerprint.workbookSha256();
    }

    public int yearFrom() {
        return years.from();
    }

    /** Included. */
    public int yearTo() {
        return years.to();
    }

    /** Whether both have the same DRL; their differences are then in the workbooks. */
    public boolean hasSameDrl(RuleSetVersion other) {
        return fingerprint.drlSha256().equals(other.fingerprint.drlSha256());
    }
}
