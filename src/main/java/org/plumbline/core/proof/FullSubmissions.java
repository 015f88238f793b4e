package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.proof.ProofRun.ScoredEntry;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;

/** Submissions with every indicator at its best, or at its worst, so that they have a total. */
final class FullSubmissions {

    private final ProofRun run;
    private final Scheme scheme;

    FullSubmissions(ProofRun run) {
        this.run = run;
        this.scheme = run.ruleSet().scheme();
    }

    /**
     * @param best whether every indicator is at its best
     * @return empty where some indicator cannot be scored, or the weights cannot sum to full marks
     */
    Optional<Submission> create(boolean best, BigDecimal executionRate, List<StatedFact> facts) {
        List<IndicatorEntry> entries = new ArrayList<>();
        List<StatedFact> all = new ArrayList<>(facts);
        BigDecimal open = scheme.fullMarks();
        for (Indicator indicator : scheme.indicators()) {
            ScoredEntry entry = run.findEntry(indicator.code(), best);
            if (entry == null) {
                return Optional.empty();
            }
            entries.add(entry.entry());
            all.addAll(entry.facts());
            open = indicator.group() == null ? open.subtract(findWeight(indicator, entry)) : open;
        }
        List<IndicatorGroupEntry> groups = new ArrayList<>();
        for (IndicatorGroup group : scheme.groups()) {
            if (group.weight() == null) {
                return Optional.empty();
            }
            open = open.subtract(group.weight());
            if (group.take() == GroupAggregation.CHOSEN) {
                groups.add(new IndicatorGroupEntry(group.code(), null, findFirstMember(group)));
            }
        }
        if (open.signum() > 0 && run.findEntry("", best) != null) {
            entries.add(run.findEntry("", best).entry().toBuilder().weight(open).build());
        } else if (open.signum() != 0) {
            return Optional.empty();
        }
        return Optional.of(createSubmission(entries, groups, executionRate, all));
    }

    private static BigDecimal findWeight(Indicator indicator, ScoredEntry entry) {
        return indicator.weight() == null ? entry.entry().weight() : indicator.weight();
    }

    private String findFirstMember(IndicatorGroup group) {
        return scheme.indicators().stream()
                .filter(indicator -> group.code().equals(indicator.group()))
                .map(Indicator::code)
                .findFirst()
                .orElse(null);
    }

    private Submission createSubmission(
            List<IndicatorEntry> entries,
            List<IndicatorGroupEntry> groups,
            BigDecimal executionRate,
            List<StatedFact> facts) {
        Budget budget =
                new Budget("万元", DecimalMath.HUNDRED, null, DecimalMath.HUNDRED, executionRate, List.of(), List.of());
        return new Submission(
                scheme.id(),
                scheme.yearTo(),
                new Subject(scheme.title(), null, null),
                budget,
                entries,
                groups,
                facts,
                DeclaredResult.NOTHING);
    }
}
