package org.plumbline.service.forms;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Value;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Facts of a report as they are stored with an uploaded form. */
final class PendingFacts {

    /** @param number null for a text, and the reverse */
    private record StoredFact(String key, BigDecimal number, String text, String unit, String source) {}

    private static final TypeReference<List<StoredFact>> FACTS = new TypeReference<>() {};

    private PendingFacts() {}

    /** Null for none. */
    static byte[] write(List<StatedFact> facts, JsonMapper json) {
        return facts.isEmpty()
                ? null
                : json.writeValueAsBytes(facts.stream().map(PendingFacts::store).toList());
    }

    private static StoredFact store(StatedFact fact) {
        BigDecimal number = fact.value().numberOrNull();
        return new StoredFact(
                fact.key(), number, number == null ? fact.value().toString() : null, fact.unit(), fact.source());
    }

    /** @param bytes null for none */
    static List<StatedFact> read(byte[] bytes, JsonMapper json) {
        return bytes == null
                ? List.of()
                : json.readValue(bytes, FACTS).stream()
                        .map(PendingFacts::restore)
                        .toList();
    }

    private static StatedFact restore(StoredFact fact) {
        Value value = fact.number() == null ? Value.of(fact.text()) : Value.of(fact.number());
        return new StatedFact(fact.key(), value, fact.unit(), fact.source());
    }
}
