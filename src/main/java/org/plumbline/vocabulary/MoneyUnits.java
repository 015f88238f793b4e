package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.Set;

/** The two money units of the forms; any other is refused rather than guessed at. */
public final class MoneyUnits {

    private static final Set<String> UNITS = Set.of("万元", "元");

    private MoneyUnits() {}

    /** Whether this is money, but in a unit that is not converted (亿元, 千元, 美元 …). */
    public static boolean isUnsupported(String unit) {
        return unit != null && unit.endsWith("元") && !UNITS.contains(unit);
    }

    public static boolean isMoney(String unit) {
        return unit != null && UNITS.contains(unit);
    }

    public static boolean isConvertible(String from, String to) {
        return isMoney(from) && isMoney(to);
    }

    /** @throws IllegalArgumentException where either is no supported money unit */
    public static BigDecimal convert(BigDecimal amount, String from, String to) {
        if (!isConvertible(from, to)) {
            throw new IllegalArgumentException(from + " cannot be converted into " + to);
        }
        return from.equals(to) ? amount : amount.movePointRight("万元".equals(from) ? 4 : -4);
    }
}
