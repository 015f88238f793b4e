package org.plumbline.core.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The numbers that a text may mean which is no number as it is written. */
final class PossibleNumbers {

    private static final int LONGEST = 80;
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[^\\d,]*?(-?\\d+),(\\d{1,2}|\\d{4,})[^\\d,]*");
    private static final Pattern POWER = Pattern.compile("[^\\d]*?(\\d{1,3})(?:\\^(\\d{1,2})|([⁰¹²³⁴-⁹]{1,2}))[^\\d]*");
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final Pattern ONE_NUMBER = Pattern.compile("[^\\d]*?(-?\\d+(?:\\.\\d+)?)[^\\d]*");

    private PossibleNumbers() {}

    /**
     * The most likely first: 1,5 is 1.5 rather than 15, and 10⁵ a power.
     *
     * @param narrow with half-width characters and without blanks
     */
    static List<BigDecimal> find(String narrow) {
        if (narrow.length() > LONGEST) {
            return List.of();
        }
        List<String> written = new ArrayList<>();
        Matcher comma = DECIMAL_COMMA.matcher(narrow);
        if (comma.matches()) {
            written.add(comma.group(1) + "." + comma.group(2));
        }
        Matcher power = POWER.matcher(narrow);
        if (power.matches()) {
            written.add(new BigDecimal(power.group(1))
                    .pow(Integer.parseInt(readExponent(power)))
                    .toPlainString());
        }
        Matcher one = ONE_NUMBER.matcher(narrow.replace(",", ""));
        if (!power.matches() && one.matches()) {
            written.add(one.group(1));
        }
        return written.stream()
                .filter(each -> each.length() < 20)
                .map(each -> Quantity.stripZeros(new BigDecimal(each)))
                .distinct()
                .toList();
    }

    private static String readExponent(Matcher power) {
        return power.group(2) != null
                ? power.group(2)
                : power.group(3)
                        .chars()
                        .mapToObj(c -> Integer.toString(SUPERSCRIPTS.indexOf(c)))
                        .collect(Collectors.joining());
    }
}
