package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.plumbline.vocabulary.DecimalMath;

/** Exact comparisons of printed numbers, which are rounded to the decimals that they are printed with. */
final class ClaimMath {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private ClaimMath() {}

    /** Half of a number's last printed decimal. */
    static BigDecimal halfUnit(BigDecimal printed) {
        return HALF.movePointLeft(Math.max(0, printed.scale()));
    }

    /** Percent of the whole, with four decimals. */
    static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(DecimalMath.HUNDRED).divide(whole, 4, RoundingMode.HALF_UP);
    }

    /** By how much a printed percentage differs from part ÷ whole; 0 where it is that, rounded as it is printed. */
    static BigDecimal differPercent(BigDecimal printed, BigDecimal part, BigDecimal whole) {
        BigDecimal exact = part.multiply(DecimalMath.HUNDRED).divide(whole, 10, RoundingMode.HALF_UP);
        BigDecimal difference = exact.subtract(printed).abs();
        return difference.compareTo(halfUnit(printed)) <= 0 ? BigDecimal.ZERO : difference;
    }

    /** By how many percent two numbers differ, of the smaller; 100 where one of them is 0. */
    static BigDecimal differRelative(BigDecimal one, BigDecimal other) {
        BigDecimal least = one.abs().min(other.abs());
        if (least.signum() == 0) {
            return one.compareTo(other) == 0 ? BigDecimal.ZERO : DecimalMath.HUNDRED;
        }
        return percent(one.subtract(other).abs(), least);
    }

    /** In 万元. */
    static BigDecimal toWan(Claim claim) {
        return "元".equals(claim.unit()) ? claim.value().movePointLeft(4) : claim.value();
    }

    static String format(BigDecimal number) {
        return DecimalMath.formatPlain(number);
    }

    /** With its unit, and the sign of a lower bound. */
    static String format(Claim claim) {
        return format(claim.value())
                + (claim.unit() == null ? "" : claim.unit())
                + (claim.bound() == Claim.Bound.AT_LEAST ? "以上" : "");
    }
}
