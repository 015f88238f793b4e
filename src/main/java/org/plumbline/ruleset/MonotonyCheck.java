package org.plumbline.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.ruleset.Claims.Group;
import org.plumbline.ruleset.Problem.Code;
import org.plumbline.vocabulary.Operator;

/**
 * A worse value must not score higher. Distances from the target are worse the larger they are; of 完成率 and 实际值 the
 * operator says, ≥ and > or ≤ and <; where it is =, or not known, nothing is told.
 */
final class MonotonyCheck {

    private static final String EARNS = "得分";
    private static final String UNIT = "得分单位";

    private final Verification at;

    MonotonyCheck(Verification at) {
        this.at = at;
    }

    void run() {
        for (Group group : at.claims().groups()) {
            List<Claim> bands = group.claims();
            Set<Set<String>> figures =
                    bands.stream().map(band -> band.bounds().keySet()).collect(Collectors.toSet());
            boolean comparable = bands.size() > 1
                    && bands.stream().allMatch(band -> band.form() == Forms.BAND && !band.isEmpty())
                    && bands.stream()
                                    .map(band -> Objects.requireNonNullElse(band.value(UNIT), "分"))
                                    .distinct()
                                    .count()
                            == 1;
            if (comparable && figures.size() == 1 && figures.iterator().next().size() == 1) {
                String figure = figures.iterator().next().iterator().next();
                Boolean better = largerIsBetter(group, figure);
                if (better != null) {
                    inOrder(bands, figure, better);
                }
            }
        }
    }

    /** Null where it can't be known. */
    private Boolean largerIsBetter(Group group, String figure) {
        if (Claim.isDistance(figure)) {
            return false;
        }
        String asked = group.key().get("operator");
        if (asked != null) {
            return direction(Operator.spelled(asked).orElseThrow());
        }
        Set<Boolean> directions = new HashSet<>();
        at.claims().judgedBy(group).forEach(indicator -> directions.add(direction(indicator.operator())));
        return directions.size() == 1 ? directions.iterator().next() : null;
    }

    private static Boolean direction(Operator operator) {
        return operator == Operator.EQUAL ? null : operator.upward();
    }

    private void inOrder(List<Claim> bands, String figure, boolean largerIsBetter) {
        List<Claim> sorted = new ArrayList<>(bands);
        Comparator<Claim> upward = Comparator.comparing(band -> band.bounds().get(figure), Interval::compareLow);
        sorted.sort(largerIsBetter ? upward.reversed() : upward);
        Claim best = sorted.get(0);
        for (Claim worse : sorted.subList(1, sorted.size())) {
            if (earns(worse).compareTo(earns(best)) > 0) {
                Bilingual place = best.seenFrom(worse);
                Bilingual values = Figures.text(figure, worse.bounds().get(figure));
                String most = earns(best).toPlainString();
                at.tell(
                        Code.BAND_NOT_MONOTONE,
                        worse,
                        worse.cell(EARNS),
                        Bilingual.of("不高于 %s", "at most %s", most),
                        new Bilingual(
                                "%s 比%s差，得分却比它的 %s 高".formatted(values.zh(), place.zh(), most),
                                "%s is worse than %s, which earns %s".formatted(values.en(), place.en(), most)));
            } else {
                best = worse;
            }
        }
    }

    private static BigDecimal earns(Claim band) {
        return (BigDecimal) band.value(EARNS);
    }
}
