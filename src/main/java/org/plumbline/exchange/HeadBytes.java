package org.plumbline.exchange;

import java.math.BigDecimal;
import java.util.Objects;
import org.plumbline.explanation.Remembered;
import org.plumbline.scoring.IndicatorScore;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** What an indicator's result takes from the catalogue, written once: it is the same in each evaluation by a rule set. */
final class HeadBytes {

    /** Indicators of many rule sets, at most some 2 KB each. */
    private static final Remembered<Head, byte[]> KNOWN = new Remembered<>(8_192, Head::written);

    /** Characters; longer ones, which a submission's own indicators may have, are written each time. */
    private static final int LONGEST = 300;

    private HeadBytes() {}

    /** From its code to its target, as members. */
    static byte[] of(IndicatorScore score) {
        Head head =
                new Head(score.code(), score.name(), score.level1(), score.level2(), score.weight(), score.target());
        return head.length() > LONGEST ? head.written() : KNOWN.get(head);
    }

    /** Mostly of the very objects of its rule set, whose texts remember their hash. */
    private record Head(String code, String name, String level1, String level2, BigDecimal weight, Target target) {

        @Override
        public int hashCode() {
            return Objects.hashCode(code) * 31 + Objects.hashCode(name);
        }

        int length() {
            int length = length(code) + length(name) + length(level1) + length(level2);
            if (target != null) {
                length += length(target.unit());
                length += target.value() instanceof Value.Wording wording ? length(wording.text()) : 0;
            }
            return length;
        }

        private static int length(String text) {
            return text == null ? 0 : text.length();
        }

        byte[] written() {
            JsonBytes json = new JsonBytes(512);
            new Writing(json).head(this);
            return json.toBytes();
        }
    }

    private static final class Writing extends Members {

        Writing(JsonBytes json) {
            super(json);
        }

        void head(Head head) {
            text("code", head.code);
            text("name", head.name);
            text("level1", head.level1);
            text("level2", head.level2);
            number("weight", head.weight);
            target(head.target);
        }
    }
}
