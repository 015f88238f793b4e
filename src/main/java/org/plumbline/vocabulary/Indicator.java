package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * One indicator as it is judged: the catalogue's row, completed by what the submission states where the catalogue leaves
 * it open.
 *
 * @param code never null
 * @param weight its full marks in points; null where unknown. A member of a group carries the group's weight
 * @param operator never null; = where none is printed, ≤ for a cost target
 * @param target null where none is printed
 * @param unit null where not said
 * @param precision decimals of an actual value; null where not said
 * @param method the scoring method's name in the deduction tables; null where the rows choose by other columns
 * @param textMethod the method that judges a word given under a numeric method (文字时办法); null for none
 * @param group code of the shared-weight group; null for none
 * @param missing never null
 * @param recomputation never null
 * @param actualSource never null
 * @param zeroDenominator never null
 * @param negative never null
 * @param basis null where the catalogue names none
 * @param rounding never null
 */
public record Indicator(
        String code,
        String name,
        String level1,
        String level2,
        BigDecimal weight,
        Operator operator,
        Value target,
        String unit,
        Integer precision,
        String method,
        String textMethod,
        String group,
        MissingPolicy missing,
        Recomputation recomputation,
        ActualSource actualSource,
        ZeroDenominatorPolicy zeroDenominator,
        NegativePolicy negative,
        String basis,
        Rounding rounding) {

    public boolean isRate() {
        return "%".equals(unit);
    }

    /** Operator, target and unit as the document prints them; null where it prints neither target nor unit. */
    public Target statedTarget() {
        return target == null && unit == null ? null : new Target(target == null ? null : operator, target, unit);
    }

    /** The same indicator judged by another method. */
    public Indicator withMethod(String otherMethod) {
        return new Indicator(
                code,
                name,
                level1,
                level2,
                weight,
                operator,
                target,
                unit,
                precision,
                otherMethod,
                null,
                group,
                missing,
                recomputation,
                actualSource,
                zeroDenominator,
                negative,
                basis,
                rounding);
    }
}
