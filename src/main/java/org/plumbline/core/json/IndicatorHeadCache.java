package org.plumbline.core.json;

import java.math.BigDecimal;
import java.util.Objects;
import org.plumbline.core.basics.ComputationCache;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** What an indicator's result takes from the catalogue, written once: it is the same in each evaluation by a rule set. */
final class IndicatorHeadCache {

    /** Indicators of many rule sets, at most some 2 KB each. */
    private static final ComputationCache<IndicatorHead, byte[]> KNOWN =
            new ComputationCache<>(8_192, IndicatorHead::write);

    /** Characters; longer ones, which a submission's own indicators may have, are written each time. */
    private static final int LONGEST = 300;

    private IndicatorHeadCache() {}

    /** From its code to its target, as members. */
    static byte[] findOrWrite(IndicatorScore score) {
        IndicatorHead head = new IndicatorHead(
                score.code(), score.name(), score.level1(), score.level2(), score.weight(), score.target());
        return head.estimateLength() > LONGEST ? head.write() : KNOWN.get(head);
    }

    /** Mostly of the very objects of its rule set, whose texts remember their hash. */
    private record IndicatorHead(
            String code, String name, String level1, String level2, BigDecimal weight, Target target) {

        @Override
        public int hashCode() {
            return Objects.hashCode(code) * 31 + Objects.hashCode(name);
        }

        int estimateLength() {
            int length = estimateLength(code) + estimateLength(name) + estimateLength(level1) + estimateLength(level2);
            if (target != null) {
                length += estimateLength(target.unit());
                length += target.value() instanceof Value.TextValue wording ? estimateLength(wording.text()) : 0;
            }
            return length;
        }

        private static int estimateLength(String text) {
            return text == null ? 0 : text.length();
        }

        byte[] write() {
            JsonByteWriter json = new JsonByteWriter(512);
            new HeadWriter(json).writeHead(this);
            return json.toBytes();
        }
    }

    private static final class HeadWriter extends JsonMemberWriter {

        HeadWriter(JsonByteWriter json) {
            super(json);
        }

        void writeHead(IndicatorHead head) {
            writeText("code", head.code);
            writeText("name", head.name);
            writeText("level1", head.level1);
            writeText("level2", head.level2);
            writeNumber("weight", head.weight);
            writeTarget(head.target);
        }
    }
}
