package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One fact with more than one value in one document.
 *
 * @param indicator code of an indicator that states it; null where only the text does
 * @param spread greatest − least, in {@code unit}; null where words differ
 * @param unit null where none is stated
 * @param values each value with its unit and its place
 */
public record FactConflict(String key, String indicator, BigDecimal spread, String unit, String values) {

    /** Adds a conflict for each unit in which {@code facts} disagree. */
    static void addConflicts(String key, String indicator, List<StatedFact> facts, List<FactConflict> conflicts) {
        Map<String, List<StatedFact>> comparable = new LinkedHashMap<>();
        for (StatedFact fact : facts) {
            String kind =
                    fact.value().numberOrNull() == null ? "文字" : MoneyUnits.isMoney(fact.unit()) ? "万元" : fact.unit();
            comparable.computeIfAbsent(kind, k -> new ArrayList<>()).add(fact);
        }
        comparable.forEach((unit, same) -> {
            if (haveUnequalValues(same)) {
                BigDecimal spread = same.get(0).value().numberOrNull() == null ? null : computeSpread(same);
                conflicts.add(
                        new FactConflict(key, indicator, spread, spread == null ? null : unit, formatValues(same)));
            }
        });
    }

    private static boolean haveUnequalValues(List<StatedFact> facts) {
        return facts.get(0).value().numberOrNull() == null
                ? facts.stream().map(StatedFact::value).distinct().count() > 1
                : computeSpread(facts).signum() != 0;
    }

    private static BigDecimal computeSpread(List<StatedFact> facts) {
        List<BigDecimal> amounts = facts.stream()
                .map(FactConflict::toAmount)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return amounts.get(amounts.size() - 1).subtract(amounts.get(0));
    }

    private static BigDecimal toAmount(StatedFact fact) {
        BigDecimal figure = fact.value().numberOrNull();
        return MoneyUnits.isMoney(fact.unit()) ? MoneyUnits.convert(figure, fact.unit(), "万元") : figure;
    }

    private static String formatValues(List<StatedFact> facts) {
        return facts.stream()
                .map(fact -> fact.describeValue() + (fact.source() == null ? "" : "（" + fact.source() + "）"))
                .collect(Collectors.joining("；"));
    }
}
