package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.List;

/** Builds an {@link IndicatorEntry} part by part; what is not set is not stated. */
public final class IndicatorEntryBuilder {

    private String code;
    private String name;
    private String level1;
    private String level2;
    private BigDecimal weight;
    private Target target;
    private Value actual;
    private List<String> checks;
    private BigDecimal declaredScore;
    private String reason;
    private List<String> evidence;
    private String method;
    private String factKey;
    private IndicatorReview review;

    IndicatorEntryBuilder(String code) {
        this.code = code;
    }

    IndicatorEntryBuilder(IndicatorEntry entry) {
        this.code = entry.code();
        this.name = entry.name();
        this.level1 = entry.level1();
        this.level2 = entry.level2();
        this.weight = entry.weight();
        this.target = entry.target();
        this.actual = entry.actual();
        this.checks = entry.checks();
        this.declaredScore = entry.declaredScore();
        this.reason = entry.reason();
        this.evidence = entry.evidence();
        this.method = entry.method();
        this.factKey = entry.factKey();
        this.review = entry.review();
    }

    public IndicatorEntry build() {
        return new IndicatorEntry(
                code,
                new IndicatorHeading(name, level1, level2),
                weight,
                target,
                actual,
                checks,
                declaredScore,
                reason,
                evidence,
                method,
                factKey,
                review);
    }

    public IndicatorEntryBuilder code(String code) {
        this.code = code;
        return this;
    }

    public IndicatorEntryBuilder name(String name) {
        this.name = name;
        return this;
    }

    public IndicatorEntryBuilder level1(String level1) {
        this.level1 = level1;
        return this;
    }

    public IndicatorEntryBuilder level2(String level2) {
        this.level2 = level2;
        return this;
    }

    public IndicatorEntryBuilder weight(BigDecimal weight) {
        this.weight = weight;
        return this;
    }

    public IndicatorEntryBuilder target(Target target) {
        this.target = target;
        return this;
    }

    public IndicatorEntryBuilder actual(Value actual) {
        this.actual = actual;
        return this;
    }

    public IndicatorEntryBuilder checks(List<String> checks) {
        this.checks = checks;
        return this;
    }

    public IndicatorEntryBuilder declaredScore(BigDecimal declaredScore) {
        this.declaredScore = declaredScore;
        return this;
    }

    public IndicatorEntryBuilder reason(String reason) {
        this.reason = reason;
        return this;
    }

    public IndicatorEntryBuilder evidence(List<String> evidence) {
        this.evidence = evidence;
        return this;
    }

    public IndicatorEntryBuilder method(String method) {
        this.method = method;
        return this;
    }

    public IndicatorEntryBuilder factKey(String factKey) {
        this.factKey = factKey;
        return this;
    }

    /** @param review null for none */
    public IndicatorEntryBuilder review(IndicatorReview review) {
        this.review = review;
        return this;
    }
}
