package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.proof.ProofRow.FilledCondition;
import org.plumbline.core.rule.AmountColumn;
import org.plumbline.core.rule.AmountColumn.AmountKind;
import org.plumbline.core.rule.TableType;
import org.plumbline.vocabulary.PointsUnit;

/**
 * Decides for one indicator with numeric values which rows judge each of them, and whether a better value may score less.
 *
 * <p>Where submissions state the weight, scores are compared at a weight beyond all others: rows that give a share of the
 * weight, or rows that take points, or rows that give points keep their order at every weight. Rows of different
 * kinds do not, and are left undecided.
 */
final class NumberProver {

    /** Large against every deduction in points, so that shares of it are distinguished although scores are rounded. */
    static final BigDecimal LARGE_WEIGHT = BigDecimal.TEN.pow(40);

    private static final Set<String> QUOTIENTS = Set.of("completion", "overAchieved");

    private final ProofRun run;
    private final ProvedIndicator subject;
    private final List<ProofRow> rows;
    private final List<ProofRow> judging;
    private final BigDecimal weight;
    private final NumberCounterexamples counterexamples;

    NumberProver(ProofRun run, ProvedIndicator subject) {
        this.run = run;
        this.subject = subject;
        this.rows = run.groups().findRows(subject.readNumber(BigDecimal.ONE, findFixedTarget(), BigDecimal.ONE));
        this.judging = rows.stream().filter(ProofRow::givesMarks).toList();
        this.weight =
                subject.isWeightFree() ? LARGE_WEIGHT : subject.indicator().weight();
        this.counterexamples = new NumberCounterexamples(run, subject, weight);
    }

    private BigDecimal findFixedTarget() {
        return subject.isTargetFree() ? null : subject.indicator().target().numberOrNull();
    }

    void prove() {
        if (judging.isEmpty() && subject.isOwn()) {
            return; // no row is for indicators of this kind
        }
        ValueLines lines = ValueLines.of(rows);
        if (!subject.isTargetFree()) {
            proveFor(findFixedTarget(), lines);
        } else if (rows.stream().noneMatch(NumberProver::needsTarget)) {
            proveFor(null, lines);
        } else {
            for (List<BigDecimal> range : TargetSamples.of(lines).ranges()) {
                proveRange(range, lines);
            }
        }
        if (subject.isWeightFree() && judging.size() > 1 && countKinds() > 1) {
            leaveUndecided("权重由填报给出，几行的得分单位不同", "the weight is stated and its rows score in different units");
        }
    }

    private static boolean needsTarget(ProofRow row) {
        return row.family().comparesWithTarget()
                || row.listConditions().stream()
                        .anyMatch(each -> each.column() instanceof TableType.BoundCondition<?>
                                && !each.column().property().equals("actual"));
    }

    /** Several rows may compare differently at every target, unless their scores at the bounds do not depend on it. */
    private void proveRange(List<BigDecimal> targets, ValueLines lines) {
        Set<List<Object>> scores = new HashSet<>();
        for (BigDecimal target : targets) {
            List<NumberSample> samples = proveFor(target, lines);
            scores.add(samples.stream()
                    .<Object>map(sample -> Arrays.asList(
                            sample.judged().judging(),
                            sample.judged().score() == null
                                    ? null
                                    : sample.judged().score().stripTrailingZeros()))
                    .toList());
        }
        if (scores.size() > 1 && judging.size() > 1 && !judging.stream().allMatch(NumberProver::hasFixedScore)) {
            leaveUndecided("目标值由填报给出，几行的得分随目标值变化", "the target is stated and the scores of its rows vary with it");
        }
    }

    private void leaveUndecided(String zh, String en) {
        Bilingual name = subject.describe();
        run.addUndecided(ProofProperty.BETTER_NEVER_LOWER, new Bilingual(name.zh() + "：" + zh, name.en() + ": " + en));
    }

