package org.plumbline.core.draft;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Value;

/**
 * The scoring standard that a form prints for one indicator.
 *
 * @param name of the indicator; never null
 * @param weight full marks in points; null where the form prints none
 * @param operator before the target; null where none is printed
 * @param target a number or text; null where none is printed
 * @param unit of the target; null where none is printed
 * @param text the sentence as printed
 */
public record RuleSentence(String name, BigDecimal weight, Operator operator, Value target, String unit, String text) {

    private static final Pattern RATE = Pattern.compile("率|满意度|(?:比例|比重|占比|进度|比)$");

    BigDecimal targetNumber() {
        return target == null ? null : target.numberOrNull();
    }

    /** In the spelling in which bounds are compared with it; null where none is printed. */
    String canonicalUnit() {
        return PhrasePatterns.canonicalUnit(unit);
    }

    boolean isRate() {
        return "%".equals(unit);
    }

    /** Whether the indicator is a rate by its name, for one without a unit. */
    boolean isRateByName() {
        return RATE.matcher(name).find();
    }
}
