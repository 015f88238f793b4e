package org.plumbline.core.whynot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.whynot.GradeSearch.ChangeCandidate;

/**
 * Which {@code count} indicators gain enough together with the least sum of efforts. All but the last of a set go up
 * their rungs, each the least change that gains more than the one before; the last gains the remainder.
 */
final class CombinationSearch {

    private static final int RUNGS = 40;
    private static final int VISITS = 20_000;

    private final List<ChangeCandidate> scored;
    private final int count;
    private final BigDecimal unit;
    private final TrialBudget trialBudget;
    private final Map<ChangeCandidate, List<Suggestion>> graduatedChanges = new HashMap<>();
    private final List<Suggestion> path = new ArrayList<>();
    private List<Suggestion> best;
    private BigDecimal bestEffort;
    private int visits;
    private boolean incomplete;

    /** @param scored by the most each gains, largest first; the first {@code count} together gain enough */
    CombinationSearch(List<ChangeCandidate> scored, int count, BigDecimal unit, TrialBudget effort) {
        this.scored = scored;
        this.count = count;
        this.unit = unit;
        this.trialBudget = effort;
    }

    /** Whether some sets, or some changes within them, were not tried. */
    boolean isIncomplete() {
        return incomplete;
    }

    List<Suggestion> findLeast(BigDecimal gain) {
        best = scored.subList(0, count).stream()
                .map(each -> each.findLeast(each.most()).orElseThrow())
                .toList();
        bestEffort = sumEfforts(best);
        searchFrom(0, gain, BigDecimal.ZERO);
        return best;
    }

    private static BigDecimal sumEfforts(List<Suggestion> suggestions) {
        return suggestions.stream().map(Suggestion::effort).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Sets that begin with the content of {@code path} and continue with indicators from {@code start}. */
    private void searchFrom(int start, BigDecimal left, BigDecimal spent) {
        int open = count - path.size();
        for (int i = start; i <= scored.size() - open; i++) {
            if (computeMaxGain(i, open).compareTo(left) < 0) {
                return; // those after it gain even less
            }
            if (visits++ >= VISITS || trialBudget.isExhausted()) {
                incomplete = true;
                return;
            }
            ChangeCandidate each = scored.get(i);
            if (open == 1) {
                each.findLeast(left.max(unit)).ifPresent(last -> keepIfBetter(last, spent));
                continue;
            }
            for (Suggestion rung : listGraduatedChanges(each)) {
                BigDecimal more = spent.add(rung.effort());
                if (more.compareTo(bestEffort) >= 0) {
                    break;
                }
                path.add(rung);
                searchFrom(i + 1, left.subtract(rung.gain()), more);
                path.remove(path.size() - 1);
            }
        }
    }

    private BigDecimal computeMaxGain(int start, int open) {
        return scored.subList(start, start + open).stream()
                .map(ChangeCandidate::most)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void keepIfBetter(Suggestion last, BigDecimal spent) {
        BigDecimal all = spent.add(last.effort());
        if (all.compareTo(bestEffort) < 0) {
            bestEffort = all;
            best = new ArrayList<>(path);
            best.add(last);
        }
    }

    private List<Suggestion> listGraduatedChanges(ChangeCandidate each) {
        List<Suggestion> known = graduatedChanges.get(each);
        if (known != null) {
            return known;
        }
        List<Suggestion> found = new ArrayList<>();
        BigDecimal gain = unit;
        while (gain.compareTo(each.most()) <= 0) {
            if (found.size() == RUNGS || trialBudget.isExhausted()) {
                incomplete = true;
                found.add(each.findLeast(each.most()).orElseThrow());
                break;
            }
            Suggestion rung = each.findLeast(gain).orElseThrow();
            found.add(rung);
            gain = rung.gain().add(unit);
        }
        graduatedChanges.put(each, found);
        return found;
    }
}
