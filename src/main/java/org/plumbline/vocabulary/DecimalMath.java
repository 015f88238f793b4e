package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The few calculations that every method shares, with the scale they are done at. */
public final class DecimalMath {

    /** Scale of a quotient before the final rounding: domain practice requires at least ten decimals. */
    public static final int WORKING_SCALE = 10;

    public static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private DecimalMath() {}

    /** part ÷ whole × 100; null where either is null or whole is not positive. */
    public static BigDecimal computePercent(BigDecimal part, BigDecimal whole) {
        return part == null || whole == null || whole.signum() <= 0
                ? null
                : part.multiply(HUNDRED).divide(whole, WORKING_SCALE, RoundingMode.HALF_UP);
    }

    /** percent % of whole, exact. */
    public static BigDecimal takePercent(BigDecimal percent, BigDecimal whole) {
        return percent.multiply(whole).movePointLeft(2);
    }

    public static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, WORKING_SCALE, RoundingMode.HALF_UP);
    }

    /** As points are printed: at least two decimals, more only where they are not zero. */
    public static BigDecimal scalePoints(BigDecimal number) {
        if (number.scale() == 2) {
            return number;
        }
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() < 2 ? plain.setScale(2) : plain;
    }

    /** Never with an exponent. */
    public static String formatPlain(BigDecimal number) {
        // a scale this small gives no exponent, and BigDecimal caches the result of toString()
        return number.scale() >= 0 && number.scale() <= 6 ? number.toString() : number.toPlainString();
    }

    /** For a sentence or a compared figure: at most four decimals, no trailing zeros, never an exponent. */
    public static BigDecimal roundForDisplay(BigDecimal number) {
        if (number.scale() == 0) {
            return number;
        }
        BigDecimal plain = number.setScale(Math.min(4, Math.max(0, number.scale())), RoundingMode.HALF_UP);
        BigDecimal stripped = plain.stripTrailingZeros();
        if (stripped.scale() == number.scale() && number.scale() > 0) {
            return number; // BigDecimal caches its text
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