    private static boolean hasFixedScore(ProofRow row) {
        return row.family().listAmounts(row).stream().anyMatch(amount -> amount.kind() == AmountKind.FIXED_SCORE);
    }

    /**
     * In how many ways its rows depend on the weight: shares of it, points taken, points given, points left at least. An
     * amount of zero agrees with each.
     */
    private long countKinds() {
        return judging.stream().flatMap(NumberProver::listKinds).distinct().count();
    }

    private static Stream<Object> listKinds(ProofRow row) {
        List<AmountColumn> amounts = row.family().listAmounts(row);
        return amounts.isEmpty()
                ? Stream.of(PointsUnit.WEIGHT_PERCENT)
                : amounts.stream()
                        .filter(amount ->
                                row.findNumber(amount.label(), BigDecimal.ZERO).signum() != 0)
                        .map(amount -> amount.unit() == PointsUnit.WEIGHT_PERCENT ? amount.unit() : amount.kind());
    }

    private List<NumberSample> proveFor(BigDecimal target, ValueLines lines) {
        List<NumberSample> samples = NumberSamples.take(run, subject, lines.listValues(target), target, weight);
        offerEntries(samples, target);
        checkOneRow(samples, target);
        for (OrderClaim claim : OrderClaim.list(subject.indicator().operator(), rows, target)) {
            checkOrder(samples, claim, target);
        }
        return samples;
    }

    private void offerEntries(List<NumberSample> samples, BigDecimal target) {
        List<NumberSample> scored = samples.stream()
                .filter(sample -> sample.whole().score() != null)
                .sorted(Comparator.comparing(sample -> sample.whole().score()))
                .toList();
        if (!scored.isEmpty()) {
            counterexamples.offer(scored.get(0), target);
            counterexamples.offer(scored.get(scored.size() - 1), target);
        }
    }

    private void checkOneRow(List<NumberSample> samples, BigDecimal target) {
        for (int i = 0; i < samples.size(); i++) {
            NumberSample sample = samples.get(i);
            boolean none = sample.whole().judging().isEmpty() && !isUndefined(target);
            boolean several = sample.whole().judging().size() > 1
                    || sample.whole().besides().size() > 1;
            if (none || several) {
                counterexamples.reportRows(sample, findNeighbour(samples, i), target);
            }
        }
    }

    /** Rows with bounds on quotients of a stated target judge nothing where it is not above zero: it cannot be divided by. */
    private boolean isUndefined(BigDecimal target) {
        return subject.isTargetFree()
                && (target == null || target.signum() <= 0)
                && judging.stream()
                        .flatMap(row -> row.listConditions().stream())
                        .map(FilledCondition::column)
                        .anyMatch(column -> QUOTIENTS.contains(column.property()));
    }

    /** The nearest sample that one row judges; null for none. */
    private static NumberSample findNeighbour(List<NumberSample> samples, int place) {
        for (int distance = 1; distance < samples.size(); distance++) {
            for (int i : new int[] {place - distance, place + distance}) {
                if (i >= 0
                        && i < samples.size()
                        && !samples.get(i).whole().judging().isEmpty()) {
                    return samples.get(i);
                }
            }
        }
        return null;
    }

    private void checkOrder(List<NumberSample> samples, OrderClaim claim, BigDecimal target) {
        List<NumberSample> upward = samples.stream()
                .filter(sample -> claim.includes(sample.actual()))
                .filter(sample -> sample.judged().score() != null)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!claim.largerIsBetter()) {
            Collections.reverse(upward);
        }
        NumberSample highest = null;
        for (NumberSample sample : upward) {
            if (highest != null && isLess(sample, highest)) {
                counterexamples.reportOrder(sample, highest, target);
                return;
            }
            highest = highest == null || isLess(highest, sample) ? sample : highest;
        }
    }

    private static boolean isLess(NumberSample one, NumberSample other) {
        return Objects.requireNonNull(one.judged().score())
                        .compareTo(other.judged().score())
                < 0;
    }
}
