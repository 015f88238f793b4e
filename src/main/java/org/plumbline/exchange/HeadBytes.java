package org.plumbline.exchange;

import java.math.BigDecimal;
import java.util.Objects;
import org.plumbline.explanation.Remembered;
import org.plumbline.scoring.IndicatorScore;
import org.plumbline.vocabulary.Target;

/** What an indicator's result takes from the catalogue, written once: it is the same in each evaluation by a rule set. */
final class HeadBytes {

    /** Indicators of many rule sets, a few hundred bytes each. */
    private static final Remembered<Head, byte[]> KNOWN = new Remembered<>(8_192, HeadBytes::of);

    private HeadBytes() {}

    /** Mostly of the very objects of its rule set, whose texts remember their hash. */
    private record Head(String code, String name, String level1, String level2, BigDecimal weight, Target target) {

        @Override
        public int hashCode() {
            return Objects.hashCode(code) * 31 + Objects.hashCode(name);
        }
    }

    /** From its code to its target, as members. */
    static byte[] of(IndicatorScore score) {
        return KNOWN.get(
                new Head(score.code(), score.name(), score.level1(), score.level2(), score.weight(), score.target()));
    }

    private static byte[] of(Head head) {
        JsonBytes json = new JsonBytes(512);
        new Writing(json).head(head);
        return json.toBytes();
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
