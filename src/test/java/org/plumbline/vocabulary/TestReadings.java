package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

/** Readings to be judged, and what a judgement leaves. */
final class TestReadings {

    private TestReadings() {}

    /** An indicator in percent points, with its target; null for none. */
    static NumberReading number(String weight, String target, String actual) {
        return number(new BigDecimal(weight), target == null ? null : new BigDecimal(target), new BigDecimal(actual));
    }

    static NumberReading number(BigDecimal weight, BigDecimal target, BigDecimal actual) {
        Indicator indicator = indicator(weight, target == null ? null : Value.of(target));
        return new NumberReading(indicator, entry(Value.of(actual), null), actual, actual, null);
    }

    /** A target with its operator and unit; the weight is 10. */
    static NumberReading counted(String operator, String target, String unit, String actual) {
        Indicator any = indicator(BigDecimal.TEN, Value.of(new BigDecimal(target)));
        Indicator indicator = new Indicator(
                any.code(),
                any.heading(),
                any.weight(),
                new Target(Labelled.fromLabel(Operator.class, operator), any.target(), unit),
                null,
                any.method(),
                null,
                null,
                any.policies(),
                any.basis(),
                any.rounding());
        BigDecimal number = new BigDecimal(actual);
        return new NumberReading(indicator, entry(Value.of(number), null), number, number, null);
    }

    /** Ticked points; none at all where the document answers by a bare word, the target's. */
    static CheckReading checks(String weight, String... ticked) {
        return checksWithWord(weight, "健全", ticked);
    }

    static CheckReading checksWithWord(String weight, String word, String... ticked) {
        return new CheckReading(
                indicator(new BigDecimal(weight), Value.of("健全")),
                entry(null, null),
                ticked == null ? null : List.of(ticked),
                word);
    }

    static TextReading word(String weight, String target, String actual, String declaredScore) {
        return new TextReading(
                indicator(new BigDecimal(weight), Value.of(target)),
                entry(Value.of(actual), declaredScore == null ? null : new BigDecimal(declaredScore)),
                actual);
    }

    private static Indicator indicator(BigDecimal weight, Value target) {
        return new Indicator(
                "d01",
                new IndicatorHeading("支出进度率", "部门管理", "资金投入"),
                weight,
                new Target(Operator.EQUAL, target, "%"),
                null,
                "办法",
                null,
                null,
                IndicatorPolicies.ofDeclared(MissingPolicy.PENDING),
                "自评表",
                Rounding.DEFAULT);
    }

    private static IndicatorEntry entry(Value actual, BigDecimal declaredScore) {
        return IndicatorEntry.of("d01")
                .actual(actual)
                .declaredScore(declaredScore)
                .build();
    }

    /** Points deducted, by indicator and basis. */
    static BigDecimal points(RuleResult statement) {
        assertThat(statement).isInstanceOfSatisfying(Deduction.class, deduction -> {
            assertThat(deduction.indicator()).isEqualTo("d01");
            assertThat(deduction.basis()).isEqualTo("自评表");
        });
        return ((Deduction) statement).points();
    }

    static UnscorableReason gap(RuleResult statement) {
        assertThat(statement).isInstanceOf(RuleRefusal.class);
        return ((RuleRefusal) statement).gap();
    }
}
