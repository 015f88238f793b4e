package org.plumbline.core.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.vocabulary.Operator;

/**
 * A number as entered in a form: ≥95%, 30,000份, 不低于 9.5 万元.
 *
 * @param operator null where none is written
 * @param number % as percent points
 * @param unit null where none is written
 */
record Quantity(Operator operator, BigDecimal number, String unit) {

    private static final int LONGEST = 80;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]");
    private static final Pattern WRITTEN =
            Pattern.compile("([-+]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)([^\\d\\s,.，。、;；~～—–:：至到-]{0,12})");
    private static final Pattern RANGE =
            Pattern.compile("[^\\d]{0,4}\\d[\\d.,]*[^\\d~～—–至到-]{0,6}(?:[-~～—–至到]|——)+\\d[\\d.,]*[^\\d]{0,8}");
    private static final Pattern POWER = Pattern.compile("[\\^⁰¹²³⁴-⁹]");
    private static final Pattern DATE =
            Pattern.compile("((?:19|20)\\d\\d)(?:年|[-/.])(\\d{1,2})(?:月|[-/.])(\\d{1,2})日?");

    /** Longer ones first. 以上 and 以下 include the number itself. */
    private static final List<Map.Entry<String, Operator>> BEFORE = List.of(
            Map.entry("大于或者等于", Operator.AT_LEAST),
            Map.entry("小于或者等于", Operator.AT_MOST),
            Map.entry("大于或等于", Operator.AT_LEAST),
            Map.entry("小于或等于", Operator.AT_MOST),
            Map.entry("大于等于", Operator.AT_LEAST),
            Map.entry("小于等于", Operator.AT_MOST),
            Map.entry("不低于", Operator.AT_LEAST),
            Map.entry("不少于", Operator.AT_LEAST),
            Map.entry("不小于", Operator.AT_LEAST),
            Map.entry("不高于", Operator.AT_MOST),
            Map.entry("不超过", Operator.AT_MOST),
            Map.entry("不多于", Operator.AT_MOST),
            Map.entry("不大于", Operator.AT_MOST),
            Map.entry("至少", Operator.AT_LEAST),
            Map.entry("至多", Operator.AT_MOST),
            Map.entry("最少", Operator.AT_LEAST),
            Map.entry("最多", Operator.AT_MOST),
            Map.entry("多于", Operator.MORE),
            Map.entry("大于", Operator.MORE),
            Map.entry("高于", Operator.MORE),
            Map.entry("超过", Operator.MORE),
            Map.entry("小于", Operator.LESS),
            Map.entry("低于", Operator.LESS),
            Map.entry("少于", Operator.LESS),
            Map.entry("等于", Operator.EQUAL),
            Map.entry("≥", Operator.AT_LEAST),
            Map.entry("≤", Operator.AT_MOST),
            Map.entry(">", Operator.MORE),
            Map.entry("<", Operator.LESS),
            Map.entry("=", Operator.EQUAL));

    private static final List<Map.Entry<String, Operator>> BEHIND = List.of(
            Map.entry("(含)以上", Operator.AT_LEAST),
            Map.entry("(含)以下", Operator.AT_MOST),
            Map.entry("以上(含)", Operator.AT_LEAST),
            Map.entry("以下(含)", Operator.AT_MOST),
            Map.entry("及以上", Operator.AT_LEAST),
            Map.entry("及以下", Operator.AT_MOST),
            Map.entry("以上", Operator.AT_LEAST),
            Map.entry("以下", Operator.AT_MOST),
            Map.entry("以内", Operator.AT_MOST),
            Map.entry("之内", Operator.AT_MOST));

    /** Signs that look like an operator or are typed for one; longer ones first. */
    private static final List<Map.Entry<String, String>> LOOKALIKES = List.of(
            Map.entry("═", "="),
            Map.entry("﹦", "="),
            Map.entry("﹥", ">"),
            Map.entry("﹤", "<"),
            Map.entry("≧", "≥"),
            Map.entry("⩾", "≥"),
            Map.entry("≮", "≥"),
            Map.entry("≦", "≤"),
            Map.entry("⩽", "≤"),
            Map.entry("≯", "≤"),
            Map.entry(">=", "≥"),
            Map.entry("=>", "≥"),
            Map.entry("≥=", "≥"),
            Map.entry("<=", "≤"),
            Map.entry("=<", "≤"),
            Map.entry("≤=", "≤"),
            Map.entry("==", "="));

    /** Multipliers of units, as powers of ten; longer ones first. */
    private static final List<Map.Entry<String, Integer>> MULTIPLIERS = List.of(
            Map.entry("万亿", 12),
            Map.entry("千万", 7),
            Map.entry("百万", 6),
            Map.entry("十万", 5),
            Map.entry("亿", 8),
            Map.entry("万", 4),
            Map.entry("千", 3));

    /** Units that take no multiplier. */
    private static final Set<String> BARE = Set.of("%", "‰", "分", "日期", "定性");

    private static final Map<String, String> UNITS =
            Map.of("百分点", "%", "个百分点", "%", "pct", "%", "万圆", "万元", "圆", "元", "人民币元", "元", "亿圆", "亿元");

    /** Empty where the text is not a single number with at most an operator before and a unit after it. */
    static Optional<Quantity> parse(String text) {
        String rest = normalizeSigns(text);
        if (rest.isEmpty() || rest.length() > LONGEST) {
            return Optional.empty();
        }
        Operator operator = null;
        for (Map.Entry<String, Operator> word : BEFORE) {
            if (rest.startsWith(word.getKey())) {
                operator = word.getValue();
                rest = rest.substring(word.getKey().length());
                break;
            }
        }
        if (operator == null) {
            for (Map.Entry<String, Operator> word : BEHIND) {
                if (rest.endsWith(word.getKey())) {
                    operator = word.getValue();
                    rest = rest.substring(0, rest.length() - word.getKey().length());
                    break;
                }
            }
        }
        Matcher written = WRITTEN.matcher(rest);
        if (!written.matches() || written.group(1).length() > 40) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(written.group(1).replace(",", "").replaceFirst("^\\+", ""));
        String unit = normalizeUnit(written.group(2));
        if (unit != null && POWER.matcher(unit).lookingAt()) {
            return Optional.empty(); // 10⁵ is not 10
        }
        return Optional.of(new Quantity(operator, stripZeros(number), unit));
    }

    /** Operator before a word, as in =优; null where there is none. */
    static Operator parseOperator(String text) {
        String narrow = normalizeSigns(text);
        return narrow.isEmpty() ? null : Operator.parse(narrow.substring(0, 1)).orElse(null);
    }

    /** The operator that a whole text spells, as a sign or in words; empty where it spells none. */
    static Optional<Operator> parseSign(String text) {
        String narrow = normalizeSigns(text);
        return Stream.concat(BEFORE.stream(), BEHIND.stream())
                .filter(word -> word.getKey().equals(narrow))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String normalizeSigns(String text) {
        String narrow = toHalfWidth(text);
        if (narrow.length() > LONGEST) {
            return narrow;
        }
        for (Map.Entry<String, String> sign : LOOKALIKES) {
            narrow = narrow.replace(sign.getKey(), sign.getValue());
        }
        return narrow;
    }

    /** Whether it names an interval such as 90%-95%, or only about a number. */
    static boolean isRange(String text) {
        String narrow = toHalfWidth(text);
        return narrow.length() <= LONGEST
                && parseDate(text).isEmpty()
                && (RANGE.matcher(narrow).matches()
                        || narrow.matches("(约|大约|接近|近)\\d[\\d.,]*[^\\d]*")
                        || narrow.matches(".{0,20}\\d[^\\d]{0,6}(左右|上下)"));
    }

    /** 2022年12月15日 and the like as 2022-12-15. */
    static Optional<String> parseDate(String text) {
        Matcher written = DATE.matcher(toHalfWidth(text));
        if (!written.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                            Integer.parseInt(written.group(1)),
                            Integer.parseInt(written.group(2)),
                            Integer.parseInt(written.group(3)))
                    .toString());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The unit as schemes write it; null where blank. */
    static String normalizeUnit(String text) {
        String narrow = toHalfWidth(text);
        return narrow.isEmpty() ? null : UNITS.getOrDefault(narrow, narrow);
    }

    /** A unit as a power of ten of another. */
    private record Scaled(int power, String base) {

        static Scaled of(String unit) {
            for (Map.Entry<String, Integer> multiplier : MULTIPLIERS) {
                if (unit.startsWith(multiplier.getKey())) {
                    return new Scaled(
                            multiplier.getValue(),
                            unit.substring(multiplier.getKey().length()));
                }
            }
            return new Scaled(0, unit);
        }
    }

    /** Whether the unit is a multiplier only, as in 480万. */
    boolean isBareMultiple() {
        return unit != null && Scaled.of(unit).base().isEmpty();
    }

    /** 480万 as 4800000, where the unit counted is unknown. */
    Quantity counted() {
        return isBareMultiple()
                ? new Quantity(
                        operator,
                        stripZeros(number.movePointRight(Scaled.of(unit).power())),
                        null)
                : this;
    }

    /** The number in another unit; empty where it cannot be converted. 480万 under 万元 is 480. */
    Optional<BigDecimal> convertTo(String other) {
        if (unit == null || unit.equals(other)) {
            return Optional.of(number);
        }
        if (other == null) {
            return isBareMultiple() ? Optional.of(counted().number()) : Optional.empty();
        }
        if (unit.equals("‰") && other.equals("%")) {
            return Optional.of(stripZeros(number.movePointLeft(1)));
        }
        if (unit.equals("%") && other.equals("‰")) {
            return Optional.of(stripZeros(number.movePointRight(1)));
        }
        Scaled mine = Scaled.of(unit);
        Scaled theirs = Scaled.of(other);
        boolean same = mine.base().equals(theirs.base()) || mine.base().isEmpty() && !BARE.contains(other);
        return same ? Optional.of(stripZeros(number.movePointRight(mine.power() - theirs.power()))) : Optional.empty();
    }

    static BigDecimal stripZeros(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static String toHalfWidth(String text) {
        return text == null ? "" : BLANKS.matcher(SheetGrid.toHalfWidth(text)).replaceAll("");
    }

    /** As text: ≥95%. */
    String format() {
        return (operator == null ? "" : operator.label()) + number.toPlainString() + (unit == null ? "" : unit);
    }
}
