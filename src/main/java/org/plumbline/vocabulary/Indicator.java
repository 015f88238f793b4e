package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * One indicator as it is judged: the catalogue's row, completed by what the submission states where the catalogue
 * leaves it open.
 *
 * @param code never null
 * @param heading never null
 * @param weight its full marks in points; null where unknown. A member of a group carries the group's weight
 * @param aim never null; its operator and value null where none is printed
 * @param precision decimals of an actual value; null where not specified
 * @param method the scoring method's name in the deduction tables; null where the rows choose by other columns
 * @param textMethod the method that judges text given under a numeric method (文字时办法); null for none
 * @param group code of the shared-weight group; null for none
 * @param policies never null
 * @param basis null where the catalogue names none
 * @param rounding never null
 */
public record Indicator(
        String code,
        IndicatorHeading heading,
        BigDecimal weight,
        Target aim,
        Integer precision,
        String method,
        String textMethod,
        String group,
        IndicatorPolicies policies,
        String basis,
        Rounding rounding) {

    public String name() {
        return heading.name();
    }

    public String level1() {
        return heading.level1();
    }

    public String level2() {
        return heading.level2();
    }

    /** Never null: where none is printed = , and ≤ for a cost target. */
    public Operator operator() {
        if (aim.operator() != null) {
            return aim.operator();
        }
        return heading.isCost() ? Operator.AT_MOST : Operator.EQUAL;
    }

    /** Null where none is printed. */
    public Value target() {
        return aim.value();
    }

    /** Null where not specified. */
    public String unit() {
        return aim.unit();
    }

    public MissingPolicy missing() {
        return policies.missing();
    }

    public Recomputation recomputation() {
        return policies.recomputation();
    }

    public ActualSource actualSource() {
        return policies.actualSource();
    }

    public ZeroDenominatorPolicy zeroDenominator() {
        return policies.zeroDenominator();
    }

    public NegativePolicy negative() {
        return policies.negative();
    }

    public boolean isRate() {
        return "%".equals(unit());
    }

    /** Operator, target and unit as the document prints them; null where it prints neither target nor unit. */
    public Target statedTarget() {
        return target() == null && unit() == null
                ? null
                : new Target(target() == null ? null : aim.operator(), target(), unit());
    }

    /** The same indicator with other full marks. */
    public Indicator withWeight(BigDecimal otherWeight) {
        return new Indicator(
                code, heading, otherWeight, aim, precision, method, textMethod, group, policies, basis, rounding);
    }

    /** The same indicator judged by another method. */
    public Indicator withMethod(String otherMethod) {
        return new Indicator(
                code, heading, weight, aim, precision, otherMethod, null, group, policies, basis, rounding);
    }
}
