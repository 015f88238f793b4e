package org.plumbline.service.evaluations;

import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the first place where two JSON documents differ, as a JSON pointer; empty for the document itself. */
final class JsonDifference {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonDifference() {}

    static String findFirst(byte[] saved, byte[] replayed) {
        String pointer = findFirst(JSON.readTree(saved), JSON.readTree(replayed), "");
        return pointer == null ? "" : pointer; // equal values in different bytes: the document as a whole differs
    }

    private static String findFirst(JsonNode saved, JsonNode replayed, String pointer) {
        if (saved == null || replayed == null || saved.getNodeType() != replayed.getNodeType()) {
            return pointer;
        }
        if (saved.isObject()) {
            Set<String> names = new LinkedHashSet<>(saved.propertyNames());
            names.addAll(replayed.propertyNames());
            for (String name : names) {
                String escaped = name.replace("~", "~0").replace("/", "~1");
                String found = findFirst(saved.get(name), replayed.get(name), pointer + "/" + escaped);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        if (saved.isArray()) {
            for (int i = 0; i < Math.max(saved.size(), replayed.size()); i++) {
                String found = findFirst(saved.get(i), replayed.get(i), pointer + "/" + i);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        return saved.equals(replayed) ? null : pointer;
    }
}
