package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.proof.ProofRow.FilledCondition;
import org.plumbline.core.rule.TableType.BoundCondition;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/**
 * Decides whether a larger number of a fact that earns a bonus may lower the total. Within two bounds a bonus only rises
 * with the number; the other indicators are at their worst, so that no limit hides a smaller bonus.
 */
final class BonusProver {

    private final ProofRun run;
    private final TrialRunner trials;

    BonusProver(ProofRun run) {
        this.run = run;
        this.trials = new TrialRunner(run.ruleSet());
    }

    private record NumberedTotal(BigDecimal number, Submission submission, BigDecimal total) {}

    /** @param rows of 加分, 封顶 and 否决; a fact that a veto names as well need not be better the larger it is */
    void prove(String fact, List<ProofRow> rows) {
        boolean vetoed = rows.stream()
                .anyMatch(row ->
                        row.table().form() == RuleFamilies.VETO.table() && Objects.equals(fact, row.findText("fact")));
        if (vetoed || !run.isFirst(List.of("bonus", fact))) {
            return;
        }
        NumberedTotal highest = null;
        for (BigDecimal number : listNumbers(fact, rows)) {
            Optional<NumberedTotal> total = computeTotal(fact, number);
            if (total.isEmpty()) {
                return; // no submission has a total
            }
            NumberedTotal here = total.orElseThrow();
            if (highest != null && here.total().compareTo(highest.total()) < 0) {
                report(fact, here, highest, rows);
                return;
            }
            highest = here;
        }
    }

    private static Set<BigDecimal> listNumbers(String fact, List<ProofRow> rows) {
        Set<BigDecimal> numbers = new TreeSet<>(List.of(BigDecimal.ZERO));
        for (ProofRow row : rows) {
            if (row.table().form() == RuleFamilies.BONUS.table() && fact.equals(row.findText("fact"))) {
                for (FilledCondition each : row.listConditions()) {
                    if (each.column() instanceof BoundCondition<?> bound
                            && bound.property().equals("number")) {
                        BigDecimal limit = (BigDecimal) each.cell();
                        numbers.addAll(List.of(
                                ValueGrid.lastBelow(limit), limit, ValueGrid.firstAbove(limit), limit.add(limit)));
                    }
                }
            }
        }
        return numbers;
    }

    private Optional<NumberedTotal> computeTotal(String fact, BigDecimal number) {
        run.addParts(1);
        List<StatedFact> facts = List.of(new StatedFact(fact, Value.of(number), null, null));
        return new FullSubmissions(run)
                .create(false, DecimalMath.HUNDRED, facts)
                .flatMap(submission -> trials.score(submission)
                        .map(Evaluation::total)
                        .map(total -> new NumberedTotal(number, submission, total)));
    }

    private void report(String fact, NumberedTotal more, NumberedTotal fewer, List<ProofRow> rows) {
        String larger = ProofSentences.format(more.number());
        String smaller = ProofSentences.format(fewer.number());
        ProofRow place = rows.stream()
                .filter(row -> fact.equals(row.findText("fact")))
                .findFirst()
                .orElseThrow();
        run.add(new Counterexample(
                ProofProperty.TOTAL_NEVER_LOWER,
                null,
                place.source(),
                List.of(toTrial(fact, more), toTrial(fact, fewer)),
                new Bilingual(
                        "%s 为 %s 的总分是 %s，只有 %s 的总分是 %s".formatted(fact, larger, more.total(), smaller, fewer.total()),
                        "the total is %s with %s = %s, and %s with only %s"
                                .formatted(more.total(), fact, larger, fewer.total(), smaller))));
    }

    private static ProofTrial toTrial(String fact, NumberedTotal each) {
        String number = ProofSentences.format(each.number());
        return new ProofTrial(
                each.submission(), new Bilingual(fact + " " + number, fact + " " + number), List.of(), each.total());
    }
}
