package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorEntryBuilder;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.Value;

/**
 * An indicator of the catalogue, or one of those that a submission may bring, with a choice for everything that is open
 * but target, weight and value.
 *
 * @param indicator outside its group; its weight is null where a submission states it
 * @param stated the same as the catalogue has it; null for an own indicator
 * @param faulty whether a fault that a reviewer found is judged, in place of the value
 */
record ProvedIndicator(Indicator indicator, Indicator stated, boolean faulty) {

    ProvedIndicator(Indicator indicator, Indicator stated) {
        this(indicator, stated, false);
    }

    boolean isOwn() {
        return stated == null;
    }

    /** Null for an own indicator. */
    String findCode() {
        return isOwn() ? null : indicator.code();
    }

    boolean isTargetFree() {
        return indicator.target() == null;
    }

    boolean isWeightFree() {
        return indicator.weight() == null;
    }

    boolean isRecomputed() {
        return !faulty
                && indicator.actualSource() == ActualSource.RECOMPUTED
                && indicator.recomputation() != Recomputation.NONE;
    }

    NumberReading readNumber(BigDecimal actual, BigDecimal target, BigDecimal weight) {
        return new NumberReading(
                complete(target == null ? null : Value.of(target), weight), null, actual, actual, null);
    }

    TextReading readText(String actual, String target, BigDecimal weight) {
        return new TextReading(complete(target == null ? null : Value.of(target), weight), null, actual);
    }

    CheckReading readChecks(List<String> checks, BigDecimal weight) {
        return new CheckReading(complete(indicator.target(), weight), null, checks, null);
    }

    private Indicator complete(Value target, BigDecimal weight) {
        return new Indicator(
                indicator.code(),
                indicator.heading(),
                weight,
                new Target(indicator.aim().operator(), target, indicator.unit()),
                indicator.precision(),
                indicator.method(),
                null,
                null,
                indicator.policies(),
                indicator.basis(),
                indicator.rounding());
    }

    /** The same indicator with text as its value, judged by its method for text. */
    ProvedIndicator withTextMethod() {
        return new ProvedIndicator(indicator.withMethod(indicator.textMethod()), stated);
    }

    /** The same indicator with a fault found by a reviewer, judged by the scheme's method for faults. */
    ProvedIndicator withFault(String method) {
        return new ProvedIndicator(indicator.withMethod(method), stated, true);
    }

    /** An entry with everything that the catalogue leaves open. @param target null where none is stated */
    IndicatorEntryBuilder createEntry(Value target, BigDecimal weight) {
        IndicatorEntryBuilder entry = IndicatorEntry.of(indicator.code());
        if (isOwn()) {
            entry.name(indicator.name()).level1(indicator.level1()).level2(indicator.level2());
        }
        if (isOwn() || stated.method() == null) {
            entry.method(indicator.method());
        }
        if (isOwn() || stated.weight() == null) {
            entry.weight(weight);
        }
        if (isOwn() || stated.target() == null) {
            entry.target(new Target(indicator.operator(), target, indicator.unit()));
        }
        return entry;
    }

    /** How sentences name it. */
    Bilingual describe() {
        if (!isOwn()) {
            String name = indicator.name() == null ? "" : indicator.name();
            return new Bilingual("指标 " + indicator.code() + " " + name, "indicator " + indicator.code() + " " + name);
        }
        String method = indicator.method() == null ? "" : indicator.method() + "，";
        String level = indicator.level1() == null ? "" : indicator.level1() + "，";
        String operator = indicator.operator().label();
        return new Bilingual(
                "自报指标（%s%s符号 %s）".formatted(level, method, operator),
                "an own indicator (%s%soperator %s)".formatted(level, method, operator));
    }
}
