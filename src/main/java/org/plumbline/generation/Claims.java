package org.plumbline.generation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Value;

/** What bodies say they reached, and the points they give themselves for it. */
final class Claims {

    private static final List<String> FALLING_SHORT = List.of("部分达成年度指标并具有一定效果", "未达成年度指标且效果较差");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Dice dice;
    private final boolean weak;

    /** @param weak of a body that misses half of its targets */
    Claims(Dice dice, boolean weak) {
        this.dice = dice;
        this.weak = weak;
    }

    /** Three of four meet their target to the digit; one of sixteen exceeds it by a third and more. */
    Value actual(Value target, Operator operator, String unit) {
        BigDecimal aim = target.figure();
        if (aim == null) {
            return dice.perMille(970) ? target : Value.of(dice.any(FALLING_SHORT));
        }
        if (weak && operator.upward() && aim.signum() > 0 && dice.perMille(500)) {
            return Value.of(times(aim, 400, 950));
        }
        int draw = dice.between(1, 1000);
        if (draw <= 740) {
            return target;
        }
        boolean rate = "%".equals(unit);
        if (operator == Operator.AT_MOST || operator == Operator.LESS) {
            return Value.of(
                    draw <= 920
                            ? aim.signum() == 0 ? aim : times(aim, 800, 995)
                            : rate && aim.signum() == 0 ? dice.decimal(1, 90, 1) : times(aim, 1005, 1300));
        }
        if (draw <= 850) {
            return Value.of(rate ? upToFull(aim) : times(aim, 1005, 1200));
        }
        if (draw <= 912) {
            return Value.of(rate ? upToFull(aim) : times(aim, 1300, 3500));
        }
        if (aim.signum() == 0) {
            return operator == Operator.EQUAL && rate ? Value.of(dice.decimal(-60, 60, 1)) : target;
        }
        return Value.of(draw <= 980 ? times(aim, 900, 999) : draw <= 996 ? times(aim, 600, 899) : BigDecimal.ZERO);
    }

    /** Mostly all points; of a value that falls short the share, now and then all points nevertheless. */
    BigDecimal score(BigDecimal weight, Value target, Value actual, Operator operator) {
        BigDecimal aim = target == null ? null : target.figure();
        BigDecimal reached = actual == null ? null : actual.figure();
        boolean met = aim == null || reached == null || operator.met(reached, aim);
        if (met) {
            return dice.perMille(988) ? weight : part(weight, 800, 990);
        }
        if (dice.perMille(250)) {
            return weight;
        }
        boolean ratio = aim.signum() > 0 && operator.upward() && reached.compareTo(aim) < 0 && dice.perMille(700);
        return ratio
                ? reached.multiply(weight).divide(aim, 2, RoundingMode.HALF_UP).max(BigDecimal.ZERO)
                : part(weight, 500, 950);
    }

    private BigDecimal part(BigDecimal of, int from, int to) {
        return of.multiply(dice.decimal(from, to, 3)).setScale(1, RoundingMode.HALF_UP);
    }

    private BigDecimal upToFull(BigDecimal aim) {
        return aim.compareTo(HUNDRED) >= 0
                ? aim
                : aim.add(HUNDRED.subtract(aim).multiply(dice.decimal(1, 100, 2)))
                        .setScale(1, RoundingMode.HALF_UP);
    }

    /** So many thousandths, in whole units where the aim is whole and not small. */
    private BigDecimal times(BigDecimal aim, int from, int to) {
        BigDecimal product = aim.multiply(dice.decimal(from, to, 3));
        boolean whole = aim.stripTrailingZeros().scale() <= 0 && aim.abs().compareTo(HUNDRED) > 0;
        return product.setScale(whole ? 0 : 1, RoundingMode.HALF_UP);
    }
}
