package org.plumbline.service.rehearsal;

import java.util.List;

/**
 * The cases of a rehearsal.
 *
 * @param fiscalYears years of the stored evaluations to take; empty for all
 * @param against id of the version to compare with; null for the stored evaluations, and for an uploaded set the rules in force
 * @param upload submissions as UTF-8 JSON, one a line; null for the stored evaluations
 */
public record RehearsalOptions(List<Integer> fiscalYears, Long against, byte[] upload) {

    public RehearsalOptions {
        fiscalYears = fiscalYears.stream().distinct().sorted().toList();
    }

    /** All stored evaluations of the scheme, compared as they were stored. */
    public static RehearsalOptions overSaved() {
        return new RehearsalOptions(List.of(), null, null);
    }

    public static RehearsalOptions overUpload(byte[] ndjson) {
        return new RehearsalOptions(List.of(), null, ndjson);
    }
}
