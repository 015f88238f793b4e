package org.plumbline.evaluations;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.plumbline.explanation.Explanation;
import org.plumbline.explanation.Explanation.Line;
import org.plumbline.explanation.ScoreTree;
import org.plumbline.explanation.ScoreTree.Branch;
import org.plumbline.publishing.Place;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.IndicatorScore;
import org.plumbline.scoring.Outcome;

/**
 * An evaluation as a page shows it: the figures at the top, points by level, and the explanation below.
 *
 * @param adjusted what lies between the tree's sum and the total; empty where nothing does
 * @param address of its page, under which stand those of its steps; null in a document that stands by itself
 */
record EvaluationView(
        Evaluation evaluation, Explanation explanation, List<Branch> tree, String adjusted, String address) {

    private static final String NONE = "—";

    static EvaluationView of(Evaluation evaluation, String address, Locale locale) {
        return new EvaluationView(
                evaluation,
                Explanation.of(evaluation, locale),
                ScoreTree.of(evaluation, locale),
                Explanation.adjusted(evaluation, locale),
                address);
    }

    static EvaluationView of(Evaluation evaluation, Kept kept, Locale locale) {
        return of(evaluation, "/evaluations/" + kept.id(), locale);
    }

    /** To be read without the service. */
    static EvaluationView alone(Evaluation evaluation, Locale locale) {
        return of(evaluation, (String) null, locale);
    }

    /** Whether a page shows the rule at work: a row of a table, not a DRL rule. */
    public boolean hasPage(RuleRef rule) {
        return address != null && rule != null && rule.sheet() != null && rule.row() != null;
    }

    /** What declared and recomputed score of one indicator are apart. */
    record Apart(String code, String name, BigDecimal declared, BigDecimal score, BigDecimal difference) {}

    /** Indicators scored otherwise than declared, the largest difference first. */
    public List<Apart> apart() {
        return evaluation.indicators().stream()
                .filter(score -> differs(score.difference()))
                .map(score -> new Apart(
                        score.code(),
                        score.name() == null ? score.code() : score.name(),
                        score.declaredScore(),
                        score.score(),
                        score.difference()))
                .sorted(Comparator.comparing((Apart each) -> each.difference().abs())
                        .reversed())
                .toList();
    }

    /** What keeps the total from being known; empty where it is known, or where that lies in no indicator. */
    public String lacking(Locale locale) {
        return evaluation.complete() ? "" : Explanation.lacking(evaluation, locale);
    }

    /** Whether there is something to ask why it has not more points. */
    public boolean asksWhyNot(String code) {
        return address != null
                && evaluation.indicators().stream()
                        .filter(score -> score.code().equals(code))
                        .anyMatch(EvaluationView::lacks);
    }

    private static boolean lacks(IndicatorScore score) {
        if (score.outcome() == Outcome.SCORED) {
            return score.score() != null && score.score().compareTo(score.weight()) < 0;
        }
        return score.outcome() == Outcome.MISSING || score.outcome() == Outcome.INVALID;
    }

    /** What decided the grades, ours and the declared one. */
    public List<Line> grading() {
        return explanation.totals().stream().filter(line -> line.rule() != null).toList();
    }

    /** An indicator's own anchor on this page. */
    public String anchor(String code) {
        return anchorOf(code);
    }

    static String anchorOf(String code) {
        return "i-" + Place.sheet(code);
    }

    /** Of what would have given an indicator more points, on the page that tells it. */
    public String whyNotAnchor(String code) {
        return WhyNotView.anchor(code);
    }

    /** Kept of weight. */
    public String points(BigDecimal kept, BigDecimal weight) {
        return kept.toPlainString() + " / " + weight.toPlainString();
    }

    /** A number as it is printed, or a dash. */
    public String shown(BigDecimal number) {
        return shownOrDash(number);
    }

    static String shownOrDash(BigDecimal number) {
        return number == null ? NONE : number.toPlainString();
    }

    /** With its sign; a minus as long as the plus. */
    public String signed(BigDecimal number) {
        return signedOrDash(number);
    }

    static String signedOrDash(BigDecimal number) {
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

    /** Whether the rules say something else than was declared. */
    public boolean differs(BigDecimal difference) {
        return difference != null && difference.signum() != 0;
    }
}
