package org.plumbline.service.schemes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the parts of a JSON Schema (2020-12), with their members in a fixed order. */
final class JsonSchema {

    /** Longest text of a submission, as documented in {@code docs/api.md}. */
    private static final int TEXT = 4_000;

    private JsonSchema() {}

    static Map<String, Object> referenceTo(String name) {
        return Map.of(
                "$ref", "#/$defs/" + name.replace("~", "~0").replace("/", "~1").replace("%", "%25"));
    }

    /** Without the member if there is no type. */
    static Map<String, Object> oneOf(List<Object> kinds) {
        return kinds.isEmpty() ? Map.of("not", Map.of()) : Map.of("oneOf", kinds);
    }

    static Map<String, Object> object(Map<String, Object> properties, String... required) {
        Map<String, Object> object = type("object");
        if (required.length > 0) {
            object.put("required", List.of(required));
        }
        object.put("properties", properties);
        object.put("additionalProperties", false);
        return object;
    }

    static Map<String, Object> array(Object items, int most) {
        Map<String, Object> list = type("array");
        list.put("maxItems", most);
        list.put("items", items);
        return list;
    }

    /** Null is treated as absent. */
    static Map<String, Object> nullable(Map<String, Object> schema) {
        Map<String, Object> either = new LinkedHashMap<>(schema);
        either.put("type", List.of(schema.get("type"), "null"));
        return either;
    }

    static Map<String, Object> nullableNumber() {
        return type("number", "null");
    }

    static Map<String, Object> text() {
        Map<String, Object> text = type("string");
        text.put("pattern", "\\S");
        text.put("maxLength", TEXT);
        return text;
    }

    static Map<String, Object> nullableText() {
        Map<String, Object> text = type("string", "null");
        text.put("maxLength", TEXT);
        return text;
    }

    static Map<String, Object> oneOfValues(String... values) {
        return valuesOrNull(Arrays.asList(values));
    }

    static Map<String, Object> valuesOrNull(String value) {
        return value == null ? nullableText() : valuesOrNull(List.of(value));
    }

    /** One of these, or absent. */
    static Map<String, Object> valuesOrNull(List<?> values) {
        List<Object> all = new ArrayList<>(values);
        all.add(null);
        Map<String, Object> fixed = new LinkedHashMap<>();
        fixed.put("enum", all);
        return fixed;
    }

    static Map<String, Object> type(String... types) {
        Map<String, Object> typed = new LinkedHashMap<>();
        typed.put("type", types.length == 1 ? types[0] : List.of(types));
        return typed;
    }
}
