package org.plumbline.rehearsal;

import java.util.List;

/**
 * What to rehearse over.
 *
 * @param fiscalYears years of the kept evaluations to take; empty for all
 * @param against id of the version to compare with; null for what was kept, and for an uploaded set for the rules in force
 * @param upload submissions as UTF-8 JSON, one a line; null for the kept evaluations
 */
public record Options(List<Integer> fiscalYears, Long against, byte[] upload) {

    public Options {
        fiscalYears = fiscalYears.stream().distinct().sorted().toList();
    }

    /** Everything kept of the scheme, compared with what was kept. */
    public static Options kept() {
        return new Options(List.of(), null, null);
    }

    public static Options uploaded(byte[] ndjson) {
        return new Options(List.of(), null, ndjson);
    }
}
