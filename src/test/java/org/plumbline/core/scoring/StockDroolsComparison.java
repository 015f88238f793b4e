package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.plumbline.ShippedFiles;
import org.plumbline.core.ruleset.RuleSession;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Submission;

/** A rule set beside what stock Drools makes of the same workbook. */
final class StockDroolsComparison {

    private final Scorer scorer = new Scorer();
    private final RuleSet ruleSet;
    private final StockRules stock;

    StockDroolsComparison(byte[] workbook, RuleSet ruleSet) {
        this.ruleSet = ruleSet;
        this.stock = StockRules.compile(workbook, ShippedFiles.manifest(), ruleSet);
    }

    /** Totals, grades, findings and fired rows are equal. */
    void compare(Submission submission) {
        Evaluation ours = scorer.score(submission, ruleSet);
        Evaluation theirs;
        try (RuleSession session = stock.open()) {
            theirs = scorer.score(submission, ruleSet, session);
        }
        assertThat(theirs.total()).isEqualTo(ours.total());
        assertThat(theirs.grade()).isEqualTo(ours.grade());
        assertThat(theirs.indicators()).isEqualTo(ours.indicators());
        assertThat(theirs.findings()).isEqualTo(ours.findings());
        assertThat(fired(theirs)).isEqualTo(fired(ours));
    }

    private static String adjusted(TraceStep step) {
        if (step instanceof TraceStep.BonusStep bonus) {
            return " " + bonus.points() + " " + bonus.running();
        }
        if (step instanceof TraceStep.CapStep capped) {
            return " " + capped.points() + " " + capped.running() + " " + capped.read();
        }
        return step instanceof TraceStep.VetoStep veto ? " " + veto.running() + " " + veto.grade() : "";
    }

    /** Rows in the order of the trace, with the points they took. */
    private static List<String> fired(Evaluation evaluation) {
        return evaluation.trace().stream()
                .filter(step -> step.rule() != null)
                .map(step -> step.kind() + " " + step.indicator() + " " + step.rule()
                        + (step instanceof TraceStep.ScoringStep judged
                                ? " " + judged.points() + " " + judged.read()
                                : "")
                        + adjusted(step))
                .toList();
    }
}
