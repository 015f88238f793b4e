package org.plumbline.core.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.dictionary.HeadingText;
import org.plumbline.core.dictionary.SignTable;
import org.plumbline.core.dictionary.SignTable.SignedText;
import org.plumbline.core.dictionary.UnitTable;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.Operator;

/** Reads texts as quantities and converts quantities, by the signs and units of a form dictionary. */
final class QuantityParser {

    private static final int LONGEST = 80;
    private static final Pattern WRITTEN =
            Pattern.compile("([-+]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)([^\\d\\s,.，。、;；~～—–:：至到-]{0,12})");
    private static final Pattern RANGE =
            Pattern.compile("[^\\d]{0,4}\\d[\\d.,]*[^\\d~～—–至到-]{0,6}(?:[-~～—–至到]|——)+\\d[\\d.,]*[^\\d]{0,8}");
    /** 3000余人 is not 3000: how many are more is not stated. */
    private static final Pattern ABOUT = Pattern.compile("[余馀多几]");

    /** 95%（含） and 95%（含本数） */
    private static final Pattern INCLUDED = Pattern.compile("[(（]含[^)）]{0,6}[)）]$");

    private static final Pattern SIGN = Pattern.compile("[≥≤=<>]");
    private static final Pattern POWER = Pattern.compile("[\\^⁰¹²³⁴-⁹]");
    private static final Pattern DATE =
            Pattern.compile("((?:19|20)\\d\\d)(?:年|[-/.])(\\d{1,2})(?:月|[-/.])(\\d{1,2})日?");

    private final SignTable signs;
    private final UnitTable units;

    QuantityParser(FormDictionary dictionary) {
        this.signs = dictionary.signs();
        this.units = dictionary.units();
    }

    /** Empty where the text is not a single number with at most an operator before and a unit after it. */
    Optional<Quantity> parse(String text) {
        String narrow = signs.normalize(text);
        if (narrow.isEmpty() || narrow.length() > LONGEST) {
            return Optional.empty();
        }
        SignedText signed = splitSigns(narrow);
        Matcher written = signed == null ? null : WRITTEN.matcher(signed.rest());
        if (written == null) {
            return Optional.empty();
        }
        if (!written.matches() || written.group(1).length() > 40) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(written.group(1).replace(",", "").replaceFirst("^\\+", ""));
        String unit = units.normalize(written.group(2));
        if (unit != null
                && (POWER.matcher(unit).lookingAt()
                        || ABOUT.matcher(unit).lookingAt()
                        || SIGN.matcher(unit).find())) {
            return Optional.empty(); // 10⁵ is not 10, and 95%≤ is no unit
        }
        return Optional.of(new Quantity(signed.operator(), Quantity.stripZeros(number), unit));
    }

    /** Operators before and behind a number, as in ≥95%以上, that agree; null where they contradict each other. */
    private SignedText splitSigns(String narrow) {
        SignedText first = signs.split(INCLUDED.matcher(narrow).replaceFirst(""));
        SignedText second = first.operator() == null ? first : signs.split(first.rest());
        if (second.operator() == null) {
            return first;
        }
        return second.operator() == first.operator() ? second : null;
    }

    /** The power of ten that a unit begins with, such as 4 of 万元; 0 for none. */
    int findPower(String unit) {
        return units.findPower(unit);
    }

    /** Operator before a word, as in =优; null where there is none. */
    Operator parseOperator(String text) {
        String narrow = signs.normalize(text);
        return narrow.isEmpty() ? null : Operator.parse(narrow.substring(0, 1)).orElse(null);
    }

    /** The operator that a whole text spells, as a sign or in words; empty where it spells none. */
    Optional<Operator> parseSign(String text) {
        return signs.parse(text);
    }

    /** The unit as schemes write it; null where blank. */
    String normalizeUnit(String text) {
        return units.normalize(text);
    }

    /** Whether the unit is a multiplier only, as in 480万. */
    boolean isBareMultiple(Quantity quantity) {
        return units.isMultiplier(quantity.unit());
    }

    /** 480万 as 4800000, where the unit counted is unknown. */
    Quantity expand(Quantity quantity) {
        return isBareMultiple(quantity)
                ? convert(quantity, null)
                        .map(number -> new Quantity(quantity.operator(), number, null))
                        .orElse(quantity)
                : quantity;
    }

    /** The number in another unit; empty where it cannot be converted. 480万 under 万元 is 480. */
    Optional<BigDecimal> convert(Quantity quantity, String unit) {
        return units.convert(quantity.number(), quantity.unit(), unit).map(Quantity::stripZeros);
    }

    BigDecimal convertMoney(BigDecimal amount, String from, String to) {
        return Quantity.stripZeros(units.convert(amount, from, to).orElseThrow());
    }

    /**
     * The unit in which rules take what is written in this one: 万元 for 千元; the unit itself where it needs no change.
     *
     * @return empty for money that cannot be converted, such as 美元
     */
    Optional<String> findSupportedUnit(String unit) {
        if (!MoneyUnits.isUnsupported(unit)) {
            return Optional.of(unit);
        }
        return units.convert(BigDecimal.ONE, unit, "万元").isPresent() ? Optional.of("万元") : Optional.empty();
    }

    /** Whether it names an interval such as 90%-95%, or only about a number. */
    static boolean isRange(String text) {
        String narrow = HeadingText.toHalfWidth(text);
        return narrow.length() <= LONGEST
                && parseDate(text).isEmpty()
                && (RANGE.matcher(narrow).matches()
                        || narrow.matches("(约|大约|接近|近)\\d[\\d.,]*[^\\d]*")
                        || narrow.matches(".{0,20}\\d[^\\d]{0,6}(左右|上下)"));
    }

    /** 2022年12月15日 and the like as 2022-12-15. */
    static Optional<String> parseDate(String text) {
        Matcher written = DATE.matcher(HeadingText.toHalfWidth(text));
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
}
