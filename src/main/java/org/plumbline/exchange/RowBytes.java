package org.plumbline.exchange;

import java.util.List;
import java.util.Objects;
import org.plumbline.explanation.Narrator;
import org.plumbline.explanation.Remembered;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.trace.TraceStep;

/**
 * What every step by one row has in common, written once: in a trace it is more than what differs. It follows from what is
 * written there alone, so that it holds for any evaluation, a stored one that somebody changed included.
 *
 * @param members rule, conditions and basis as members of the step
 * @param source the end of its sentence, as it stands in a JSON string
 */
record RowBytes(byte[] members, byte[] source) {

    /** Rows of many rule sets, some hundred bytes each. */
    private static final Remembered<Row, RowBytes> KNOWN = new Remembered<>(16_384, RowBytes::of);

    /** Asked for at every step, mostly with the very objects of its rule set: hence sameness before equality. */
    private record Row(RuleRef rule, List<String> when, String basis, boolean english) {

        @Override
        public int hashCode() {
            return (rule == null ? 0 : rule.id().hashCode()) * 31 + Objects.hashCode(basis);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Row row
                    && english == row.english
                    && (rule == row.rule || Objects.equals(rule, row.rule))
                    && (when == row.when || when.equals(row.when))
                    && Objects.equals(basis, row.basis);
        }
    }

    static RowBytes of(TraceStep step, boolean english) {
        return KNOWN.get(new Row(step.rule(), step.when(), step.basis(), english));
    }

    private static RowBytes of(Row row) {
        JsonBytes json = new JsonBytes(512);
        new Writing(json).row(row);
        return new RowBytes(json.toBytes(), JsonBytes.inside(Narrator.source(row.rule, row.basis, row.english)));
    }

    private static final class Writing extends Members {

        Writing(JsonBytes json) {
            super(json);
        }

        void row(Row row) {
            rule(row.rule);
            if (!row.when.isEmpty()) {
                json.startArray("when");
                row.when.forEach(json::string);
                json.endArray();
            }
            text("basis", row.basis);
        }
    }
}
