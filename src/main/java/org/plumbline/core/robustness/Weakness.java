package org.plumbline.core.robustness;

import java.math.BigDecimal;
import org.plumbline.core.basics.Bilingual;

/**
 * Points that rest on something that is not shown.
 *
 * @param code of an indicator or group
 * @param points of the score that rest on it
 */
public record Weakness(Kind kind, String code, String name, BigDecimal points) {

    /** What the points rest on. */
    public enum Kind {
        /** A checklist answered by a bare word, without checkpoints and evidence. */
        BARE_WORD("只填结论，没有要点和佐证", "a bare conclusion without checkpoints or evidence"),
        /** An indicator or group without a declared score. */
        NOT_DECLARED("没有填报自评得分", "no declared score"),
        /** A declared rate that the amounts contradict. */
        CONTRADICTED("填报的比率与金额不符", "a declared rate that the amounts contradict"),
        /** A rate of progress that the amounts contradict if all money was planned for the year. */
        PROGRESS("填报的支出进度与金额不符（计划按 100% 算）", "a rate of progress that the amounts contradict if 100 % was planned");

        private final Bilingual label;

        Kind(String zh, String en) {
            this.label = new Bilingual(zh, en);
        }

        public Bilingual label() {
            return label;
        }
    }
}
