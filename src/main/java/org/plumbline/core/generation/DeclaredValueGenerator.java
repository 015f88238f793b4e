package org.plumbline.core.generation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Value;

/** Declared actual values and declared scores. */
final class DeclaredValueGenerator {

    private static final List<String> FALLING_SHORT = List.of("部分达成年度指标并具有一定效果", "未达成年度指标且效果较差");

    private final RandomSource dice;
    private final boolean weak;

    /** @param weak whether the body misses half of its targets */
    DeclaredValueGenerator(RandomSource dice, boolean weak) {
        this.dice = dice;
        this.weak = weak;
    }

    /** Three of four equal their target; one of sixteen exceeds it by a third or more. */
    Value createActual(Value target, Operator operator, String unit) {
        BigDecimal aim = target.numberOrNull();
        if (aim == null) {
            return dice.isTrueInThousand(970) ? target : Value.of(dice.chooseAny(FALLING_SHORT));
        }
        if (weak && operator.isHigherBetter() && aim.signum() > 0 && dice.isTrueInThousand(500)) {
            return Value.of(multiplyByThousandths(aim, 400, 950));
        }
        int draw = dice.nextInt(1, 1000);
        if (draw <= 740) {
            return target;
        }
        boolean rate = "%".equals(unit);
        if (operator == Operator.AT_MOST || operator == Operator.LESS) {
            return Value.of(createAroundMost(aim, rate, draw));
        }
        if (draw <= 850) {
            return Value.of(rate ? roundUpToFull(aim) : multiplyByThousandths(aim, 1005, 1200));
        }
        if (draw <= 912) {
            return Value.of(rate ? roundUpToFull(aim) : multiplyByThousandths(aim, 1300, 3500));
        }
        if (aim.signum() == 0) {
            return operator == Operator.EQUAL && rate ? Value.of(dice.nextDecimal(-60, 60, 1)) : target;
        }
        return Value.of(
                draw <= 980
                        ? multiplyByThousandths(aim, 900, 999)
                        : draw <= 996 ? multiplyByThousandths(aim, 600, 899) : BigDecimal.ZERO);
    }

    /** Mostly below a target that is an upper bound. */
    private BigDecimal createAroundMost(BigDecimal aim, boolean rate, int draw) {
        if (draw <= 920) {
            return aim.signum() == 0 ? aim : multiplyByThousandths(aim, 800, 995);
        }
        return rate && aim.signum() == 0 ? dice.nextDecimal(1, 90, 1) : multiplyByThousandths(aim, 1005, 1300);
    }

    /** Mostly the full weight; for a value below target mostly its share, sometimes the full weight nevertheless. */
    BigDecimal createScore(BigDecimal weight, Value target, Value actual, Operator operator) {
        BigDecimal aim = target == null ? null : target.numberOrNull();
        BigDecimal reached = actual == null ? null : actual.numberOrNull();
        boolean met = aim == null || reached == null || operator.isMet(reached, aim);
        if (met) {
            return dice.isTrueInThousand(988) ? weight : takePart(weight, 800, 990);
        }
        if (dice.isTrueInThousand(250)) {
            return weight;
        }
        boolean ratio = aim.signum() > 0
                && operator.isHigherBetter()
                && reached.compareTo(aim) < 0
                && dice.isTrueInThousand(700);
        return ratio
                ? reached.multiply(weight).divide(aim, 2, RoundingMode.HALF_UP).max(BigDecimal.ZERO)
                : takePart(weight, 500, 950);
    }

    private BigDecimal takePart(BigDecimal of, int from, int to) {
        return of.multiply(dice.nextDecimal(from, to, 3)).setScale(1, RoundingMode.HALF_UP);
    }

    private BigDecimal roundUpToFull(BigDecimal aim) {
        return aim.compareTo(DecimalMath.HUNDRED) >= 0
                ? aim
                : aim.add(DecimalMath.HUNDRED.subtract(aim).multiply(dice.nextDecimal(1, 100, 2)))
                        .setScale(1, RoundingMode.HALF_UP);
    }

    /** So many thousandths, in whole units where the target is whole and not small. */
    private BigDecimal multiplyByThousandths(BigDecimal aim, int from, int to) {
        BigDecimal product = aim.multiply(dice.nextDecimal(from, to, 3));
        boolean whole = aim.stripTrailingZeros().scale() <= 0 && aim.abs().compareTo(DecimalMath.HUNDRED) > 0;
        return product.setScale(whole ? 0 : 1, RoundingMode.HALF_UP);
    }
}
