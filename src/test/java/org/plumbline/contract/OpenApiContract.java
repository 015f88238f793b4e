package org.plumbline.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document as a judge of answers. */
final class OpenApiContract {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getDraft202012(), builder -> {});
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final JsonNode document;
    private final ObjectNode components;
    private final List<Operation> operations = new ArrayList<>();

    OpenApiContract(byte[] document) {
        this.document = JSON.readTree(document);
        this.components = (ObjectNode) this.document.at("/components").deepCopy();
        close();
        this.document
                .at("/paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        List<JsonNode> parameters = new ArrayList<>();
                        item.path("parameters").forEach(each -> parameters.add(resolved(each)));
                        operation.path("parameters").forEach(each -> parameters.add(resolved(each)));
                        operations.add(new Operation(
                                method.toUpperCase(Locale.ROOT),
                                path,
                                parameters,
                                resolved(operation.path("requestBody")).path("content"),
                                operation.path("responses")));
                    }
                }));
    }

    /** @param content media types of a body it takes; missing where it takes none */
    record Operation(String method, String path, List<JsonNode> parameters, JsonNode content, JsonNode responses) {

        String name() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        return operations;
    }

    /** What is written as an object has these members and no others, except where several descriptions make up one object. */
    private void close() {
        Set<String> joined = new HashSet<>();
        components.findValues("allOf").forEach(all -> all.forEach(each -> joined.add(name(each))));
        components.path("schemas").forEachEntry((name, schema) -> {
            if (!joined.contains(name)) {
                close(schema);
            }
        });
    }

    private static String name(JsonNode reference) {
        String text = reference.path("$ref").asString("");
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private static void close(JsonNode schema) {
        if (schema.has("allOf")) {
            return;
        }
        if (schema instanceof ObjectNode object && schema.path("properties").isObject()) {
            if (!object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        }
        schema.forEach(OpenApiContract::close);
    }

    JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    /**
     * What of an answer the document does not say; empty where it says all.
     *
     * @param whole whether the body is held against its schema too
     */
    List<String> faults(Operation operation, int status, String contentType, byte[] body, boolean whole) {
        JsonNode response = operation.responses().path(Integer.toString(status));
        if (response.isMissingNode()) {
            return List.of("status " + status + " is not documented");
        }
        JsonNode content = resolved(response).path("content");
        if (content.isMissingNode()) {
            return body.length == 0 ? List.of() : List.of("a body where none is documented");
        }
        String type =
                contentType == null ? "" : contentType.replaceFirst(";.*", "").strip();
        if (!content.has(type)) {
            return List.of("content type " + type + " is not documented for " + status);
        }
        if (!whole) {
            return List.of();
        }
        JsonNode schema = content.path(type).path("schema");
        String key = operation.name() + " " + status + " " + type;
        return switch (type) {
            case "application/json", "application/problem+json", "application/schema+json" -> valid(key, schema, body);
            case "application/x-ndjson" -> lines(key, schema, body);
            default -> List.of();
        };
    }

    private List<String> lines(String key, JsonNode schema, byte[] body) {
        List<String> faults = new ArrayList<>();
        for (String line : new String(body, StandardCharsets.UTF_8).split("\n")) {
            if (!line.isEmpty()) {
                faults.addAll(valid(key, schema, line.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return faults;
    }

    private List<String> valid(String key, JsonNode schema, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            JSON.readTree(text);
        } catch (JacksonException e) {
            return List.of("the body is no JSON: " + e.getOriginalMessage());
        }
        List<String> faults = new ArrayList<>();
        for (Error error : schemas.computeIfAbsent(key, each -> schema(schema)).validate(text, InputFormat.JSON)) {
            faults.add(error.toString());
        }
        return faults;
    }

    private Schema schema(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.forEachEntry(whole::set);
        whole.set("components", components);
        return registry.getSchema(whole.toString(), InputFormat.JSON);
    }

    /** How often each operation was answered with which status. */
    static final class Tally {

        private final Map<String, Map<Integer, Integer>> counts = new HashMap<>();

        synchronized void count(String operation, int status) {
            counts.computeIfAbsent(operation, each -> new HashMap<>()).merge(status, 1, Integer::sum);
        }

        synchronized Map<Integer, Integer> of(String operation) {
            return Map.copyOf(counts.getOrDefault(operation, Map.of()));
        }
    }
}
