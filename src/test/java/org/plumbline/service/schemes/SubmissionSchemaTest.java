package org.plumbline.service.schemes;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a scheme says one may send, held against what the service then does with it. */
@ServiceTest
class SubmissionSchemaTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern ENTRY = Pattern.compile("/indicators/(\\d+)");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDialect(Dialects.getDraft202012(), registry -> {});

    @Autowired
    private ApiClient client;

    private final Map<String, Schema> schemas = new HashMap<>();

    private Answer served(String scheme) {
        return client.get("/api/v1/schemes/" + scheme + "/schemas/submission");
    }

    private List<Error> errors(JsonNode submission) {
        String scheme = submission.at("/scheme").asString();
        return schemas.computeIfAbsent(
                        scheme, id -> REGISTRY.getSchema(served(id).text(), InputFormat.JSON))
                .validate(submission.toString(), InputFormat.JSON);
    }

    private static JsonNode sample(Path folder) {
        return JSON.readTree(ShippedFiles.bytes(folder.resolve("submission.json")));
    }

    private static Set<Integer> entries(List<Error> errors) {
        Set<Integer> entries = new TreeSet<>();
        for (Error error : errors) {
            Matcher entry = ENTRY.matcher(error.getInstanceLocation().toString());
            assertThat(entry.find()).as(error.toString()).isTrue();
            entries.add(Integer.parseInt(entry.group(1)));
        }
        return entries;
    }

    @Test
    void everySampleIsValidButForValuesThatNoRuleCanUse() {
        List<String> withUnusable = new ArrayList<>();
        for (Path folder : ShippedFiles.samples()) {
            JsonNode submission = sample(folder);
            JsonNode evaluation = JSON.readTree(ShippedFiles.bytes(folder.resolve("evaluation.json")));
            Set<String> unusable = new TreeSet<>();
            evaluation.at("/indicators").forEach(each -> {
                if (each.at("/outcome").asString().equals("INVALID")) {
                    unusable.add(each.at("/code").asString());
                }
            });
            Set<Integer> faulty = entries(errors(submission));
            assertThat(faulty).as(folder.toString()).allSatisfy(i -> assertThat(
                            submission.at("/indicators/" + i + "/code").asString())
                    .isIn(unusable));
            if (!faulty.isEmpty()) {
                withUnusable.add(folder.getFileName().toString());
            }
        }
        assertThat(withUnusable).contains("made-invalid-value").hasSizeLessThan(3);
    }

    @Test
    void rejectedSubmissionsAreInvalidByTheJsonSchema() {
        for (String name : List.of(
                "rejected-unknown-choice",
                "rejected-unknown-code",
                "rejected-unknown-field",
                "rejected-no-rules-for-year")) {
            assertThat(errors(sample(ShippedFiles.SAMPLES.resolve(name))))
                    .as(name)
                    .isNotEmpty();
        }
    }

    @Test
    void theExampleIsValidAndScoresToATotalWhereTheRulesCan() {
        List<String> partial = new ArrayList<>();
        for (String scheme : ShippedFiles.ruleSets().keySet()) {
            JsonNode example = served(scheme).json().at("/examples/0");
            assertThat(errors(example)).as(scheme).isEmpty();
            Answer answer = client.postJson(
                    "/api/v1/score?trace=none", example.toString().getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as(scheme).isEqualTo(200);
            if (!answer.json().at("/complete").asBoolean()) {
                partial.add(scheme);
            }
        }
        assertThat(partial)
                .as("schemes no sample of which comes to a total: their documents leave rules or values out")
                .containsExactlyInAnyOrder(
                        "dongchuan-project", "nanchang-project", "zhaohua-department", "zhaohua-project");
    }

    @Test
    void theSubmissionSchemaGivesTypesUnitsAndFixedValues() {
        Answer answer = served("dachang-department");
        assertThat(answer.header("Content-Type")).isEqualTo("application/schema+json");
        JsonNode schema = answer.json();
        JsonNode d03 = schema.at("/$defs/indicator-d03");
        assertThat(d03.at("/title").asString()).isEqualTo("支出进度率");
        assertThat(d03.at("/description").asString()).contains("权重 4 分", "百分点");
        assertThat(d03.at("/properties/actual/type/0").asString()).isEqualTo("number");
        assertThat(d03.at("/properties/weight/enum/0").decimalValue()).isEqualByComparingTo("4");
        assertThat(schema.at("/properties/fiscalYear/anyOf/0/minimum").asInt()).isEqualTo(2020);
        assertThat(client.get("/api/v1/schemes/dachang-department/schemas/submission", "Accept-Language", "en")
                        .json()
                        .at("/$defs/indicator-d03/description")
                        .asString())
                .contains("percentage points", "weight 4 points");
        assertThat(client.get("/api/v1/schemes/nowhere/schemas/submission").status())
                .isEqualTo(404);
        assertThat(client.get("/api/v1/schemes/dachang-department/schemas/submission?fiscalYear=1999")
                        .status())
                .isEqualTo(404);
    }
}
