package org.plumbline.service.evaluations;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.explanation.Explanation;
import org.plumbline.core.explanation.Explanation.ExplanationLine;
import org.plumbline.core.explanation.ScoreTree;
import org.plumbline.core.explanation.ScoreTree.ScoreBranch;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorOutcome;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.ReviewedScore;
import org.plumbline.service.rulesets.PageAnchors;

/**
 * An evaluation as a page shows it: the figures at the top, points by level, and the explanation below.
 *
 * @param adjusted the difference between the sum of the tree and the total; empty if there is none
 * @param address of its page, below which those of its steps are; null in a standalone document
 */
public record EvaluationView(
        Evaluation evaluation, Explanation explanation, List<ScoreBranch> tree, String adjusted, String address) {

    private static final String NONE = "—";

    static EvaluationView of(Evaluation evaluation, String address, Locale locale) {
        return new EvaluationView(
                evaluation,
                Explanation.of(evaluation, locale),
                ScoreTree.of(evaluation, locale),
                Explanation.describeAdjustments(evaluation, locale),
                address);
    }

    static EvaluationView of(Evaluation evaluation, SavedEvaluation saved, Locale locale) {
        return of(evaluation, "/evaluations/" + saved.id(), locale);
    }

    /** A view for a standalone document. */
    public static EvaluationView standalone(Evaluation evaluation, Locale locale) {
        return of(evaluation, (String) null, locale);
    }

    /** Whether a page shows the rule that applied: a row of a table, not a DRL rule. */
    public boolean hasPage(RuleSource rule) {
        return address != null && rule != null && rule.sheet() != null && rule.row() != null;
    }

    /** The difference between declared and recomputed score of one indicator. */
    record ScoreDifference(String code, String name, BigDecimal declared, BigDecimal score, BigDecimal difference) {}

    /** Indicators whose declared and recomputed scores differ, the largest difference first. */
    public List<ScoreDifference> apart() {
        return evaluation.indicators().stream()
                .filter(score -> differs(score.difference()))
                .map(score -> new ScoreDifference(
                        score.code(),
                        score.name() == null ? score.code() : score.name(),
                        score.declaredScore(),
                        score.score(),
                        score.difference()))
                .sorted(Comparator.comparing(
                                (ScoreDifference each) -> each.difference().abs())
                        .reversed())
                .toList();
    }

    /**
     * The review of one indicator, group or member beside the two other numbers.
     *
     * @param anchorCode code of the row that shows its steps: of a member, that of its group
     */
    record ReviewRow(String anchorCode, String name, BigDecimal declared, BigDecimal score, ReviewedScore review) {}

    /** What a review says of the indicators, in their order; a group follows its members. */
    public List<ReviewRow> reviewed() {
        List<ReviewRow> rows = new ArrayList<>();
        for (IndicatorScore score : evaluation.indicators()) {
            if (score.members() != null) {
                score.members().forEach(member -> addReview(score.code(), member, rows));
            }
            addReview(score.code(), score, rows);
        }
        return rows;
    }

    private static void addReview(String anchorCode, IndicatorScore score, List<ReviewRow> rows) {
        if (score.review() != null) {
            rows.add(new ReviewRow(
                    anchorCode,
                    score.name() == null ? score.code() : score.name(),
                    score.declaredScore(),
                    score.score(),
                    score.review()));
        }
    }

    /** A deviation in percent, or a dash for null. */
    public String percent(BigDecimal deviation) {
        return deviation == null ? NONE : signed(deviation) + "%";
    }

    /** What prevents the total; empty if it is known, or if no indicator is the reason. */
    public String lacking(Locale locale) {
        return evaluation.complete() ? "" : Explanation.describeUnscored(evaluation, locale);
    }

    /** Whether there are lost points to explain. */
    public boolean asksWhyNot(String code) {
        return address != null
                && evaluation.indicators().stream()
                        .filter(score -> score.code().equals(code))
                        .anyMatch(EvaluationView::isMissingPoints);
    }

    private static boolean isMissingPoints(IndicatorScore score) {
        if (score.outcome() == IndicatorOutcome.SCORED) {
            return score.score() != null && score.score().compareTo(score.weight()) < 0;
        }
        return score.outcome() == IndicatorOutcome.MISSING || score.outcome() == IndicatorOutcome.INVALID;
    }

    /** The steps that decided the grades, recomputed and declared. */
    public List<ExplanationLine> grading() {
        return explanation.totals().stream().filter(line -> line.rule() != null).toList();
    }

    /** An indicator's own anchor on this page. */
    public String anchor(String code) {
        return anchorOf(code);
    }

    static String anchorOf(String code) {
        return "i-" + PageAnchors.sheetAnchor(code);
    }

    /** The anchor of an indicator on the page of lost points. */
    public String whyNotAnchor(String code) {
        return WhyNotView.anchorOf(code);
    }

    /** The part of the weight that was scored, or a dash for a weight that is not known. */
    public String points(BigDecimal saved, BigDecimal weight) {
        return weight.signum() == 0 ? NONE : saved.toPlainString() + " / " + weight.toPlainString();
    }

    /** The number as text, or a dash for null. */
    public String shown(BigDecimal number) {
        return formatOrDash(number);
    }

    public static String formatOrDash(BigDecimal number) {
        return number == null ? NONE : number.toPlainString();
    }

    /** The number with its sign; a minus sign as wide as the plus. */
    public String signed(BigDecimal number) {
        return formatSignedOrDash(number);
    }

    public static String formatSignedOrDash(BigDecimal number) {
        if (number == null) {
            return NONE;
        }
        return switch (number.signum()) {
            case 1 -> "+" + number.toPlainString();
            case -1 -> "−" + number.negate().toPlainString();
            default -> number.toPlainString();
        };
    }

    public String shown(String text) {
        return text == null ? NONE : text;
    }

    /** Whether declared and recomputed values differ. */
    public boolean differs(BigDecimal difference) {
        return difference != null && difference.signum() != 0;
    }
}
