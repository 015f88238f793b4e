package org.plumbline.core.json;

import org.plumbline.core.basics.ComputationCache;
import org.plumbline.core.scoring.IndicatorHead;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.vocabulary.IndicatorHeading;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/**
 * The members of an indicator's result that come from the catalogue, written once: it is the same in each evaluation by
 * a rule set.
 */
final class IndicatorHeadCache {

    /** Enough for the indicators of many rule sets, at most some 2 KB each. */
    private static final ComputationCache<IndicatorHead, byte[]> KNOWN =
            new ComputationCache<>(8_192, IndicatorHeadCache::write);

    /** Characters; longer ones, which a submission's own indicators may have, are written each time. */
    private static final int LONGEST = 300;

    private IndicatorHeadCache() {}

    /** From its code to its target, as members. */
    static byte[] findOrWrite(IndicatorScore score) {
        IndicatorHead head = score.head();
        return estimateLength(head) > LONGEST ? write(head) : KNOWN.get(head);
    }

    private static int estimateLength(IndicatorHead head) {
        IndicatorHeading heading = head.heading();
        int length = countCharacters(head.code())
                + countCharacters(heading.name())
                + countCharacters(heading.level1())
                + countCharacters(heading.level2());
        Target target = head.target();
        if (target != null) {
            length += countCharacters(target.unit());
            length += target.value() instanceof Value.TextValue wording ? countCharacters(wording.text()) : 0;
        }
        return length;
    }

    private static int countCharacters(String text) {
        return text == null ? 0 : text.length();
    }

    private static byte[] write(IndicatorHead head) {
        JsonByteWriter json = new JsonByteWriter(512);
        new HeadWriter(json).writeHead(head);
        return json.toBytes();
    }

    private static final class HeadWriter extends JsonMemberWriter {

        HeadWriter(JsonByteWriter json) {
            super(json);
        }

        void writeHead(IndicatorHead head) {
            writeText("code", head.code());
            writeText("name", head.heading().name());
            writeText("level1", head.heading().level1());
            writeText("level2", head.heading().level2());
            writeNumber("weight", head.weight());
            writeTarget(head.target());
        }
    }
}
