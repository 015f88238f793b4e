package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.Map;

/** The money units of the forms; any other unit is rejected. */
public final class MoneyUnits {

    /** Powers of ten that each is of one yuan. */
    private static final Map<String, Integer> UNITS = Map.of("元", 0, "万元", 4, "亿元", 8);

    private MoneyUnits() {}

    /** Whether this is money, but in a unit that is not converted (千元, 美元 …). */
    public static boolean isUnsupported(String unit) {
        return unit != null && unit.endsWith("元") && !UNITS.containsKey(unit);
    }

    public static boolean isMoney(String unit) {
        return unit != null && UNITS.containsKey(unit);
    }

    public static boolean isConvertible(String from, String to) {
        return isMoney(from) && isMoney(to);
    }

    /** With at least two decimals and its unit, such as 402.10 万元; other than money as it is, such as 3 次. */
    public static String format(BigDecimal amount, String unit) {
        BigDecimal shown = isMoney(unit) && amount.scale() < 2 ? amount.setScale(2) : amount;
        return unit == null ? shown.toPlainString() : shown.toPlainString() + " " + unit;
    }

    /** @throws IllegalArgumentException where either is no supported money unit */
    public static BigDecimal convert(BigDecimal amount, String from, String to) {
        if (!isConvertible(from, to)) {
            throw new IllegalArgumentException(from + " cannot be converted into " + to);
        }
        return from.equals(to) ? amount : amount.movePointRight(UNITS.get(from) - UNITS.get(to));
    }
}
