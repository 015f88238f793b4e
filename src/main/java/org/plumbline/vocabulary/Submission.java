package org.plumbline.vocabulary;

import java.util.List;

/**
 * What a body submits for one fiscal year (申报数据). Facts, never judgements.
 *
 * @param scheme id of the {@link Scheme} it is scored by
 * @param review {@link ReviewResult#NOTHING} where none is stated
 */
public record Submission(
        String scheme,
        int fiscalYear,
        Subject subject,
        Budget budget,
        List<IndicatorEntry> indicators,
        List<IndicatorGroupEntry> groups,
        List<StatedFact> facts,
        DeclaredResult declared,
        ReviewResult review) {

    public Submission {
        indicators = List.copyOf(indicators);
        groups = List.copyOf(groups);
        facts = List.copyOf(facts);
    }

    /** A submission without a review. */
    public Submission(
            String scheme,
            int fiscalYear,
            Subject subject,
            Budget budget,
            List<IndicatorEntry> indicators,
            List<IndicatorGroupEntry> groups,
            List<StatedFact> facts,
            DeclaredResult declared) {
        this(scheme, fiscalYear, subject, budget, indicators, groups, facts, declared, ReviewResult.NOTHING);
    }

    public Submission withFiscalYear(int fiscalYear) {
        return new Submission(scheme, fiscalYear, subject, budget, indicators, groups, facts, declared, review);
    }

    public Submission withBudget(Budget budget) {
        return new Submission(scheme, fiscalYear, subject, budget, indicators, groups, facts, declared, review);
    }

    public Submission withIndicators(List<IndicatorEntry> indicators) {
        return new Submission(scheme, fiscalYear, subject, budget, indicators, groups, facts, declared, review);
    }

    public Submission withFacts(List<StatedFact> facts) {
        return new Submission(scheme, fiscalYear, subject, budget, indicators, groups, facts, declared, review);
    }

    public Submission withDeclared(DeclaredResult declared) {
        return new Submission(scheme, fiscalYear, subject, budget, indicators, groups, facts, declared, review);
    }
}
