package org.plumbline.core.bundle;

import org.plumbline.core.basics.Sha256;
import org.plumbline.core.ruleset.DrlManifest;

/**
 * One rule set of a bundle.
 *
 * @param version its number at the service; null where it was bundled from a folder
 * @param yearFrom first fiscal year in force
 * @param yearTo last fiscal year in force
 * @param file name of the workbook, as traces quote it
 * @param sha256 of the rule set
 */
public record BundledRuleSet(
        String scheme,
        Integer version,
        int yearFrom,
        int yearTo,
        String file,
        String sha256,
        byte[] workbook,
        DrlManifest drl) {

    boolean isInForceIn(int fiscalYear) {
        return yearFrom <= fiscalYear && fiscalYear <= yearTo;
    }

    /** The hash computed from the files themselves, see {@code RuleSet.sha256()}. */
    String computeSha256() {
        String lines = Sha256.of(workbook) + "\n" + drl.sha256() + "\n";
        return Sha256.of(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
