package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.basics.SubmissionLimits;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.ReadingScorer.ReadingResult;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** Turns samples that contradict a property into submissions with simple numbers, and has the scorer confirm them. */
final class NumberCounterexamples {

    /** Weights to show a counterexample with, where submissions state the weight. */
    private static final List<BigDecimal> USUAL_WEIGHTS =
            Stream.of("10", "100", "20", "5", "1").map(BigDecimal::new).toList();

    private final ProofRun run;
    private final ProvedIndicator subject;
    private final TrialRunner trials;
    private final List<BigDecimal> weights;

    NumberCounterexamples(ProofRun run, ProvedIndicator subject, BigDecimal weight) {
        this.run = run;
        this.subject = subject;
        this.trials = new TrialRunner(run.ruleSet());
        this.weights = subject.isWeightFree() ? USUAL_WEIGHTS : List.of(weight);
    }

    /** Offers a simple value of the sample's part as the best or worst of its indicator. */
    void offer(NumberSample sample, BigDecimal target) {
        BigDecimal weight = weights.get(0);
        BigDecimal actual = ValueGrid.findSimplest(sample.low(), sample.high());
        for (BigDecimal each : List.of(actual, sample.simplify(2))) {
            ReadingResult result = score(each, target, weight, true);
            if (isStatable(each, target) && result.score() != null) {
                Submission stated = trials.createSubmission(subject, toValue(target), weight, each);
                run.offer(
                        new ProofRun.ScoredEntry(subject, stated.indicators().get(0), stated.facts(), result.score()));
            }
        }
    }

    private ReadingResult score(BigDecimal actual, BigDecimal target, BigDecimal weight, boolean additional) {
        return run.scorer().score(subject.readNumber(actual, target, weight), additional);
    }

    private static boolean isStatable(BigDecimal actual, BigDecimal target) {
        return ValueGrid.isStatable(actual) && (target == null || ValueGrid.isStatable(target));
    }

    private static Value toValue(BigDecimal target) {
        return target == null ? null : Value.of(target);
    }

    /** @param neighbour the nearest sample that a row judges; null for none */
    void reportRows(NumberSample sample, NumberSample neighbour, BigDecimal target) {
        List<RuleSource> rows = sample.whole().besides().size() > 1
                ? sample.whole().besides()
                : sample.whole().judging();
        Object cause = List.of(subject.indicator(), rows);
        if (run.isFull(ProofProperty.ONE_ROW) || run.isReported(cause)) {
            return;
        }
        BigDecimal actual = ValueGrid.findSimplest(sample.low(), sample.high());
        Bilingual given = ProofSentences.describeValues(actual, target, null);
        Optional<ProofTrial> trial =
                confirm(actual, target, weights.get(0), score(actual, target, weights.get(0), true), given);
        if (trial.isEmpty()) {
            run.addUnconfirmed(
                    ProofProperty.ONE_ROW, cause, ProofSentences.describeUnconfirmed(subject.describe(), given));
            return;
        }
        RuleSource near = neighbour == null ? null : neighbour.whole().judging().get(0);
        run.markReported(cause);
        run.add(new Counterexample(
                ProofProperty.ONE_ROW,
                subject.findCode(),
                rows.isEmpty() ? near : rows.get(rows.size() - 1),
                List.of(trial.orElseThrow()),
                ProofSentences.describeRows(subject.describe(), given, rows)));
    }

    /** The trial where the scorer agrees; empty where it does not, or no submission can state the numbers. */
    private Optional<ProofTrial> confirm(
            BigDecimal actual, BigDecimal target, BigDecimal weight, ReadingResult expected, Bilingual given) {
        return isStatable(actual, target)
                ? trials.run(
                        trials.createSubmission(subject, toValue(target), weight, actual), subject, expected, given)
                : Optional.empty();
    }

    /** @param better a value that is better than {@code worse} and scores less */
    void reportOrder(NumberSample better, NumberSample worse, BigDecimal target) {
        List<RuleSource> rows = Stream.concat(better.judged().judging().stream(), worse.judged().judging().stream())
                .toList();
        Object cause = List.of(ProofProperty.BETTER_NEVER_LOWER, subject.indicator(), rows);
        if (run.isFull(ProofProperty.BETTER_NEVER_LOWER) || run.isReported(cause)) {
            return;
        }
        for (BigDecimal weight : weights) {
            for (int decimals = -1; decimals <= SubmissionLimits.DECIMALS; decimals++) {
                if (confirmOrder(better.simplify(decimals), worse.simplify(decimals), target, weight)) {
                    run.markReported(cause);
                    return;
                }
            }
        }
        String ids = ProofSentences.join(rows, "、");
        run.addUnconfirmed(
                ProofProperty.BETTER_NEVER_LOWER,
                cause,
                ProofSentences.describeUnconfirmed(subject.describe(), new Bilingual(ids, ids)));
    }

    private boolean confirmOrder(BigDecimal better, BigDecimal worse, BigDecimal target, BigDecimal weight) {
        ReadingResult less = score(better, target, weight, true);
        ReadingResult more = score(worse, target, weight, true);
        if (less.score() == null || more.score() == null || less.score().compareTo(more.score()) >= 0) {
            return false;
        }
        BigDecimal shown = subject.isWeightFree() ? weight : null;
        Bilingual given = ProofSentences.describeValues(better, target, shown);
        Optional<ProofTrial> one = confirm(better, target, weight, less, given);
        Optional<ProofTrial> other =
                confirm(worse, target, weight, more, ProofSentences.describeValues(worse, target, shown));
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        run.add(new Counterexample(
                ProofProperty.BETTER_NEVER_LOWER,
                subject.findCode(),
                more.judging().get(0),
                List.of(one.orElseThrow(), other.orElseThrow()),
                ProofSentences.describeOrder(subject.describe(), given, less.score(), worse, more.score())));
        return true;
    }
}
