package org.plumbline.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.generation.GenerationPlan;
import org.plumbline.core.generation.SubmissionGenerator;
import org.plumbline.core.json.ByteCompressor;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.service.evaluations.BulkLoader;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.vocabulary.Submission;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What was scored elsewhere, kept here: on the database that the test runs on, by the inserts of the command line. */
@ServiceTest
class BulkLoaderTest {

    private static final String BUNDLE = "b".repeat(64);

    @Autowired
    private ConfigurableApplicationContext context;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApiClient client;

    private BulkLoader loading;

    /** As the command line makes it, on this database. */
    @BeforeEach
    void open() {
        CopyInsertJdbcTemplate copying = new CopyInsertJdbcTemplate(template.getDataSource());
        loading = new BulkLoader(null, copying, BulkLoader.createStore(copying, context));
    }

    private static UUID id(long seed, int number) {
        return new UUID(seed << 32 | 0x8000 | number, 1L << 63 | seed);
    }

    private static List<String> lines(long seed, int count) {
        SubmissionGenerator generator = new SubmissionGenerator(
                new GenerationPlan(seed, List.of(2023), 500, 0), List.of(ShippedFiles.ruleSet("national-project")));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Submission submission = generator.generate(i);
            Evaluation evaluation = new Scorer().score(submission, ShippedFiles.ruleSet(submission.scheme()));
            lines.add(line(id(seed, i), SubmissionJson.write(submission), EvaluationJson.writeCanonical(evaluation)));
        }
        return lines;
    }

    private static String line(UUID id, byte[] submission, byte[] canonical) {
        return id + "\t" + base64(submission) + "\t" + base64(canonical);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(ByteCompressor.compress(bytes));
    }

    private long count(String table, UUID id) {
        return jdbc.sql("select count(*) from " + table + " where evaluation_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    @Test
    void loadingTwiceSavesEachEvaluationOnce() {
        List<String> lines = lines(101, 30);
        Map<String, Long> versions = loading.readVersionIds();
        assertThat(loading.load(lines.subList(0, 10), versions, BUNDLE)).isEqualTo(new BulkLoader.LoadCounts(10, 0));
        assertThat(loading.load(lines, versions, BUNDLE)).isEqualTo(new BulkLoader.LoadCounts(20, 10));
        assertThat(loading.load(lines, versions, BUNDLE)).isEqualTo(new BulkLoader.LoadCounts(0, 30));
        for (int i = 0; i < 30; i++) {
            assertThat(count("evaluation_profile", id(101, i))).isEqualTo(1);
        }
    }

    @Test
    void loadedEvaluationsReplayAndAreSearchable() {
        loading.load(lines(102, 5), loading.readVersionIds(), BUNDLE);
        for (int i = 0; i < 5; i++) {
            String address = "/api/v1/evaluations/" + id(102, i);
            JsonNode kept = client.get(address).json();
            assertThat(client.post(address + "/replay", new byte[0])
                            .json()
                            .at("/identical")
                            .asBoolean())
                    .isTrue();
            assertThat(count("evaluation_finding", id(102, i)))
                    .isEqualTo(kept.at("/findings").size());
        }
    }

    @Test
    void eachLoadedEvaluationHasAnAuditLogEntry() {
        loading.load(lines(103, 3), loading.readVersionIds(), BUNDLE);
        String entry = "/api/v1/audit-log?subject=" + id(103, 2);
        JsonNode entries = await("it is chained a moment later")
                .until(() -> client.get(entry).json().at("/entries"), found -> !found.isEmpty());
        assertThat(entries.size()).isEqualTo(1);
        assertThat(entries.at("/0/facts/bulk").asString()).isEqualTo(BUNDLE);
        assertThat(entries.at("/0/facts/actor").asString()).isEqualTo(BulkLoader.ACTOR);
        JsonNode breaks = client.get("/api/v1/audit-log/verification").json().at("/breaks");
        assertThat(breaks.valueStream()
                        .filter(each -> each.toString().contains(id(103, 2).toString())))
                .isEmpty();
    }

    @Test
    void damagedLoadLinesAreRejectedWithTheirChunk() {
        List<String> good = lines(104, 2);
        Map<String, Long> versions = loading.readVersionIds();
        String damaged = good.get(1).substring(0, good.get(1).length() - 40) + "A".repeat(40);
        for (String bad : List.of("no line", id(104, 7) + "\tAA==", damaged)) {
            assertThatThrownBy(() -> loading.load(List.of(good.get(0), bad), versions, BUNDLE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> loading.load(good, Map.of(), BUNDLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no version was ever published with the rule set");
        assertThat(count("evaluation_profile", id(104, 0))).isZero();
    }
}
