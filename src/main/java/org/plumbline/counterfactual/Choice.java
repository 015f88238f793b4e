package org.plumbline.counterfactual;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.counterfactual.GradeSearch.Scored;

/**
 * Which {@code count} indicators gain enough together by the least sum of efforts. All but the last of a set go up their
 * rungs, each the least change that gains more than the one before; the last gains what is left.
 */
final class Choice {

    private static final int RUNGS = 40;
    private static final int VISITS = 20_000;

    private final List<Scored> scored;
    private final int count;
    private final BigDecimal unit;
    private final Effort effort;
    private final Map<Scored, List<Suggestion>> rungs = new HashMap<>();
    private final List<Suggestion> path = new ArrayList<>();
    private List<Suggestion> best;
    private BigDecimal bestEffort;
    private int visits;
    private boolean bounded;

    /** @param scored by the most each gains, largest first; the first {@code count} together gain enough */
    Choice(List<Scored> scored, int count, BigDecimal unit, Effort effort) {
        this.scored = scored;
        this.count = count;
        this.unit = unit;
        this.effort = effort;
    }

    /** Whether some sets, or some changes within them, were left untried. */
    boolean bounded() {
        return bounded;
    }

    List<Suggestion> least(BigDecimal gain) {
        best = scored.subList(0, count).stream()
                .map(each -> each.least(each.most()).orElseThrow())
                .toList();
        bestEffort = sum(best);
        from(0, gain, BigDecimal.ZERO);
        return best;
    }

    private static BigDecimal sum(List<Suggestion> suggestions) {
        return suggestions.stream().map(Suggestion::effort).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Sets that begin with what {@code path} holds and go on with indicators from {@code start}. */
    private void from(int start, BigDecimal left, BigDecimal spent) {
        int open = count - path.size();
        for (int i = start; i <= scored.size() - open; i++) {
            if (mostOf(i, open).compareTo(left) < 0) {
                return; // those after it gain less still
            }
            if (visits++ >= VISITS || effort.spent()) {
                bounded = true;
                return;
            }
            Scored each = scored.get(i);
            if (open == 1) {
                each.least(left.max(unit)).ifPresent(last -> keep(last, spent));
                continue;
            }
            for (Suggestion rung : rungs(each)) {
                BigDecimal more = spent.add(rung.effort());
                if (more.compareTo(bestEffort) >= 0) {
                    break;
                }
                path.add(rung);
                from(i + 1, left.subtract(rung.gain()), more);
                path.remove(path.size() - 1);
            }
        }
    }

    private BigDecimal mostOf(int start, int open) {
        return scored.subList(start, start + open).stream().map(Scored::most).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void keep(Suggestion last, BigDecimal spent) {
        BigDecimal all = spent.add(last.effort());
        if (all.compareTo(bestEffort) < 0) {
            bestEffort = all;
            best = new ArrayList<>(path);
            best.add(last);
        }
    }

    private List<Suggestion> rungs(Scored each) {
        List<Suggestion> known = rungs.get(each);
        if (known != null) {
            return known;
        }
        List<Suggestion> found = new ArrayList<>();
        BigDecimal gain = unit;
        while (gain.compareTo(each.most()) <= 0) {
            if (found.size() == RUNGS || effort.spent()) {
                bounded = true;
                found.add(each.least(each.most()).orElseThrow());
                break;
            }
            Suggestion rung = each.least(gain).orElseThrow();
            found.add(rung);
            gain = rung.gain().add(unit);
        }
        rungs.put(each, found);
        return found;
    }
}
