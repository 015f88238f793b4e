package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * A wording earns a percentage of the weight (定性), families F8 and F9. Where the row names a band, the score a
 * person declared inside it is used: the rule validates, the person chooses.
 */
public final class WordingRule {

    public static final YesNo DEFAULT_TO_INCLUDED = YesNo.YES;

    private final BigDecimal rate;
    private BigDecimal from;
    private BigDecimal to;
    private boolean toIncluded = DEFAULT_TO_INCLUDED == YesNo.YES;
    private String basis;

    private WordingRule(BigDecimal rate) {
        this.rate = rate;
    }

    /** 取值%, percent of the weight where the submission declares no score in the band. */
    public static WordingRule worth(BigDecimal percent) {
        return new WordingRule(percent);
    }

    /** 下限%, included. */
    public void from(BigDecimal percent) {
        this.from = percent;
    }

    /** 上限%. */
    public void to(BigDecimal percent) {
        this.to = percent;
    }

    /** 含上限. */
    public void toIncluded(String yesOrNo) {
        this.toIncluded = Labelled.fromLabel(YesNo.class, yesOrNo) == YesNo.YES;
    }

    public WordingRule basis(String basis) {
        this.basis = basis;
        return this;
    }

    public RuleResult judge(TextReading reading) {
        BigDecimal weight = reading.weight();
        BigDecimal chosen = isInBand(reading.declaredScore(), weight) ? reading.declaredScore() : null;
        BigDecimal score = chosen != null ? chosen : DecimalMath.takePercent(rate, weight);
        Working working = new Calculation(reading.actual(), reading.target(), from, to, chosen, rate, score);
        return Deduction.leavingScore(reading, score, BigDecimal.ZERO, working, basis);
    }

    private boolean isInBand(BigDecimal declared, BigDecimal weight) {
        if (declared == null || from == null || to == null) {
            return false;
        }
        int top = declared.compareTo(DecimalMath.takePercent(to, weight));
        return declared.compareTo(DecimalMath.takePercent(from, weight)) >= 0 && (toIncluded ? top <= 0 : top < 0);
    }

    /**
     * The wording and the points it earns.
     *
     * @param from lower end of the band in percent of the weight; null without a band
     * @param chosen the declared score, where it lies in the band and is taken
     * @param rate what the wording earns otherwise, in percent of the weight
     */
    public record Calculation(
            String actual,
            String target,
            BigDecimal from,
            BigDecimal to,
            BigDecimal chosen,
            BigDecimal rate,
            BigDecimal score)
            implements Working {

        public static final String FAMILY = "Wordings";

        @Override
        public String family() {
            return FAMILY;
        }
    }
}
