package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.plumbline.vocabulary.DecimalMath;

/** Exact comparisons of printed numbers, which are rounded to the decimals that they are printed with. */
final class ClaimMath {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private static final Map<Claim.Bound, String> BOUNDS =
            Map.of(Claim.Bound.AT_LEAST, "以上", Claim.Bound.AT_MOST, "以内");

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

    /** Half of the last digit that is printed, in 万元 for money; null for a claim without a number. */
    static BigDecimal rounding(Claim claim) {
        BigDecimal half = claim.step().multiply(HALF);
        return "元".equals(claim.unit()) ? half.movePointLeft(4) : half;
    }

    /**
     * As {@link #differPercent(BigDecimal, BigDecimal, BigDecimal)}, where part and whole are rounded to whole 万元 or coarser:
     * 0 where numbers that are rounded to them give the percentage.
     */
    static BigDecimal differPercent(Claim printed, Claim part, Claim whole) {
        BigDecimal exact = differPercent(printed.value(), toWan(part), toWan(whole));
        if (exact.signum() == 0 || !isCoarse(part) && !isCoarse(whole)) {
            return exact;
        }
        BigDecimal share = printed.value().abs().movePointLeft(2);
        BigDecimal low = share.subtract(rounding(printed).movePointLeft(2))
                .multiply(toWan(whole).abs().subtract(rounding(whole)));
        BigDecimal high = share.add(rounding(printed).movePointLeft(2))
                .multiply(toWan(whole).abs().add(rounding(whole)));
        BigDecimal value = toWan(part).abs();
        boolean explained = value.add(rounding(part)).compareTo(low) >= 0
                && value.subtract(rounding(part)).compareTo(high) <= 0;
        return explained ? BigDecimal.ZERO : exact;
    }

    /** Whether it is rounded to whole 万元 or coarser. */
    static boolean isCoarse(Claim claim) {
        return rounding(claim).compareTo(HALF) >= 0;
    }

    /** In 万元. */
    static BigDecimal toWan(Claim claim) {
        return "元".equals(claim.unit()) ? claim.value().movePointLeft(4) : claim.value();
    }

    static String format(BigDecimal number) {
        return DecimalMath.formatPlain(number);
    }

    /** With its unit, and the word of a bound. */
    static String format(Claim claim) {
        return format(claim.value())
                + (claim.unit() == null ? "" : claim.unit())
                + BOUNDS.getOrDefault(claim.bound(), "");
    }
}
