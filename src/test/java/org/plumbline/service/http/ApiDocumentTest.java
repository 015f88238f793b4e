package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.plumbline.service.audit.AuditEntryKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ApiDocumentTest {

    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"#/components/(\\w+)/(\\w+)\"");

    @Autowired
    private ApiClient client;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void theOpenApiDocumentListsExactlyTheServedOperations() {
        Set<String> served = new TreeSet<>();
        mapping.getHandlerMethods().forEach((request, method) -> {
            for (String path : request.getPatternValues()) {
                for (RequestMethod each : request.getMethodsCondition().getMethods()) {
                    if (path.startsWith("/api/") && !method.getBeanType().equals(FailingEndpoint.class)) {
                        served.add(each + " " + path);
                    }
                }
            }
        });
        Set<String> written = new TreeSet<>();
        client.get("/v3/api-docs")
                .json()
                .at("/paths")
                .forEachEntry((path, operations) -> operations.propertyNames().stream()
                        .filter(method -> !method.equals("parameters")) // those that all of a path's operations share
                        .forEach(method -> written.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        assertThat(written).isEqualTo(served).hasSizeGreaterThan(5);
    }

    @Test
    void everyOperationWithAnEntityTagDocumentsThatNothingChanged() {
        JsonNode paths = client.get("/v3/api-docs").json().at("/paths");
        Set<String> tagged = new TreeSet<>();
        mapping.getHandlerMethods().forEach((request, method) -> {
            Endpoint endpoint = method.getMethodAnnotation(Endpoint.class);
            if (endpoint != null && endpoint.tagged()) {
                tagged.addAll(request.getPatternValues());
            }
        });
        tagged.removeIf(path -> !path.startsWith("/api/"));
        assertThat(tagged).hasSizeGreaterThan(20);
        assertThat(tagged).allSatisfy(path -> assertThat(
                        paths.get(path).at("/get/responses").has("304"))
                .as(path)
                .isTrue());
    }

    @Test
    void theOpenApiDocumentNamesEveryKindOfAuditLogEntry() {
        List<String> kinds =
                Arrays.stream(AuditEntryKind.values()).map(AuditEntryKind::name).toList();
        List<List<String>> enumerations = client.get("/v3/api-docs").json().findValues("enum").stream()
                .map(each -> each.valueStream().map(JsonNode::asString).toList())
                .toList();
        assertThat(enumerations.stream().filter(kinds::equals))
                .as("of the parameter and of the answer, which spell them alike")
                .hasSize(2);
    }

    @Test
    void theOpenApiDocumentIsServedWithEveryReferenceResolved() {
        JsonNode document = client.get("/v3/api-docs").json();
        assertThat(document.at("/openapi").asString()).startsWith("3.1");
        assertThat(document.at("/info/title").asString()).contains("准绳");
        assertThat(document.at("/paths/~1api~1v1~1score/post/parameters").size())
                .isEqualTo(4);
        assertThat(document.at("/components/schemas/Evaluation/properties/total/type")
                        .toString())
                .contains("number")
                .contains("null");
        Matcher reference = REFERENCE.matcher(document.toString());
        int references = 0;
        while (reference.find()) {
            references++;
            assertThat(document.at("/components/" + reference.group(1) + "/" + reference.group(2))
                            .isObject())
                    .as(reference.group())
                    .isTrue();
        }
        assertThat(references).isGreaterThan(40);
    }
}
