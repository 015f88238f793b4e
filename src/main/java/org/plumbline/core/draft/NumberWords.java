package org.plumbline.core.draft;

import java.math.BigDecimal;

/** Numbers as scoring standards print them: digits, and Chinese numerals up to 999, with decimals. */
final class NumberWords {

    /** A number, whole and without leading zeros; groups of its own are not captured. */
    static final String NUMBER =
            "(?:(?:0|[1-9]\\d*)(?:\\.\\d+)?(?![\\d.])|[零一二两三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?(?![零一二两三四五六七八九十百点])|半)";

    /** A share: 60%, 百分之六十, 五分之三; groups of its own are not captured. */
    static final String PERCENT = "(?:" + NUMBER + "%|百分之" + NUMBER + "|[二三四五六七八九十]+分之[一二三四五六七八九]|一半)";

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
        int point = number.indexOf('点');
        int value = parseNumerals((point < 0 ? number : number.substring(0, point)).replace('两', '二'));
        if (value < 0) {
            throw notANumber(number);
        }
        if (point < 0) {
            return BigDecimal.valueOf(value);
        }
        StringBuilder decimal = new StringBuilder(value + ".");
        number.substring(point + 1).chars().forEach(numeral -> decimal.append(DIGITS.indexOf(numeral)));
        return new BigDecimal(decimal.toString());
    }

    /** @throws NotDraftedException where the share is no finite percentage, such as 三分之一 */
    static BigDecimal parsePercent(String share) {
        if (share.equals("一半")) {
            return BigDecimal.valueOf(50);
        }
        if (share.startsWith("百分之")) {
            return parse(share.substring(3));
        }
        if (share.endsWith("%")) {
            return parse(share.substring(0, share.length() - 1));
        }
        String[] parts = share.split("分之");
        BigDecimal[] percent = parse(parts[1]).movePointRight(4).divideAndRemainder(parse(parts[0]));
        if (percent[1].signum() != 0) {
            throw notANumber(share);
        }
        return new BigDecimal(percent[0].movePointLeft(2).stripTrailingZeros().toPlainString());
    }

    private static NotDraftedException notANumber(String text) {
        return new NotDraftedException(text, "不是一个数", "This is not a number");
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
