package org.plumbline.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.plumbline.vocabulary.FactKey;
import org.plumbline.vocabulary.Money;
import org.plumbline.vocabulary.StatedFact;

/** The facts of a submission under the keys that checks understand. */
final class KnownFacts {

    private final Map<FactKey, List<StatedFact>> usable = new EnumMap<>(FactKey.class);
    private final List<StatedFact> refused = new ArrayList<>();

    KnownFacts(List<StatedFact> facts) {
        for (StatedFact fact : facts) {
            FactKey key = FactKey.of(fact.key());
            if (key != null && key.admits(fact)) {
                usable.computeIfAbsent(key, k -> new ArrayList<>()).add(fact);
            } else if (key != null) {
                refused.add(fact);
            }
        }
    }

    /** Under a known key, with a value it does not take. */
    List<StatedFact> refused() {
        return refused;
    }

    List<StatedFact> of(FactKey key) {
        return usable.getOrDefault(key, List.of());
    }

    boolean has(FactKey key) {
        return usable.containsKey(key);
    }

    /** The first figure under this key; that there are others is INTERNAL_CONFLICT's to say. Null for none. */
    BigDecimal figure(FactKey key) {
        List<StatedFact> facts = of(key);
        return facts.isEmpty() ? null : facts.get(0).value().figure();
    }

    /** The first figure about one of these, money in 万元; null for none. */
    BigDecimal figure(FactKey key, String... items) {
        for (StatedFact fact : of(key)) {
            for (String item : items) {
                if (item != null && item.equals(FactKey.item(fact.key()))) {
                    return amount(fact);
                }
            }
        }
        return null;
    }

    /** The figure, money in 万元. */
    static BigDecimal amount(StatedFact fact) {
        BigDecimal figure = fact.value().figure();
        return Money.isMoney(fact.unit()) ? Money.convert(figure, fact.unit(), "万元") : figure;
    }
}
