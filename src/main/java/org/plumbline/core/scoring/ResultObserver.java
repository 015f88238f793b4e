package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.Grade;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.UnscorableReason;

/** Observations on scores, total and grade: declared and computed ones compared. */
final class ResultObserver {

    private final RuleSet ruleSet;
    private final Scheme scheme;
    private final DeclaredResult declared;
    private final ScoreCalculator calculator;
    private final BigDecimal total;
    private final ObservationCollector observations;

    /** @param total of the rules, after bonuses, caps and vetoes; null for none */
    ResultObserver(
            RuleSet ruleSet,
            Submission submission,
            ScoreCalculator calculator,
            BigDecimal total,
            ObservationCollector observations) {
        this.ruleSet = ruleSet;
        this.scheme = ruleSet.scheme();
        this.declared = submission.declared();
        this.calculator = calculator;
        this.total = total;
        this.observations = observations;
    }

    void observeScores() {
        for (IndicatorScore score : calculator.scores()) {
            observeScore(score);
        }
    }

    private void observeScore(IndicatorScore score) {
        boolean withoutRule = score.outcome() == IndicatorOutcome.NO_RULE
                || score.outcome() == IndicatorOutcome.NO_WEIGHT
                        && ruleSet.methods().none();
        boolean group = score.members() != null;
        if (withoutRule && !group) {
            observations.addToIndicator(Check.NO_RULE, score.code(), null);
        }
        if (calculator.findUnscorableReason(score.code()) == UnscorableReason.NOT_CHOSEN) {
            observations.addToIndicator(Check.CHOICE_MISSING, score.code(), null, Figure.WEIGHT.of(score.weight()));
        }
        if (score.declaredScore() != null && score.weight() != null) {
            observeDeclaredScore(score, score.declaredScore());
        }
    }

    private void observeDeclaredScore(IndicatorScore score, BigDecimal declared) {
        if (declared.compareTo(score.weight()) > 0) {
            observations.addToIndicator(
                    Check.SCORE_OVER_WEIGHT,
                    score.code(),
                    declared.subtract(score.weight()),
                    Figure.DECLARED_SCORE.of(declared),
                    Figure.WEIGHT.of(score.weight()));
        } else if (score.difference() != null && score.difference().signum() != 0) {
            observations.addToIndicator(
                    Check.SCORE_RULE_MISMATCH,
                    score.code(),
                    score.difference().abs(),
                    Figure.DECLARED_SCORE.of(declared),
                    Figure.RULE_SCORE.of(score.score()),
                    Figure.DIFFERENCE.of(score.difference()));
        }
    }

    void observeTotals(List<Reading> readings) {
        observeBlankScores();
        observeUnexplained(readings);
        BigDecimal weights = calculator.sums().computeWeightSum();
        if (calculator.sums().hasScoredAny() && weights.compareTo(scheme.fullMarks()) != 0) {
            observations.addToSubmission(
                    Check.WEIGHT_SUM,
                    weights.subtract(scheme.fullMarks()).abs(),
                    Figure.WEIGHT_SUM.of(weights),
                    Figure.FULL_MARKS.of(scheme.fullMarks()));
        }
        if (total != null) {
            observeSensitiveGrade();
        }
    }

