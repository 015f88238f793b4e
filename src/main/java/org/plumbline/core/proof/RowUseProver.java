package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.scoring.ReadingScorer.ReadingResult;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Value;

/**
 * Reports the rows that applied in no part of the values. Every part was scored, so that no submission can reach them; a
 * trial at one of the row's own bounds shows which row judges there instead.
 */
final class RowUseProver {

    private static final BigDecimal STATED_TARGET = BigDecimal.valueOf(100);

    private final ProofRun run;
    private final TrialRunner trials;
    private final List<ProvedIndicator> subjects = new ArrayList<>();

    RowUseProver(ProofRun run) {
        this.run = run;
        this.trials = new TrialRunner(run.ruleSet());
    }

    void prove() {
        for (ParsedTable<?> table : run.ruleSet().tables()) {
            if (table.form().phase() != RulePhase.REVIEWING) {
                for (ProofRow row : ProofRow.listRows(table)) {
                    if (!run.isApplied(row.source()) && !run.isFull(ProofProperty.EVERY_ROW)) {
                        report(row);
                    }
                }
            }
        }
    }

    private void report(ProofRow row) {
        RuleSource source = row.source();
        Optional<ProofTrial> trial =
                row.table().form().fact() == NumberReading.class ? findTrial(row) : Optional.empty();
        Bilingual instead = trial.map(each -> each.rules().isEmpty()
                        ? new Bilingual("", "")
                        : new Bilingual(
                                "；例如 " + each.given().zh() + " 由 " + ProofSentences.join(each.rules(), "、") + " 评分",
                                "; for example " + ProofSentences.join(each.rules(), ", ") + " judges "
                                        + each.given().en()))
                .orElse(new Bilingual("", ""));
        run.add(new Counterexample(
                ProofProperty.EVERY_ROW,
                null,
                source,
                trial.map(List::of).orElse(List.of()),
                new Bilingual(
                        "“" + source.sheet() + "”第 " + source.row() + " 行 " + source.id() + "：没有任何填报用得上这一行"
                                + instead.zh(),
                        "row %d of %s, %s: no submission can reach it%s"
                                .formatted(source.row(), source.sheet(), source.id(), instead.en()))));
    }

    private Optional<ProofTrial> findTrial(ProofRow row) {
        if (subjects.isEmpty()) {
            subjects.addAll(ProvedIndicators.list(run.ruleSet(), run.groups()));
        }
        return subjects.stream()
                .flatMap(subject -> findTrial(row, subject).stream())
                .findFirst();
    }

    /** The score at one of the row's bounds, where the row is for the indicator. */
    private Optional<ProofTrial> findTrial(ProofRow row, ProvedIndicator subject) {
        BigDecimal weight =
                subject.isWeightFree() ? BigDecimal.TEN : subject.indicator().weight();
        BigDecimal target = subject.isTargetFree()
                ? STATED_TARGET
                : subject.indicator().target().numberOrNull();
        boolean isFor = target != null
                && run.groups()
                        .findRows(subject.readNumber(target, target, weight))
                        .contains(row);
        for (BigDecimal actual : isFor ? ValueLines.of(List.of(row)).listValues(target) : List.<BigDecimal>of()) {
            ReadingResult result = run.scorer().score(subject.readNumber(actual, target, weight), true);
            Optional<ProofTrial> trial = result.score() == null
                    ? Optional.empty()
                    : trials.run(
                            trials.createSubmission(subject, Value.of(target), weight, actual),
                            subject,
                            result,
                            ProofSentences.describeValues(actual, target, null));
            if (trial.isPresent()) {
                return trial;
            }
        }
        return Optional.empty();
    }
}
