package org.plumbline.core.draft;

import java.math.BigDecimal;

/** Numbers as scoring standards print them: digits, and Chinese numerals up to 999. */
final class NumberWords {

    /** A number, whole and without leading zeros; groups of its own are not captured. */
    static final String NUMBER = "(?:(?:0|[1-9]\\d*)(?:\\.\\d+)?(?![\\d.])|[零一二两三四五六七八九十百]+(?![零一二两三四五六七八九十百点])|半)";

    private static final String DIGITS = "零一二三四五六七八九";

    private NumberWords() {}

    /** @throws NotDraftedException where numerals do not make a number, such as 十百 */
    static BigDecimal parse(String number) {
        if (Character.isDigit(number.charAt(0))) {
            return new BigDecimal(number);
        }
        if (number.equals("半")) {
            return new BigDecimal("0.5");
        }
        int value = parseNumerals(number.replace('两', '二'));
        if (value < 0) {
            throw new NotDraftedException(number, "不是一个数", "This is not a number");
        }
        return BigDecimal.valueOf(value);
    }

    /** Negative where it is none. */
    private static int parseNumerals(String numerals) {
        int hundred = numerals.indexOf('百');
        if (hundred >= 0) {
            int hundreds = digit(numerals.substring(0, hundred));
            String rest = numerals.substring(hundred + 1);
            boolean zero = rest.startsWith("零");
            int below = rest.isEmpty() ? 0 : parseNumerals(zero ? rest.substring(1) : rest);
            boolean shortened = !rest.isEmpty() && !zero && rest.indexOf('十') < 0;
            return hundreds <= 0 || below < 0 || shortened ? -1 : hundreds * 100 + below;
        }
        int ten = numerals.indexOf('十');
        if (ten >= 0) {
            int tens = ten == 0 ? 1 : digit(numerals.substring(0, ten));
            String rest = numerals.substring(ten + 1);
            int ones = rest.isEmpty() ? 0 : digit(rest);
            return tens <= 0 || ones < 0 ? -1 : tens * 10 + ones;
        }
        return digit(numerals);
    }

    private static int digit(String numeral) {
        return numeral.length() == 1 ? DIGITS.indexOf(numeral) : -1;
    }
}
