package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.Grade;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.ReviewResult;
import org.plumbline.vocabulary.Submission;

/**
 * Compares a review (复核) with what was declared and with what the rules give. A review changes no score; it is a third
 * number beside the two.
 */
final class ReviewComparison {

    private final ReviewResult review;
    private final DeclaredResult declared;
    private final List<IndicatorScore> parts;
    private final List<IndicatorScore> reviewed;
    private final BigDecimal ruleTotal;
    private final Grade ruleGrade;

    /**
     * @param ruleTotal after bonuses, caps and vetoes; null for none
     * @param ruleGrade null without a total
     */
    ReviewComparison(Submission submission, List<IndicatorScore> scores, BigDecimal ruleTotal, Grade ruleGrade) {
        this.review = submission.review();
        this.declared = submission.declared();
        this.parts = scores;
        this.reviewed = scores.stream()
                .flatMap(score -> score.members() == null
                        ? Stream.of(score)
                        : Stream.concat(score.members().stream(), Stream.of(score)))
                .filter(score -> score.review() != null)
                .toList();
        this.ruleTotal = ruleTotal;
        this.ruleGrade = ruleGrade;
    }

    /** Null where the submission has no review. */
    ReviewedTotal summarize() {
        if (reviewed.isEmpty() && review.equals(ReviewResult.NOTHING)) {
            return null;
        }
        return new ReviewedTotal(
                reviewed.size(),
                review.total(),
                review.grade(),
                ReviewedScore.computeDifference(review.total(), ruleTotal),
                ReviewedScore.computeDeviation(declared.total(), review.total()));
    }

    /** A step for each review of an indicator, then one for that of the total or grade. */
    List<TraceStep> listSteps() {
        List<TraceStep> steps = new ArrayList<>();
        for (IndicatorScore score : reviewed) {
            ReviewedScore of = score.review();
            steps.add(new TraceStep.ReviewStep(
                    score.code(),
                    FigureValues.of(
                            Figure.DECLARED_SCORE.of(score.declaredScore()),
                            Figure.RULE_SCORE.of(score.score()),
                            Figure.REVIEW_SCORE.of(of.score()),
                            Figure.REVIEW_DEVIATION.of(of.deviation()),
                            Figure.ACTUAL.of(of.actual() == null ? null : score.actual()),
                            Figure.REVIEW_ACTUAL.of(of.actual()),
                            Figure.REVIEW_REASON.of(of.reason()))));
        }
        if (!review.equals(ReviewResult.NOTHING)) {
            steps.add(new TraceStep.ReviewStep(
                    null,
                    FigureValues.of(
                            Figure.DECLARED_TOTAL.of(declared.total()),
                            Figure.DECLARED_GRADE.of(declared.grade()),
                            Figure.RULE_TOTAL.of(ruleTotal),
                            Figure.RULE_GRADE.of(ruleGrade == null ? null : ruleGrade.label()),
                            Figure.REVIEW_TOTAL.of(review.total()),
                            Figure.REVIEW_GRADE.of(review.grade()),
                            Figure.REVIEW_DEVIATION.of(
                                    ReviewedScore.computeDeviation(declared.total(), review.total())))));
        }
        return steps;
    }

    /** What rows of 审核 may turn into findings, each judged by the rows that the workbook has for it. */
    List<Observation> observe(RuleSet ruleSet) {
        List<Observation> observations = new ArrayList<>();
        for (IndicatorScore score : reviewed) {
            observeScore(score, observations);
        }
        observeTotal(observations);
        return observations.stream()
                .map(each -> ruleSet.hasRowsOf(each.kind())
                        ? each
                        : each.judgedBy(each.kind().substitute()))
                .toList();
    }

    private static void observeScore(IndicatorScore score, List<Observation> observations) {
        ReviewedScore review = score.review();
        if (review.difference() != null && review.difference().signum() != 0) {
            observations.add(Observation.of(
                    Check.REVIEW_RULE_MISMATCH,
                    score.code(),
                    null,
                    review.difference().abs(),
                    Figure.REVIEW_SCORE.of(review.score()),
                    Figure.RULE_SCORE.of(score.score()),
                    Figure.DIFFERENCE.of(review.difference())));
        }
        if (review.score() == null || score.declaredScore() == null || review.reason() != null) {
            return;
        }
        BigDecimal changed = score.declaredScore().subtract(review.score());
        if (changed.signum() != 0) {
            observations.add(Observation.of(
                    Check.REVIEW_REASON_MISSING,
                    score.code(),
                    null,
                    changed.abs(),
                    Figure.DECLARED_SCORE.of(score.declaredScore()),
                    Figure.REVIEW_SCORE.of(review.score()),
                    Figure.DIFFERENCE.of(changed),
                    Figure.REVIEW_DEVIATION.of(review.deviation())));
        }
    }

    private void observeTotal(List<Observation> observations) {
        BigDecimal difference = ReviewedScore.computeDifference(review.total(), ruleTotal);
        if (difference != null && difference.signum() != 0) {
            observations.add(Observation.of(
                    Check.REVIEW_TOTAL_MISMATCH,
                    null,
                    null,
                    difference.abs(),
                    Figure.REVIEW_TOTAL.of(review.total()),
                    Figure.RULE_TOTAL.of(ruleTotal),
                    Figure.DIFFERENCE.of(difference)));
        }
        observeSum(observations);
        if (review.grade() != null && ruleGrade != null && !ruleGrade.hasLabel(review.grade())) {
            observations.add(Observation.of(
                    Check.REVIEW_GRADE_DIFFERS,
                    null,
                    null,
                    null,
                    Figure.REVIEW_GRADE.of(review.grade()),
                    Figure.RULE_GRADE.of(ruleGrade.label()),
                    Figure.RULE_TOTAL.of(ruleTotal)));
        }
    }

    private void observeSum(List<Observation> observations) {
        BigDecimal sum = review.total() == null ? null : sumReviewed();
        BigDecimal difference = sum == null ? BigDecimal.ZERO : sum.subtract(review.total());
        if (difference.signum() != 0) {
            observations.add(Observation.of(
                    Check.REVIEW_SUM_MISMATCH,
                    null,
                    null,
                    difference.abs(),
                    Figure.SUM.of(sum),
                    Figure.REVIEW_TOTAL.of(review.total()),
                    Figure.DIFFERENCE.of(difference)));
        }
    }

    /** Null where a part that counts has no review score, or none has one. */
    private BigDecimal sumReviewed() {
        BigDecimal sum = null;
        for (IndicatorScore part : parts) {
            BigDecimal score = part.review() == null ? null : part.review().score();
            if (score != null) {
                sum = sum == null ? score : sum.add(score);
            } else if (part.weight() != null || part.declaredScore() != null) {
                return null;
            }
        }
        return sum;
    }
}
