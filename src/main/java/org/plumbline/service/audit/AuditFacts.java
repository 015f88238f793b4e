package org.plumbline.service.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The facts an entry records about its subject: short values, and the SHA-256 of long ones, by name. */
public final class AuditFacts {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private final Map<String, String> values;

    public AuditFacts() {
        this(new LinkedHashMap<>());
    }

    private AuditFacts(Map<String, String> values) {
        this.values = values;
    }

    /** @param value null if there is none, which is recorded too */
    public AuditFacts with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new AuditFacts(more);
    }

    /** These facts, and after them those of {@code others}. */
    AuditFacts withAll(AuditFacts others) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.putAll(others.values);
        return new AuditFacts(more);
    }

    /** In the order in which they were added. */
    public Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    /** JSON on one line. These bytes are stored and hashed, and never written again from the values. */
    String toJson() {
        return JSON.writeValueAsString(values);
    }

    /** @throws tools.jackson.core.JacksonException if the text was altered so that it cannot be parsed */
    static AuditFacts parse(String json) {
        Map<String, String> values = JSON.readValue(json, TEXTS);
        return values == null ? new AuditFacts() : new AuditFacts(values); // null if altered to "null"
    }
}
