package org.plumbline.core.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.Interval;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.verification.ScopeGroups.ScopeGroup;
import org.plumbline.vocabulary.Operator;

/**
 * A worse value must not score higher. Distances from the target are worse the larger they are; for 完成率 and 实际值 the
 * operator decides, ≥ and > or ≤ and <; where it is =, or not known, a band between two better ones is reported.
 */
final class MonotonicityCheck {

    private final WorkbookValidator validator;

    MonotonicityCheck(WorkbookValidator at) {
        this.validator = at;
    }

    void run() {
        for (ScopeGroup group : validator.findScoringGroups().listGroups()) {
            List<RowScope> bands = group.claims();
            Set<Set<String>> figures =
                    bands.stream().map(band -> band.bounds().keySet()).collect(Collectors.toSet());
            boolean comparable = bands.size() > 1
                    && bands.stream().noneMatch(band -> band.findFixedScore() == null || band.isEmpty())
                    && bands.stream()
                                    .map(band -> band.findFixedScore().unit())
                                    .distinct()
                                    .count()
                            == 1;
            if (comparable && figures.size() == 1 && figures.iterator().next().size() == 1) {
                String figure = figures.iterator().next().iterator().next();
                Boolean better = findDirection(group, figure);
                if (better != null) {
                    checkOrder(bands, figure, better);
                } else {
                    checkPeak(bands, figure);
                }
            }
        }
    }

    /** Null where it cannot be known. */
    private Boolean findDirection(ScopeGroup group, String figure) {
        if (RowScope.isDistance(figure)) {
            return false;
        }
        String operator = group.key().get("operator");
        if (operator != null) {
            return findDirection(Operator.parse(operator).orElseThrow());
        }
        Set<Boolean> directions = new HashSet<>();
        validator
                .findScoringGroups()
                .findIndicators(group)
                .forEach(indicator -> directions.add(findDirection(indicator.operator())));
        return directions.size() == 1 ? directions.iterator().next() : null;
    }

    private static Boolean findDirection(Operator operator) {
        return operator == Operator.EQUAL ? null : operator.isHigherBetter();
    }

    private void checkOrder(List<RowScope> bands, String figure, boolean largerIsBetter) {
        List<RowScope> sorted = new ArrayList<>(bands);
        Comparator<RowScope> upward = Comparator.comparing(band -> band.bounds().get(figure), Interval::compareLow);
        sorted.sort(largerIsBetter ? upward.reversed() : upward);
        RowScope best = sorted.get(0);
        for (RowScope worse : sorted.subList(1, sorted.size())) {
            if (computeScore(worse).compareTo(computeScore(best)) > 0) {
                Bilingual place = best.describeFor(worse);
                Bilingual values =
                        FigureNames.formatInterval(figure, worse.bounds().get(figure));
                String most = computeScore(best).toPlainString();
                validator.report(
                        ProblemCode.BAND_NOT_MONOTONE,
                        worse,
                        worse.findCell(worse.findFixedScore().label()),
                        Bilingual.of("不高于 %s", "at most %s", most),
                        new Bilingual(
                                "%s 比%s差，得分却比它的 %s 高".formatted(values.zh(), place.zh(), most),
                                "%s is worse than %s, which earns %s".formatted(values.en(), place.en(), most)));
            } else {
                best = worse;
            }
        }
    }

    /** Where values on both sides of the target may be worse, scores may fall and not rise again. */
    private void checkPeak(List<RowScope> bands, String figure) {
        List<RowScope> sorted = new ArrayList<>(bands);
        sorted.sort(Comparator.comparing(band -> band.bounds().get(figure), Interval::compareLow));
        boolean fallen = false;
        for (int i = 1; i < sorted.size(); i++) {
            int order = computeScore(sorted.get(i)).compareTo(computeScore(sorted.get(i - 1)));
            if (order > 0 && fallen) {
                reportValley(sorted, i, figure);
                return;
            }
            fallen |= order < 0;
        }
    }

    private void reportValley(List<RowScope> sorted, int risen, String figure) {
        RowScope low = sorted.get(risen - 1);
        Bilingual values = FigureNames.formatInterval(figure, low.bounds().get(figure));
        validator.report(
                ProblemCode.BAND_NOT_MONOTONE,
                low,
                low.findCell(low.findFixedScore().label()),
                new Bilingual("不低于两边的得分", "no less than on both sides"),
                new Bilingual(
                        values.zh() + " 的得分比两边都低；也许填错了一档", values.en() + " earns less than the values on both sides"));
    }

    private static BigDecimal computeScore(RowScope band) {
        return (BigDecimal) band.findValue(band.findFixedScore().label());
    }
}
