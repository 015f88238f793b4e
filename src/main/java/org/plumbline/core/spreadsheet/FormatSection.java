package org.plumbline.core.spreadsheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;

/** One section of a number format, as its parts. */
final class FormatSection {

    /** The kinds of parts. */
    enum Kind {
        /** Shown literally. */
        LITERAL,
        /** 0, # or ?: a digit's place. */
        DIGIT,
        POINT,
        /** Between digits: groups of thousands. */
        GROUP,
        /** After digits: the number is shown divided by 1000. */
        SCALE,
        /** The number is shown multiplied by 100. */
        PERCENT,
        EXPONENT,
        FRACTION,
        /** The number in general format. */
        GENERAL,
        /** Part of a date or time. */
        DATE,
        /** A space as wide as a character, or a fill. */
        BLANK
    }

    /** @param text the text shown, or the placeholder character */
    record Mark(Kind kind, String text) {}

    private static final Pattern CONDITION = Pattern.compile("(<=|>=|<>|<|>|=)(-?\\d+(?:\\.\\d+)?)");
    private static final Pattern ELAPSED = Pattern.compile("h+|m+|s+", Pattern.CASE_INSENSITIVE);

    /** Indicators of a number below zero: a minus, brackets, or a word. */
    private static final Pattern BELOW = Pattern.compile("[-−－(（负▲△]");

    private final String code;
    private final List<Mark> marks;
    private final String operator;
    private final BigDecimal bound;

    private FormatSection(String code, List<Mark> marks, String operator, BigDecimal bound) {
        this.code = code;
        this.marks = marks;
        this.operator = operator;
        this.bound = bound;
    }

    /** Whether a character of a code escapes the next one: as a literal, a width or a fill. */
    static boolean takesNext(char c) {
        return c == '\\' || c == '!' || c == '_' || c == '*';
    }

