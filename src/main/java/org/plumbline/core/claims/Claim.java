package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One claim of a report's text, exactly as it is printed.
 *
 * @param number from 1, in the order of the text
 * @param section index of the report's section
 * @param sentence number of its sentence, counted over the report
 * @param item label of the numbered paragraph it is in, such as a budget line; empty otherwise
 * @param subject the words that say what it is about; empty where the text has none
 * @param value with the decimals that are printed; null for a claim without a number
 * @param unit 万元, 元, %, 分 or a counting unit; null without a number
 * @param step one of the last digit that is printed, in the unit: 100 万元 for 1.35亿元; null without a number
 * @param bound how the number is meant: exact, as a lower bound (余, 以上), as an upper one (不超过, 以内) or about (约)
 * @param year that the words before it name, for a change the year that it is from; null for none
 * @param whole number of the claim that it is a part of (其中); null for none
 * @param planned whether it states a plan or a target
 * @param day of a date; null otherwise
 * @param from index of its first character in the paragraph
 * @param to index behind its last character
 * @param text its own characters
 * @param context its sentence
 * @param sure whether it is used without a person's confirmation
 */
public record Claim(
        int number,
        ClaimKind kind,
        int section,
        int sentence,
        String item,
        String subject,
        BigDecimal value,
        String unit,
        BigDecimal step,
        Bound bound,
        Integer year,
        Integer whole,
        boolean planned,
        LocalDate day,
        ClaimPlace place,
        int from,
        int to,
        String text,
        String context,
        boolean sure) {

    /** How a number is meant. */
    public enum Bound {
        EXACT,
        AT_LEAST,
        AT_MOST,
        ABOUT
    }

    /** Its place and kind, which are the same however the other claims of the file are read: p12:34-40:AMOUNT. */
    public String key() {
        String at = place.cell() != null ? place.cell() : "p" + place.paragraph();
        return at + ":" + from + "-" + to + ":" + kind;
    }

    boolean is(ClaimKind other) {
        return kind == other;
    }

    boolean isMoney() {
        return kind == ClaimKind.AMOUNT && isMoneyUnit();
    }

    boolean isExact() {
        return bound == Bound.EXACT;
    }

    /** Whether another number has a unit that this one can be compared with: money with money, else the same. */
    boolean isUnitOf(Claim other) {
        return Objects.equals(unit, other.unit) || isMoneyUnit() && other.isMoneyUnit();
    }

    private boolean isMoneyUnit() {
        return "万元".equals(unit) || "元".equals(unit);
    }
}
