package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.CellList;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.NegativePolicy;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Value;

/** Values at which rows differ: each bound and values next to it, each wording that a row names, and sets of checkpoints. */
public final class TrialEntries {

    private static final BigDecimal USUAL_TARGET = BigDecimal.valueOf(100);
    private static final BigDecimal USUAL_WEIGHT = BigDecimal.valueOf(20);
    private static final List<BigDecimal> DISTANCES = List.of("-5", "-1", "-0.01", "0", "0.01", "1", "5").stream()
            .map(BigDecimal::new)
            .toList();

    private final RowGroups groups;
    private final RuleSet ruleSet;
    private final TrialRunner runner;
    private final List<TrialEntry> entries = new ArrayList<>();

    private TrialEntries(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
        this.groups = RowGroups.of(ruleSet.tables());
        this.runner = new TrialRunner(ruleSet);
    }

    /** For each indicator in the order of the catalogue, then for own indicators. */
    public static List<TrialEntry> list(RuleSet ruleSet) {
        TrialEntries trials = new TrialEntries(ruleSet);
        ProvedIndicators.list(ruleSet, trials.groups).forEach(trials::add);
        return trials.entries;
    }

    private void add(ProvedIndicator subject) {
        BigDecimal weight =
                subject.isWeightFree() ? USUAL_WEIGHT : subject.indicator().weight();
        if (ruleSet.scheme().faultMethod() != null && !subject.isOwn()) {
            addWordings(subject.withFault(ruleSet.scheme().faultMethod()), weight);
        }
        if (ruleSet.methods()
                .judgesChecklists(
                        subject.indicator().code(), subject.indicator().method())) {
            addChecklists(subject, weight);
            return;
        }
        if (!(subject.indicator().target() instanceof Value.TextValue)) {
            addNumbers(subject, weight);
        }
        if (subject.indicator().textMethod() != null) {
            addWordings(subject.withTextMethod(), weight);
        } else if (!(subject.indicator().target() instanceof Value.NumberValue)) {
            addWordings(subject, weight);
        }
    }

    private void addNumbers(ProvedIndicator subject, BigDecimal weight) {
        BigDecimal target = subject.isTargetFree()
                ? USUAL_TARGET
                : subject.indicator().target().numberOrNull();
        List<ProofRow> rows = groups.findRows(subject.readNumber(target, target, weight));
        Set<BigDecimal> values = new LinkedHashSet<>();
        for (BigDecimal bound :
                rows.isEmpty() ? List.<BigDecimal>of() : ValueLines.of(rows).listValues(target)) {
            DISTANCES.forEach(distance -> values.add(
                    bound.setScale(4, RoundingMode.HALF_UP).add(distance).stripTrailingZeros()));
        }
        for (BigDecimal value : values) {
            boolean allowed = value.signum() >= 0
                    || !subject.isRecomputed() && subject.indicator().negative() == NegativePolicy.ALLOW;
            if (allowed) {
                entries.add(new TrialEntry(
                        subject.readNumber(value, target, weight),
                        runner.createSubmission(subject, Value.of(target), weight, value)));
            }
        }
    }

    private void addWordings(ProvedIndicator subject, BigDecimal weight) {
        String target = subject.indicator().target() instanceof Value.TextValue text ? text.text() : "达到预期";
        Set<String> words = new LinkedHashSet<>(List.of(target));
        for (ProofRow row : groups.findRows(subject.readText(target, target, weight))) {
            row.listConditions().stream()
                    .filter(each -> each.column().property().equals("says"))
                    .forEach(each -> words.addAll(CellList.split((String) each.cell())));
        }
        words.add("未" + target);
        for (String word : words) {
            entries.add(new TrialEntry(
                    subject.readText(word, target, weight),
                    runner.createSubmission(subject, Value.of(target), weight, word)));
        }
    }

    private void addChecklists(ProvedIndicator subject, BigDecimal weight) {
        List<String> all = List.copyOf(ruleSet.methods()
                .points(subject.indicator().code(), subject.indicator().method()));
        Set<List<String>> sets = new LinkedHashSet<>(List.of(all, List.of()));
        for (String point : all) {
            List<String> without = new ArrayList<>(all);
            without.remove(point);
            sets.add(without);
        }
        for (List<String> checks : sets) {
            add(
                    subject.readChecks(checks, weight),
                    subject.createEntry(subject.indicator().target(), weight)
                            .checks(checks)
                            .build());
        }
    }

    private void add(Reading reading, IndicatorEntry entry) {
        entries.add(new TrialEntry(reading, runner.createSubmission(List.of(entry), Budget.NONE, List.of())));
    }
}
