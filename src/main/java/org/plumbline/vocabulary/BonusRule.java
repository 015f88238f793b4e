package org.plumbline.vocabulary;

import java.math.BigDecimal;

/** Points for a stated fact, family F13: {@code min(每次加分 × 次数, 单项上限)}; its conditions are the row's. */
public final class BonusRule {

    public static final BonusCount DEFAULT_COUNT = BonusCount.PER_UNIT;

    private final BigDecimal each;
    private BonusCount count = DEFAULT_COUNT;
    private BigDecimal most;
    private String basis;

    private BonusRule(BigDecimal each) {
        this.each = each;
    }

    /** 每次加分, in points. */
    public static BonusRule worth(BigDecimal each) {
        return new BonusRule(each);
    }

    /** 计次; a fact that is a word counts once. */
    public void count(String count) {
        this.count = Labelled.fromLabel(BonusCount.class, count);
    }

    /** 单项上限, in points. */
    public void most(BigDecimal most) {
        this.most = most;
    }

    public BonusRule basis(String basis) {
        this.basis = basis;
        return this;
    }

    public Bonus of(Circumstance seen) {
        boolean once = count == BonusCount.ONCE || seen.number() == null;
        BigDecimal times = once ? BigDecimal.ONE : seen.number().max(BigDecimal.ZERO);
        BigDecimal points = each.multiply(times);
        return new Bonus(seen.fact(), seen.value(), times, each, most, most == null ? points : points.min(most), basis);
    }
}
