package org.plumbline.service.rehearsal;

import java.util.List;

/**
 * What to rehearse over.
 *
 * @param fiscalYears years of the kept evaluations to take; empty for all
 * @param against id of the version to compare with; null for what was kept, and for an uploaded set for the rules in force
 * @param upload submissions as UTF-8 JSON, one a line; null for the kept evaluations
 */
public record RehearsalOptions(List<Integer> fiscalYears, Long against, byte[] upload) {

    public RehearsalOptions {
        fiscalYears = fiscalYears.stream().distinct().sorted().toList();
    }

    /** Everything kept of the scheme, compared with what was kept. */
    public static RehearsalOptions overSaved() {
        return new RehearsalOptions(List.of(), null, null);
    }

    public static RehearsalOptions overUpload(byte[] ndjson) {
        return new RehearsalOptions(List.of(), null, ndjson);
    }
}
