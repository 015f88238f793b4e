package org.plumbline.evaluations;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.plumbline.explanation.Explanation;
import org.plumbline.explanation.Explanation.Line;
import org.plumbline.explanation.ScoreTree;
import org.plumbline.explanation.ScoreTree.Branch;
import org.plumbline.publishing.Place;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.scoring.Evaluation;

/**
 * An evaluation as a page shows it: the figures at the top, points by level, and the explanation below.
 *
 * @param adjusted what lies between the tree's sum and the total; empty where nothing does
 * @param versionId of the rule set that scored it, whose page shows its rows
 */
record EvaluationView(
        Evaluation evaluation, Explanation explanation, List<Branch> tree, String adjusted, long versionId) {

    private static final String NONE = "—";

    static EvaluationView of(Evaluation evaluation, long versionId, Locale locale) {
        return new EvaluationView(
                evaluation,
                Explanation.of(evaluation, locale),
                ScoreTree.of(evaluation, locale),
                Explanation.adjusted(evaluation, locale),
                versionId);
    }

    /** Whether the rule is a row of a table, which a page can show; a DRL rule is not. */
    public boolean hasPlace(RuleRef rule) {
        return rule != null && rule.sheet() != null && rule.row() != null;
    }

    /** The row's anchor on the page of its version. */
    public String place(RuleRef rule) {
        return Place.row(rule.sheet(), rule.row());
    }

    /** What decided the grades, ours and the declared one. */
    public List<Line> grading() {
        return explanation.totals().stream().filter(line -> line.rule() != null).toList();
    }

    /** An indicator's own anchor on this page. */
    public String anchor(String code) {
        return "i-" + Place.sheet(code);
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