    static FormatSection of(String code) {
        List<Mark> marks = new ArrayList<>();
        String operator = null;
        BigDecimal bound = null;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '"') {
                int end = code.indexOf('"', i + 1);
                end = end < 0 ? code.length() : end;
                marks.add(new Mark(Kind.LITERAL, code.substring(i + 1, end)));
                i = end;
            } else if (takesNext(c)) {
                String next = i + 1 < code.length() ? code.substring(i + 1, i + 2) : "";
                marks.add(c == '_' || c == '*' ? new Mark(Kind.BLANK, " ") : new Mark(Kind.LITERAL, next));
                i++;
            } else if (c == '[') {
                int end = code.indexOf(']', i);
                end = end < 0 ? code.length() : end;
                String inside = code.substring(i + 1, end);
                Matcher condition = CONDITION.matcher(inside.strip());
                if (condition.matches()) {
                    operator = condition.group(1);
                    bound = new BigDecimal(condition.group(2));
                } else {
                    addBracketed(inside, marks);
                }
                i = end;
            } else {
                i += bare(code, i, marks) - 1;
            }
        }
        return new FormatSection(code, withCommas(marks), operator, bound);
    }

    /** [h] is elapsed time, [$¥-804] a currency; colours, locales and [DBNum1] show no text. */
    private static void addBracketed(String inside, List<Mark> marks) {
        if (ELAPSED.matcher(inside).matches()) {
            marks.add(new Mark(Kind.DATE, inside));
        } else if (inside.startsWith("$")) {
            int dash = inside.indexOf('-');
            marks.add(new Mark(Kind.LITERAL, inside.substring(1, dash < 0 ? inside.length() : dash)));
        }
    }

    /** @return how many characters the mark takes */
    private static int bare(String code, int at, List<Mark> marks) {
        String rest = code.substring(at, Math.min(code.length(), at + 7)).toLowerCase(Locale.ROOT);
        for (String general : List.of("general", "g/通用格式")) {
            if (rest.startsWith(general)) {
                marks.add(new Mark(Kind.GENERAL, ""));
                return general.length();
            }
        }
        char c = rest.charAt(0);
        String written = code.substring(at, at + 1);
        if ((rest.startsWith("e+") || rest.startsWith("e-")) && has(marks, Kind.DIGIT)) {
            marks.add(new Mark(Kind.EXPONENT, code.substring(at + 1, at + 2)));
            return 2;
        }
        Kind kind =
                switch (c) {
                    case '0', '#', '?' -> Kind.DIGIT;
                    case '.' -> Kind.POINT;
                    case ',' -> Kind.GROUP; // resolved when all marks are known
                    case '%' -> Kind.PERCENT;
                    case '/' -> has(marks, Kind.DATE) ? Kind.DATE : Kind.FRACTION;
                    case '@' -> Kind.GENERAL;
                    case 'y', 'm', 'd', 'h', 's', 'e', 'g', 'a', 'b' -> Kind.DATE;
                    default -> Kind.LITERAL;
                };
        marks.add(new Mark(kind, written));
        return 1;
    }

    private static boolean has(List<Mark> marks, Kind kind) {
        return marks.stream().anyMatch(mark -> mark.kind() == kind);
    }

    /** A comma with digits on both sides groups; one behind the last digit, or the last before the point, scales. */
    private static List<Mark> withCommas(List<Mark> marks) {
        List<Mark> resolved = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (mark.kind() != Kind.GROUP) {
                resolved.add(mark);
                continue;
            }
            boolean before = has(marks.subList(0, i), Kind.DIGIT);
            boolean behind = false;
            for (int j = i + 1; j < marks.size() && marks.get(j).kind() != Kind.POINT; j++) {
                behind |= marks.get(j).kind() == Kind.DIGIT;
            }
            resolved.add(new Mark(!before ? Kind.LITERAL : behind ? Kind.GROUP : Kind.SCALE, ","));
        }
        return List.copyOf(resolved);
    }

    boolean hasCondition() {
        return operator != null;
    }

    boolean meets(BigDecimal number) {
        int compared = number.compareTo(bound);
        return switch (operator) {
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            case ">=" -> compared >= 0;
            case "<>" -> compared != 0;
            default -> compared == 0;
        };
    }

    boolean isDate() {
        return has(marks, Kind.DATE) && !has(marks, Kind.DIGIT)
                || has(marks, Kind.DATE)
                        && marks.stream().anyMatch(mark -> mark.text().matches("[yYmMdDhHsS]+"));
    }

    DisplayedValue show(BigDecimal number, boolean signed) {
        boolean percent = has(marks, Kind.PERCENT);
        if (has(marks, Kind.EXPONENT) || has(marks, Kind.FRACTION) && has(marks, Kind.DIGIT)) {
            return unlikeDigits(number, percent);
        }
        if (!has(marks, Kind.DIGIT)) {
            return withoutPlaces(number, signed, percent);
        }
        int power = 2 * (int) count(Kind.PERCENT) - 3 * (int) count(Kind.SCALE);
        int point = point();
        int decimals = (int) marks.subList(point, marks.size()).stream()
                .filter(mark -> mark.kind() == Kind.DIGIT)
                .count();
        BigDecimal rounded = number.abs().movePointRight(power).setScale(decimals, RoundingMode.HALF_UP);
        BigDecimal amounts = rounded.movePointLeft(power);
        String text = new PlacedDigits(marks, point, rounded).text();
        String whole = (signed && rounded.signum() != 0 ? "-" : "") + text;
        boolean below = number.signum() < 0 && BELOW.matcher(whole).find();
        return new DisplayedValue(
                whole, below ? amounts.negate() : amounts, percent, count(Kind.SCALE) > 0 || literalBetweenDigits());
    }

    private long count(Kind kind) {
        return marks.stream().filter(mark -> mark.kind() == kind).count();
    }

    /** Index of the mark after which decimals begin. */
    private int point() {
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i).kind() == Kind.POINT) {
                return i;
            }
        }
        return marks.size();
    }

    private boolean literalBetweenDigits() {
        int first = -1;
        int last = -1;
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i).kind() == Kind.DIGIT) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        return marks.subList(Math.max(0, first), last + 1).stream()
                .anyMatch(mark -> mark.kind() == Kind.LITERAL && !mark.text().isBlank());
    }

    /** The number in general format with text around it, text alone, or nothing. */
    private DisplayedValue withoutPlaces(BigDecimal number, boolean signed, boolean percent) {
        boolean general = has(marks, Kind.GENERAL);
        BigDecimal shown = number.abs().movePointRight(2 * (int) count(Kind.PERCENT));
        StringBuilder text = new StringBuilder(signed && general ? "-" : "");
        for (Mark mark : marks) {
            text.append(mark.kind() == Kind.GENERAL ? shown.toPlainString() : mark.text());
        }
        return new DisplayedValue(text.toString().strip(), general ? number : null, percent, false);
    }

    /** Fractions, whose digits are not read back, and powers of ten. */
    private DisplayedValue unlikeDigits(BigDecimal number, boolean percent) {
        String text = new DataFormatter(Locale.ROOT)
                .formatRawCellContents(number.doubleValue(), -1, code)
                .strip();
        BigDecimal amounts = null;
        if (has(marks, Kind.EXPONENT)) {
            int end = 0;
            while (marks.get(end).kind() != Kind.EXPONENT) {
                end++;
            }
            int places = (int) marks.subList(0, end).stream()
                    .filter(mark -> mark.kind() == Kind.DIGIT)
                    .count();
            amounts = number.round(new MathContext(places, RoundingMode.HALF_UP));
        }
        return new DisplayedValue(text, amounts, percent, false);
    }
}
