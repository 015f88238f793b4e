package org.plumbline.bulk;

import java.util.List;
import org.plumbline.core.bundle.RuleSetBundle;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The record of a run, as in {@code _run.json}. It has no time and no host name: running again gives the same record.
 *
 * @param used SHA-256 of the rule sets that evaluations name
 * @param evaluations number of evaluations in the tables
 * @param refused records that could not be scored
 * @param duplicates records left out because others have identical bytes
 */
record RunRecord(
        int format,
        String bundleSha256,
        List<String> used,
        List<String> input,
        long evaluations,
        long refused,
        long duplicates) {

    private static final int FORMAT = 1;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static RunRecord of(RuleSetBundle bundle, Tables.Counts counts, JobArguments order) {
        return new RunRecord(
                FORMAT,
                bundle.sha256(),
                counts.used(),
                order.input(),
                counts.evaluations(),
                counts.refused(),
                counts.duplicates());
    }

    String json() {
        return JSON.writeValueAsString(this) + "\n";
    }
}
