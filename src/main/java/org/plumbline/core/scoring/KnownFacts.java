package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.plumbline.vocabulary.FactKey;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.StatedFact;

/** The facts of a submission under the keys that checks understand. */
final class KnownFacts {

    private final Map<FactKey, List<StatedFact>> usableFacts = new EnumMap<>(FactKey.class);
    private final List<StatedFact> rejectedFacts = new ArrayList<>();

    KnownFacts(List<StatedFact> facts) {
        for (StatedFact fact : facts) {
            FactKey key = FactKey.of(fact.key());
            if (key != null && key.accepts(fact)) {
                usableFacts.computeIfAbsent(key, k -> new ArrayList<>()).add(fact);
            } else if (key != null) {
                rejectedFacts.add(fact);
            }
        }
    }

    /** Facts under a known key with an invalid value. */
    List<StatedFact> rejectedFacts() {
        return rejectedFacts;
    }

    List<StatedFact> findAll(FactKey key) {
        return usableFacts.getOrDefault(key, List.of());
    }

    /** All facts about one item, such as an indicator by its code. */
    List<StatedFact> findAll(FactKey key, String item) {
        return findAll(key).stream()
                .filter(fact -> item.equals(FactKey.parseItem(fact.key())))
                .toList();
    }

    /** Whether a fact about the item has an invalid value. */
    boolean isRejected(FactKey key, String item) {
        return rejectedFacts.stream()
                .anyMatch(fact -> FactKey.of(fact.key()) == key && item.equals(FactKey.parseItem(fact.key())));
    }

    boolean contains(FactKey key) {
        return usableFacts.containsKey(key);
    }

    /** The first figure under this key; further ones are reported by INTERNAL_CONFLICT. Null for none. */
    BigDecimal findFigure(FactKey key) {
        List<StatedFact> facts = findAll(key);
        return facts.isEmpty() ? null : facts.get(0).value().numberOrNull();
    }

    /** The first figure about one of these, money in 万元; null for none. */
    BigDecimal findFigure(FactKey key, String... items) {
        StatedFact fact = findFact(key, items);
        return fact == null ? null : toAmount(fact);
    }

    /** The first fact about one of these; null for none. */
    StatedFact findFact(FactKey key, String... items) {
        for (StatedFact fact : findAll(key)) {
            for (String item : items) {
                if (item != null && item.equals(FactKey.parseItem(fact.key()))) {
                    return fact;
                }
            }
        }
        return null;
    }

    /** The unit of {@link #toAmount}; null where none is stated. */
    static String toUnit(StatedFact fact) {
        return MoneyUnits.isMoney(fact.unit()) ? "万元" : fact.unit();
    }

    /** The figure, money in 万元. */
    static BigDecimal toAmount(StatedFact fact) {
        BigDecimal figure = fact.value().numberOrNull();
        return MoneyUnits.isMoney(fact.unit()) ? MoneyUnits.convert(figure, fact.unit(), "万元") : figure;
    }
}
