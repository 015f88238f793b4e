package org.plumbline.service.evaluations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.plumbline.core.comparison.EvaluationComparison;
import org.plumbline.core.comparison.EvaluationComparison.ComparedPart;
import org.plumbline.core.comparison.EvaluationComparison.ComparedSteps;
import org.plumbline.core.comparison.EvaluationComparison.ContributionKind;
import org.plumbline.core.comparison.EvaluationComparison.PointsPair;
import org.plumbline.core.explanation.DisplayNames;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.trace.StepStage;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.DecimalMath;

/**
 * An {@link EvaluationComparison} of stored evaluations in the reader's language. Differences are right − left.
 *
 * @param declared whether the right side is the self-evaluation of the left one
 * @param difference of the totals; null if one is unknown
 * @param sum what the parts add up to: totals or, if one is unknown, the sums of the scored indicators
 * @param indicators of either side; their differences and that of the rest add up to that of {@code sum}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ComparisonView(
        boolean declared,
        ComparedSide left,
        ComparedSide right,
        boolean sameRuleSet,
        BigDecimal difference,
        ComparedPoints sum,
        List<IndicatorComparison> indicators,
        IndicatorComparison rest,
        List<FindingItem> onlyLeft,
        List<FindingItem> onlyRight) {

    /** One side; of a declared side total and grade are the declared ones. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ComparedSide(
            UUID id,
            String subject,
            String region,
            String scheme,
            int fiscalYear,
            SavedEvaluationItem.RuleSetReference ruleSet,
            BigDecimal total,
            String grade) {}

    /** @param left null if there are none; likewise {@code right} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ComparedPoints(BigDecimal left, BigDecimal right, BigDecimal difference) {

        static ComparedPoints of(PointsPair amounts, BigDecimal difference) {
            return new ComparedPoints(
                    scaleOrNull(amounts.left()),
                    scaleOrNull(amounts.right()),
                    difference == null ? null : scaleOrNull(difference));
        }

        /** Without a difference where a side is unknown. */
        static ComparedPoints ofKnown(PointsPair amounts, BigDecimal difference) {
            return of(amounts, amounts.left() == null || amounts.right() == null ? null : difference);
        }

        private static BigDecimal scaleOrNull(BigDecimal number) {
            return number == null ? null : DecimalMath.scalePoints(number);
        }
    }

    /** @param code null for the row of the rest */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IndicatorComparison(
            String code,
            String name,
            ComparedPoints weight,
            ComparedPoints score,
            List<StepComparison> steps,
            boolean differs) {}

    /**
     * A rule that gave or deducted different points.
     *
     * @param kind word for the kind of rule
     * @param points their difference is its part in the score's; none if only one side has a trace
     * @param left sentences; empty if the left side has no such step
     */
    record StepComparison(
            ContributionKind what, String kind, ComparedPoints points, List<String> left, List<String> right) {}

    record FindingItem(String code, String severity, String message) {}

    /** @param right null to compare with the declared scores of the left one */
    static ComparisonView of(SavedEvaluation left, SavedEvaluation right, Locale locale) {
        Evaluation one = EvaluationJson.read(left.canonical());
        if (right == null) {
            return declared(left, one, locale);
        }
        Evaluation other = EvaluationJson.read(right.canonical());
        EvaluationComparison compared = EvaluationComparison.of(one, other);
        StepSentences ones = StepSentences.of(one, locale);
        StepSentences others = StepSentences.of(other, locale);
        return new ComparisonView(
                false,
                toSide(left, one, one.total(), one.grade()),
                toSide(right, other, other.total(), other.grade()),
                one.ruleSet().equals(other.ruleSet()),
                one.total() == null || other.total() == null
                        ? null
                        : DecimalMath.scalePoints(compared.sum().difference()),
                ComparedPoints.ofKnown(compared.sum(), compared.sum().difference()),
                compared.parts().stream()
                        .map(part -> toIndicator(part, ones, others, locale))
                        .toList(),
                toIndicator(compared.rest(), ones, others, locale),
                toFindings(compared.onlyLeft(), ones, locale),
                toFindings(compared.onlyRight(), others, locale));
    }

    private static ComparisonView declared(SavedEvaluation saved, Evaluation evaluation, Locale locale) {
        EvaluationComparison compared = EvaluationComparison.withDeclared(evaluation);
        StepSentences narrator = StepSentences.of(evaluation, locale);
        return new ComparisonView(
                true,
                toSide(saved, evaluation, evaluation.total(), evaluation.grade()),
                toSide(
                        saved,
                        evaluation,
                        evaluation.declared().total(),
                        evaluation.declared().grade()),
                true,
                evaluation.difference(),
                ComparedPoints.ofKnown(compared.sum(), compared.sum().difference()),
                compared.parts().stream()
                        .map(part -> part.differs()
                                ? explainDeclared(part, evaluation, narrator, locale)
                                : toIndicatorWithoutSteps(part))
                        .toList(),
                toIndicatorWithoutSteps(compared.rest()),
                List.of(),
                List.of());
    }

    private static ComparedSide toSide(SavedEvaluation saved, Evaluation evaluation, BigDecimal total, String grade) {
        return new ComparedSide(
                saved.id(),
                evaluation.subject() == null ? null : evaluation.subject().name(),
                evaluation.subject() == null ? null : evaluation.subject().region(),
                evaluation.scheme(),
                evaluation.fiscalYear(),
                new SavedEvaluationItem.RuleSetReference(saved.version(), evaluation.ruleSet()),
                total,
                grade);
    }

    private static IndicatorComparison toIndicatorWithoutSteps(ComparedPart part) {
        return of(part, List.of());
    }

    private static IndicatorComparison of(ComparedPart part, List<StepComparison> steps) {
        return new IndicatorComparison(
                part.code(),
                part.name(),
                new ComparedPoints(part.weight().left(), part.weight().right(), null),
                part.code() == null || part.difference().signum() == 0
                        ? ComparedPoints.ofKnown(part.score(), part.difference())
                        : ComparedPoints.of(part.score(), part.difference()),
                steps,
                part.differs());
    }

    private static IndicatorComparison toIndicator(
            ComparedPart part, StepSentences left, StepSentences right, Locale locale) {
        return of(
                part,
                part.steps().stream()
                        .map(pair -> toStep(pair, left, right, locale))
                        .toList());
    }

    private static StepComparison toStep(ComparedSteps pair, StepSentences left, StepSentences right, Locale locale) {
        List<TraceStep> either = pair.left().isEmpty() ? pair.right() : pair.left();
        return new StepComparison(
                pair.what(),
                either.isEmpty()
                        ? null
                        : DisplayNames.nameStepKind(either.get(0).kind(), locale),
                ComparedPoints.of(pair.points(), pair.difference()),
                pair.left().stream().map(left::describe).toList(),
                pair.right().stream().map(right::describe).toList());
    }

    /** The steps that led to a score that was declared differently. */
    private static IndicatorComparison explainDeclared(
            ComparedPart part, Evaluation evaluation, StepSentences narrator, Locale locale) {
        List<StepComparison> steps = evaluation.trace().stream()
                .filter(step -> part.code().equals(step.indicator()) && step.stage() != StepStage.CHECKING)
                .map(step -> new StepComparison(
                        ContributionKind.STEP,
                        DisplayNames.nameStepKind(step.kind(), locale),
                        ComparedPoints.of(new PointsPair(step.points(), null), null),
                        List.of(narrator.describe(step)),
                        List.of()))
                .toList();
        return of(part, steps);
    }

    private static List<FindingItem> toFindings(List<RaisedFinding> findings, StepSentences narrator, Locale locale) {
        return findings.stream()
                .map(finding -> new FindingItem(
                        finding.code(),
                        DisplayNames.nameSeverity(finding.severity(), locale),
                        narrator.describeFinding(finding)))
                .toList();
    }

    @JsonIgnore
    public List<IndicatorComparison> different() {
        return indicators.stream().filter(IndicatorComparison::differs).toList();
    }

    @JsonIgnore
    public List<IndicatorComparison> same() {
        return indicators.stream().filter(each -> !each.differs()).toList();
    }

    /** The number as text, or a dash for null. */
    public String shown(BigDecimal number) {
        return EvaluationView.formatOrDash(number);
    }

    /** The number with its sign. */
    public String signed(BigDecimal number) {
        return EvaluationView.formatSignedOrDash(number);
    }
}
