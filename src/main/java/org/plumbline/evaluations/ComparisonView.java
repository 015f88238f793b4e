package org.plumbline.evaluations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.explanation.Narrator;
import org.plumbline.explanation.Words;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.RaisedFinding;
import org.plumbline.scoring.SideBySide;
import org.plumbline.scoring.SideBySide.Amounts;
import org.plumbline.scoring.SideBySide.Pair;
import org.plumbline.scoring.SideBySide.Part;
import org.plumbline.scoring.SideBySide.What;
import org.plumbline.trace.TraceStep;
import org.plumbline.vocabulary.Numbers;

/**
 * {@link SideBySide} of kept evaluations, worded. Differences are right − left.
 *
 * @param declared whether the right side is what the left one's body gave itself
 * @param difference of the totals; null where one is not known
 * @param sum what the parts add up to: totals, or in the place of an unknown one the sum of what was scored
 * @param indicators each of both; their differences and that of the rest add up to that of {@code sum}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ComparisonView(
        boolean declared,
        Side left,
        Side right,
        boolean sameRuleSet,
        BigDecimal difference,
        Points sum,
        List<Indicator> indicators,
        Indicator rest,
        List<Finding> onlyLeft,
        List<Finding> onlyRight) {

    /** One of the two; of a declared side total and grade are the declared ones. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Side(
            UUID id,
            String subject,
            String region,
            String scheme,
            int fiscalYear,
            KeptRow.Rules ruleSet,
            BigDecimal total,
            String grade) {}

    /** @param left null where there are none; likewise {@code right} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Points(BigDecimal left, BigDecimal right, BigDecimal difference) {

        static Points of(Amounts amounts, BigDecimal difference) {
            return new Points(
                    points(amounts.left()), points(amounts.right()), difference == null ? null : points(difference));
        }

        private static BigDecimal points(BigDecimal number) {
            return number == null ? null : Numbers.points(number);
        }
    }

    /** @param code null for the rest */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Indicator(String code, String name, Points weight, Points score, List<Step> steps, boolean differs) {}

    /**
     * What gave or took other points.
     *
     * @param kind word for what it is
     * @param points their difference is its part in the score's; none where only one side tells how it came about
     * @param left sentences; empty where the left side has no such step
     */
    record Step(What what, String kind, Points points, List<String> left, List<String> right) {}

    record Finding(String code, String severity, String message) {}

    /** @param right null to compare with what the left one declared */
    static ComparisonView of(Kept left, Kept right, Locale locale) {
        Evaluation one = EvaluationJson.read(left.canonical());
        if (right == null) {
            return declared(left, one, locale);
        }
        Evaluation other = EvaluationJson.read(right.canonical());
        SideBySide compared = SideBySide.of(one, other);
        Narrator ones = Narrator.of(one, locale);
        Narrator others = Narrator.of(other, locale);
        return new ComparisonView(
                false,
                side(left, one, one.total(), one.grade()),
                side(right, other, other.total(), other.grade()),
                one.ruleSet().equals(other.ruleSet()),
                one.total() == null || other.total() == null
                        ? null
                        : Numbers.points(compared.sum().difference()),
                Points.of(compared.sum(), compared.sum().difference()),
                compared.parts().stream()
                        .map(part -> indicator(part, ones, others, locale))
                        .toList(),
                indicator(compared.rest(), ones, others, locale),
                findings(compared.onlyLeft(), ones, locale),
                findings(compared.onlyRight(), others, locale));
    }

    private static ComparisonView declared(Kept kept, Evaluation evaluation, Locale locale) {
        SideBySide compared = SideBySide.withDeclared(evaluation);
        Narrator narrator = Narrator.of(evaluation, locale);
        return new ComparisonView(
                true,
                side(kept, evaluation, evaluation.total(), evaluation.grade()),
                side(
                        kept,
                        evaluation,
                        evaluation.declared().total(),
                        evaluation.declared().grade()),
                true,
                evaluation.difference(),
                Points.of(compared.sum(), compared.sum().difference()),
                compared.parts().stream()
                        .map(part -> part.differs() ? told(part, evaluation, narrator, locale) : plain(part))
                        .toList(),
                plain(compared.rest()),
                List.of(),
                List.of());
    }

    private static Side side(Kept kept, Evaluation evaluation, BigDecimal total, String grade) {
        return new Side(
                kept.id(),
                evaluation.subject() == null ? null : evaluation.subject().name(),
                evaluation.subject() == null ? null : evaluation.subject().region(),
                evaluation.scheme(),
                evaluation.fiscalYear(),
                new KeptRow.Rules(kept.version(), evaluation.ruleSet()),
                total,
                grade);
    }

    private static Indicator plain(Part part) {
        return of(part, List.of());
    }

    private static Indicator of(Part part, List<Step> steps) {
        return new Indicator(
                part.code(),
                part.name(),
                new Points(part.weight().left(), part.weight().right(), null),
                Points.of(part.score(), part.difference()),
                steps,
                part.differs());
    }

    private static Indicator indicator(Part part, Narrator left, Narrator right, Locale locale) {
        return of(
                part,
                part.steps().stream()
                        .map(pair -> step(pair, left, right, locale))
                        .toList());
    }

    private static Step step(Pair pair, Narrator left, Narrator right, Locale locale) {
        List<TraceStep> either = pair.left().isEmpty() ? pair.right() : pair.left();
        return new Step(
                pair.what(),
                either.isEmpty() ? null : Words.kind(either.get(0).kind(), locale),
                Points.of(pair.points(), pair.difference()),
                pair.left().stream().map(left::sentence).toList(),
                pair.right().stream().map(right::sentence).toList());
    }

    /** How the rules came to the score that was declared otherwise. */
    private static Indicator told(Part part, Evaluation evaluation, Narrator narrator, Locale locale) {
        List<Step> steps = evaluation.trace().stream()
                .filter(step -> part.code().equals(step.indicator()) && !(step instanceof TraceStep.Found))
                .map(step -> new Step(
                        What.STEP,
                        Words.kind(step.kind(), locale),
                        Points.of(new Amounts(step.points(), null), null),
                        List.of(narrator.sentence(step)),
                        List.of()))
                .toList();
        return of(part, steps);
    }

    private static List<Finding> findings(List<RaisedFinding> findings, Narrator narrator, Locale locale) {
        return findings.stream()
                .map(finding -> new Finding(
                        finding.code(), Words.severity(finding.severity(), locale), narrator.message(finding)))
                .toList();
    }

    @JsonIgnore
    public List<Indicator> different() {
        return indicators.stream().filter(Indicator::differs).toList();
    }

    @JsonIgnore
    public List<Indicator> same() {
        return indicators.stream().filter(each -> !each.differs()).toList();
    }

    /** A number as it is printed, or a dash. */
    public String shown(BigDecimal number) {
        return EvaluationView.shownOrDash(number);
    }

    /** With its sign. */
    public String signed(BigDecimal number) {
        return EvaluationView.signedOrDash(number);
    }
}
