package org.plumbline.core.spreadsheet;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.xml.sax.Attributes;

/**
 * What an OpenDocument cell states about its value; the text that it shows is in its paragraphs.
 *
 * @param type null where it has no value
 * @param value as written for its type; null where its text is the value
 * @param formula null where it has none
 * @param general whether its format shows numbers unchanged
 * @param times how many equal cells follow each other
 */
record OdsCell(String type, String value, String formula, boolean general, int times) {

    private static final String CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";
    private static final int MOST_TIMES = 1 << 21;
    private static final CellContent BLANK = new CellContent.BlankContent();
    private static final Pattern ERROR = Pattern.compile("Err:\\d{3}|#(?:N/A|[A-Z0-9/]+[!?])");
    /** Signs of money that is not yuan. */
    private static final Pattern FOREIGN = Pattern.compile("[$€£₩]|HK|US|EUR");

    private static final Pattern DIGITS = Pattern.compile("(?:\\d[\\d,]*(?:\\.\\d+)?|\\.\\d+)(?:E[+-]?\\d{1,3})?");
    /** A reference in a formula: [.B4], [$Sheet.B4]. */
    private static final Pattern REFERENCE = Pattern.compile("\\[\\.?([^\\[\\]]+)]");

    private static final Pattern TYPED_TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);

    static OdsCell of(Attributes attributes, boolean general) {
        String type = attributes.getValue(OdsStyles.OFFICE, "value-type");
        if ("error".equals(attributes.getValue(CALC, "value-type"))) {
            type = "error";
        }
        String attribute = type == null
                ? "value"
                : switch (type) {
                    case "date", "time", "boolean", "string" -> type + "-value";
                    default -> "value";
                };
        return new OdsCell(
                type,
                attributes.getValue(OdsStyles.OFFICE, attribute),
                attributes.getValue(OdsStyles.TABLE, "formula"),
                general,
                OdsSheet.count(attributes, OdsStyles.TABLE, "number-columns-repeated", MOST_TIMES));
    }

    /** @param taken the text that the cell shows */
    CellContent content(RunText.Taken taken) {
        CellContent result = type == null ? taken.content() : typed(taken);
        if (formula == null) {
            return result instanceof CellContent.TextContent text
                            && SheetGrid.stripBlanks(text.text()).isEmpty()
                    ? BLANK
                    : result;
        }
        String written = formula.substring(formula.indexOf('=') + 1);
        Matcher text = TYPED_TEXT.matcher(written);
        if (text.matches()) { // =8个, as it was typed
            return new CellContent.FormulaContent(text.group(1), new CellContent.TextContent(text.group(1)));
        }
        return new CellContent.FormulaContent(REFERENCE.matcher(written).replaceAll("$1"), result);
    }

    private CellContent typed(RunText.Taken taken) {
        String shown = taken.isBlank() ? "" : taken.text();
        return switch (type) {
            case "error" -> new CellContent.ErrorContent(shown);
            case "boolean" -> new CellContent.BooleanContent("true".equals(value));
            case "float", "percentage", "currency" -> value == null ? text(taken) : numberOrError(taken, shown);
            case "date" -> value == null ? text(taken) : date(shown);
            case "time" -> value == null ? text(taken) : time(shown);
            default -> text(taken);
        };
    }

    /** Older programs write an error as the number 0 whose text is the error. */
    private CellContent numberOrError(RunText.Taken taken, String shown) {
        if (ERROR.matcher(shown).matches()) {
            return new CellContent.ErrorContent(shown);
        }
        boolean foreign = type.equals("currency") && FOREIGN.matcher(shown).find();
        return foreign ? text(taken) : number(shown);
    }

    private CellContent text(RunText.Taken taken) {
        return taken.isBlank() ? new CellContent.TextContent(value == null ? "" : value) : taken.content();
    }

    private CellContent number(String shown) {
        CellContent read = Numbers.of(value, CellFormat.of(0, null), false);
        return read instanceof CellContent.NumberContent stored && !general
                ? new CellContent.NumberContent(stored.number(), look(stored.number(), shown), null)
                : read;
    }

    private DisplayedValue look(BigDecimal number, String shown) {
        boolean percent = type.equals("percentage") && shown.contains("%");
        BigDecimal digits = findNumber(SheetGrid.toHalfWidth(shown));
        if (digits == null) {
            return new DisplayedValue(shown, null, percent, false);
        }
        if (percent) {
            return new DisplayedValue(shown, SheetGrid.stripZeros(digits.movePointLeft(2)), true, false);
        }
        int power = scale(number, digits);
        return new DisplayedValue(shown, SheetGrid.stripZeros(digits.movePointRight(power)), false, power > 0);
    }

    /** The number shown; null where there are no digits, or several numbers. */
    private static BigDecimal findNumber(String shown) {
        Matcher matcher = DIGITS.matcher(shown);
        if (!matcher.find() || shown.length() > 100) {
            return null;
        }
        BigDecimal found = new BigDecimal(matcher.group().replace(",", ""));
        String before = shown.substring(0, matcher.start());
        boolean negative = before.endsWith("-") || before.startsWith("-") || before.contains("(");
        return matcher.find() ? null : negative ? found.negate() : found;
    }

    /** By how many powers of ten a number is shown divided: 4 where 35000 is shown as 3.5 before 万. */
    private static int scale(BigDecimal number, BigDecimal digits) {
        if (number.signum() == 0 || digits.signum() == 0) {
            return 0;
        }
        int power = (number.precision() - number.scale()) - (digits.precision() - digits.scale());
        return power < 3 ? 0 : power;
    }

    private CellContent date(String shown) {
        return Numbers.ofIso(value) instanceof CellContent.NumberContent date
                ? new CellContent.NumberContent(
                        date.number(), new DisplayedValue(shown, null, false, false), date.day())
                : new CellContent.TextContent(shown);
    }

    private CellContent time(String shown) {
        try {
            BigDecimal days = BigDecimal.valueOf(Duration.parse(value).toSeconds())
                    .divide(SECONDS_OF_A_DAY, 9, java.math.RoundingMode.HALF_UP);
            return new CellContent.NumberContent(
                    SheetGrid.stripZeros(days), new DisplayedValue(shown, null, false, false), shown);
        } catch (DateTimeException | ArithmeticException e) {
            return new CellContent.TextContent(shown);
        }
    }
}
