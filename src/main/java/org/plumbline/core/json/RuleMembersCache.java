package org.plumbline.core.json;

import java.util.List;
import java.util.Objects;
import org.plumbline.core.basics.ComputationCache;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.rule.Condition;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.trace.TraceStep;

/**
 * The members that all steps by one row share, written once: they are the larger part of a trace. They depend on the
 * key's content alone, so that the cache holds for any evaluation, including a stored one that was altered.
 *
 * @param members rule, conditions and basis as members of the step
 * @param source the end of its sentence, encoded as in a JSON string
 */
record RuleMembersCache(byte[] members, byte[] source) {

    /** Rows of many rule sets, some hundred bytes each. */
    private static final ComputationCache<RuleMembers, RuleMembersCache> KNOWN =
            new ComputationCache<>(16_384, RuleMembersCache::findOrWrite);

    /** Looked up at every step, mostly with the same objects of its rule set: hence identity before equality. */
    private record RuleMembers(RuleSource rule, List<Condition> when, String basis, boolean english) {

        @Override
        public int hashCode() {
            return (rule == null ? 0 : rule.id().hashCode()) * 31 + Objects.hashCode(basis);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof RuleMembers row
                    && english == row.english
                    && (rule == row.rule || Objects.equals(rule, row.rule))
                    && (when == row.when || when.equals(row.when))
                    && Objects.equals(basis, row.basis);
        }
    }

    static RuleMembersCache findOrWrite(TraceStep step, boolean english) {
        return KNOWN.get(new RuleMembers(step.rule(), step.when(), step.basis(), english));
    }

    private static RuleMembersCache findOrWrite(RuleMembers row) {
        JsonByteWriter json = new JsonByteWriter(512);
        new RuleMembersWriter(json).writeMembers(row);
        return new RuleMembersCache(
                json.toBytes(),
                JsonByteWriter.encodeText(StepSentences.describeSource(row.rule, row.basis, row.english)));
    }

    private static final class RuleMembersWriter extends JsonMemberWriter {

        RuleMembersWriter(JsonByteWriter json) {
            super(json);
        }

        void writeMembers(RuleMembers row) {
            writeRule(row.rule);
            if (!row.when.isEmpty()) {
                json.writeStartArray("when");
                row.when.forEach(condition -> json.writeString(ConditionText.format(condition)));
                json.writeEndArray();
            }
            writeText("basis", row.basis);
        }
    }
}