    private void observeBlankScores() {
        List<IndicatorScore> weighted = calculator.scores().stream()
                .filter(score -> score.weight() != null)
                .toList();
        List<BigDecimal> stated = weighted.stream()
                .map(IndicatorScore::declaredScore)
                .filter(Objects::nonNull)
                .toList();
        if (stated.isEmpty()) {
            return;
        }
        boolean one = weighted.size() - stated.size() == 1;
        BigDecimal implied = declared.total() == null || !one
                ? null
                : declared.total().subtract(stated.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        for (IndicatorScore score : weighted) {
            if (score.declaredScore() == null) {
                observations.addToIndicator(
                        Check.SCORE_MISSING,
                        score.code(),
                        null,
                        Figure.WEIGHT.of(score.weight()),
                        Figure.IMPLIED_SCORE.of(implied));
            }
        }
    }

    /**
     * Declared below full marks, no rule that derives the loss, and every indicator with a target meets it. An
     * indicator with a reason for its deviation, or with an actual of zero below its target, may explain the loss.
     */
    private void observeUnexplained(List<Reading> readings) {
        if (declared.total() == null
                || declared.total().compareTo(scheme.fullMarks()) >= 0
                || calculator.sums().hasScoredAny()
                || calculator.scores().stream().anyMatch(score -> score.declaredScore() != null)
                || readings.stream().anyMatch(ResultObserver::mayExplainLoss)) {
            return;
        }
        long met = readings.stream().filter(ResultObserver::hasNumberTarget).count();
        long untargeted = readings.stream()
                .filter(reading -> reading.indicator().target() == null)
                .count();
        if (met > 0) {
            observations.addToSubmission(
                    Check.SCORE_UNEXPLAINED,
                    null,
                    Figure.DECLARED_TOTAL.of(declared.total()),
                    Figure.FULL_MARKS.of(scheme.fullMarks()),
                    Figure.LOST.of(scheme.fullMarks().subtract(declared.total())),
                    Figure.TARGETS_MET.of(BigDecimal.valueOf(met)),
                    Figure.UNTARGETED.of(BigDecimal.valueOf(untargeted)));
        }
    }

    private static boolean hasNumberTarget(Reading reading) {
        return reading instanceof NumberReading number && number.target() != null;
    }

    private static boolean mayExplainLoss(Reading reading) {
        return ReadingObserver.isExplained(reading)
                || reading instanceof NumberReading number
                        && number.target() != null
                        && (!ReadingObserver.isTargetMet(number)
                                || number.actual().signum() == 0
                                        && number.target().signum() > 0);
    }

    /**
     * @param ruleGrade null without a total
     * @param declaredGrade the band of the declared total; null without one
     */
    void observeGrades(Grade ruleGrade, Grade declaredGrade) {
        String label = declared.grade();
        if (label == null) {
            return;
        }
        if (declaredGrade != null && !declaredGrade.hasLabel(label)) {
            observations.addToSubmission(
                    Check.GRADE_MISMATCH,
                    null,
                    Figure.DECLARED_TOTAL.of(declared.total()),
                    Figure.DECLARED_GRADE.of(label),
                    Figure.BAND_GRADE.of(declaredGrade.label()));
        }
        if (declaredGrade != null && declaredGrade.aliases().contains(label)) {
            observations.addToSubmission(
                    Check.GRADE_LABEL_VARIANT,
                    null,
                    Figure.DECLARED_GRADE.of(label),
                    Figure.STANDARD_GRADE.of(declaredGrade.label()));
        }
        if (ruleGrade != null && !ruleGrade.hasLabel(label)) {
            observations.addToSubmission(
                    Check.GRADE_DIFFERS,
                    null,
                    Figure.DECLARED_GRADE.of(label),
                    Figure.RULE_GRADE.of(ruleGrade.label()),
                    Figure.RULE_TOTAL.of(total));
        }
    }

    private void observeSensitiveGrade() {
        BigDecimal nearest = null;
        for (BigDecimal bound : ruleSet.listGradeBounds()) {
            if (nearest == null
                    || bound.subtract(total)
                                    .abs()
                                    .compareTo(nearest.subtract(total).abs())
                            < 0) {
                nearest = bound;
            }
        }
        if (nearest != null) {
            BigDecimal distance = nearest.subtract(total).abs();
            observations.addToSubmission(
                    Check.GRADE_SENSITIVE,
                    distance,
                    Figure.RULE_TOTAL.of(total),
                    Figure.BOUND.of(nearest),
                    Figure.DIFFERENCE.of(distance));
        }
    }
}
