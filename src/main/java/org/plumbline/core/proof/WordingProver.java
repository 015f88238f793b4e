package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.proof.ProofRow.FilledCondition;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.ReadingScorer.ReadingResult;
import org.plumbline.vocabulary.CellList;
import org.plumbline.vocabulary.Value;

/**
 * Decides for an indicator with text as its value which rows judge each wording: those that rows name, the target's,
 * and one that no row names, which represents all others. Where no row is for other wordings, they are not claimed.
 */
final class WordingProver {

    private static final String OTHER = "其他";

    private final ProofRun run;
    private final ProvedIndicator subject;
    private final BigDecimal weight;
    private final TrialRunner trials;

    WordingProver(ProofRun run, ProvedIndicator subject) {
        this.run = run;
        this.subject = subject;
        this.trials = new TrialRunner(run.ruleSet());
        this.weight =
                subject.isWeightFree() ? BigDecimal.TEN : subject.indicator().weight();
    }

    void prove() {
        boolean free = !(subject.indicator().target() instanceof Value.TextValue);
        String fixed = free ? OTHER : subject.indicator().target().toString();
        List<ProofRow> rows = run.groups().findRows(subject.readText(fixed, fixed, weight));
        if (rows.isEmpty() && (subject.isOwn() || free)) {
            return; // no row is for text of this kind
        }
        Set<String> named = listNamed(rows);
        Set<String> targets = new LinkedHashSet<>(List.of(fixed));
        if (free && subject.isTargetFree()) {
            targets.addAll(named);
        }
        for (String target : targets) {
            Set<String> words = new LinkedHashSet<>(named);
            if (!subject.faulty()) {
                words.add(target);
            }
            words.forEach(word -> check(word, target, true));
            check(OTHER + target, target, false);
        }
    }

    private static Set<String> listNamed(List<ProofRow> rows) {
        Set<String> named = new LinkedHashSet<>();
        for (ProofRow row : rows) {
            for (FilledCondition each : row.listConditions()) {
                if (each.column().property().equals("says")) {
                    named.addAll(CellList.split((String) each.cell()));
                }
            }
        }
        return named;
    }

    /** @param claimed whether a row must judge the wording */
    private void check(String word, String target, boolean claimed) {
        ReadingResult result = run.scorer().score(subject.readText(word, target, weight), true);
        run.addParts(1);
        run.recordApplied(result.judging());
        boolean none = result.judging().isEmpty() && claimed && (!word.equals(OTHER) || !subject.isTargetFree());
        if (none || result.judging().size() > 1) {
            report(word, target, result);
        } else if (result.score() != null && !subject.faulty()) {
            run.offer(new ProofRun.ScoredEntry(
                    subject,
                    subject.createEntry(Value.of(target), weight)
                            .actual(Value.of(word))
                            .build(),
                    List.of(),
                    result.score()));
        }
    }

    private void report(String word, String target, ReadingResult result) {
        List<RuleSource> rows = result.judging();
        if (run.isFull(ProofProperty.ONE_ROW) || !run.isFirst(List.of(subject.indicator(), "text", rows))) {
            return;
        }
        Bilingual given = new Bilingual(
                "目标值“" + target + "”，实际值“" + word + "”", "target \"" + target + "\", actual \"" + word + "\"");
        trials.run(trials.createSubmission(subject, Value.of(target), weight, word), subject, result, given)
                .ifPresentOrElse(
                        trial -> run.add(new Counterexample(
                                ProofProperty.ONE_ROW,
                                subject.findCode(),
                                rows.isEmpty() ? null : rows.get(rows.size() - 1),
                                List.of(trial),
                                ProofSentences.describeRows(subject.describe(), given, rows))),
                        () -> run.addUndecided(
                                ProofProperty.ONE_ROW, ProofSentences.describeUnconfirmed(subject.describe(), given)));
    }
}
