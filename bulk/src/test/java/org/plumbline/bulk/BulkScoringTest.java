package org.plumbline.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.bundle.BundleRejectedException;
import org.plumbline.core.bundle.BundledRuleSet;
import org.plumbline.core.bundle.RuleSetBundle;
import org.plumbline.core.json.ByteCompressor;
import org.plumbline.core.ruleset.DrlContainer;
import org.plumbline.core.ruleset.DrlManifest;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Scores the service's samples with Spark: the same evaluations, the same rejections. */
class BulkScoringTest {

    private static final Path SAMPLES = Path.of("../samples");
    private static final Path RULES = Path.of("../rules");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @TempDir
    private static Path folder;

    private static SparkSession spark;
    private static Path bundle;
    private static Path input;
    private static Path output;
    private static RunRecord record;

    @BeforeAll
    static void scoreAllSamples() throws IOException {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate();
        bundle = folder.resolve("rules.zip");
        Files.write(bundle, bundled().bytes());
        input = folder.resolve("samples.ndjson");
        List<String> lines = new ArrayList<>();
        for (Path sample : samples("")) {
            lines.add(oneLine(sample));
        }
        lines.add(lines.get(0)); // submitted twice
        lines.add("");
        lines.add("{\"scheme\": \"national-project\""); // cut off
        Files.write(input, lines);
        output = folder.resolve("out");
        record = BulkScoring.run(spark, order(input, output));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static JobArguments order(Path input, Path output) {
        return JobArguments.parse(
                "--input",
                input.toString(),
                "--bundle",
                bundle.toString(),
                "--output",
                output.toString(),
                "--loadable");
    }

    private static RuleSetBundle bundled() throws IOException {
        DrlManifest drl = new DrlManifest(files(RULES.resolve("drl"), ".drl"));
        RuleSetLoader loader = new RuleSetLoader(DrlContainer.compile(drl));
        List<BundledRuleSet> all = new ArrayList<>();
        files(RULES.resolve("decision-tables"), ".xlsx").forEach((name, workbook) -> {
            RuleSet ruleSet = loader.load(name, workbook);
            all.add(new BundledRuleSet(
                    ruleSet.scheme().id(),
                    1,
                    ruleSet.scheme().yearFrom(),
                    ruleSet.scheme().yearTo(),
                    name,
                    ruleSet.sha256(),
                    workbook,
                    drl));
        });
        return RuleSetBundle.of(all);
    }

    private static Map<String, byte[]> files(Path folder, String end) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                if (file.toString().endsWith(end)) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static List<Path> samples(String prefix) {
        try (Stream<Path> all = Files.list(SAMPLES)) {
            return all.filter(each -> Files.exists(each.resolve("submission.json")))
                    .filter(each -> each.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document over many lines equals the one on one line. */
    private static String oneLine(Path sample) {
        try {
            return Files.readString(sample.resolve("submission.json")).replaceAll("\\R\\s*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Row> evaluations(Path output) {
        Map<String, Row> rows = new HashMap<>();
        spark.read()
                .parquet(output.resolve("evaluations").toString())
                .collectAsList()
                .forEach(row -> rows.put(new String(row.<byte[]>getAs("submission"), StandardCharsets.UTF_8), row));
        return rows;
    }

    /** A sample's expected evaluation without its sentences, which no canonical evaluation has. */
    private static JsonNode expected(Path sample) throws IOException {
        JsonNode evaluation = JSON.readTree(Files.readAllBytes(sample.resolve("evaluation.json")));
        evaluation.at("/findings").forEach(each -> ((ObjectNode) each).remove("message"));
        evaluation.at("/trace").forEach(each -> ((ObjectNode) each).remove("text"));
        return evaluation;
    }

    @Test
    void bulkScoringGivesTheEvaluationOfEverySample() throws IOException {
        Map<String, Row> rows = evaluations(output);
        int compared = 0;
        for (Path sample : samples("")) {
            if (Files.exists(sample.resolve("evaluation.json"))) {
                byte[] canonical = rows.get(oneLine(sample)).getAs("canonical");
                assertThat(new String(canonical, StandardCharsets.UTF_8))
                        .as(sample.toString())
                        .isEqualTo(JSON.writeValueAsString(expected(sample)));
                assertThat(rows.get(oneLine(sample)).<String>getAs("canonicalSha256"))
                        .isEqualTo(Sha256.of(canonical));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(30).isEqualTo(rows.size());
        assertThat(record.evaluations()).isEqualTo(compared);
        assertThat(record.duplicates()).isEqualTo(1);
    }

    @Test
    void rejectedRecordsAreWrittenWithTheirReasons() {
        List<Row> letters =
                spark.read().json(output.resolve("dead-letter").toString()).collectAsList();
        assertThat(letters).hasSize(samples("rejected-").size() + 1);
        assertThat(record.refused()).isEqualTo(letters.size());
        assertThat(letters).allSatisfy(row -> {
            assertThat(row.<String>getAs("file")).isEqualTo("samples.ndjson");
            assertThat(row.getList(row.fieldIndex("reasons"))).isNotEmpty();
            assertThat(row.<String>getAs("submission")).isNotBlank();
        });
        assertThat(letters.toString()).contains("/scheme").contains("没有这个评价方案").contains("is not valid JSON");
    }

    @Test
    void outputIsPartitionedBySchemeAndYear() {
        assertThat(output.resolve("evaluations/scheme=dachang-department/fiscalYear=2020"))
                .isDirectory();
        assertThat(output.resolve("traces/scheme=zhaohua-project/fiscalYear=2023"))
                .isDirectory();
        assertThat(output.resolve("_work")).doesNotExist();
    }

    @Test
    void stepsAndFindingsAreWrittenTypedAndComplete() throws IOException {
        JsonNode dachang = expected(SAMPLES.resolve("dachang-2020-dept"));
        Row row = evaluations(output).get(oneLine(SAMPLES.resolve("dachang-2020-dept")));
        String id = row.getAs("id");
        Row trace = spark.read()
                .parquet(output.resolve("traces").toString())
                .where("evaluationId = '" + id + "'")
                .first();
        List<Row> steps = trace.getList(trace.fieldIndex("steps"));
        assertThat(steps).hasSize(dachang.at("/trace").size());
        for (int i = 0; i < steps.size(); i++) {
            JsonNode step = dachang.at("/trace/" + i);
            assertThat(steps.get(i).<String>getAs("kind"))
                    .isEqualTo(step.at("/kind").asString());
            if (step.has("points")) {
                assertThat(steps.get(i).<BigDecimal>getAs("points"))
                        .isEqualByComparingTo(step.at("/points").decimalValue());
            }
            if (step.at("/rule").has("row")) {
                assertThat(steps.get(i).<Integer>getAs("ruleRow"))
                        .isEqualTo(step.at("/rule/row").intValue());
            }
        }
        assertThat(spark.read()
                        .parquet(output.resolve("findings").toString())
                        .where("evaluationId = '" + id + "'")
                        .count())
                .isEqualTo(dachang.at("/findings").size());
        assertThat(row.<BigDecimal>getAs("total")).isEqualByComparingTo("91.00");
    }

    @Test
    void theBulkSummaryAddsUp() {
        Dataset<Row> grades = spark.read()
                .option("header", "true")
                .csv(output.resolve("summary/grades-by-region").toString());
        assertThat(grades.selectExpr("sum(cast(evaluations as long))").first().getLong(0))
                .isEqualTo(record.evaluations());
        Dataset<Row> findings = spark.read()
                .option("header", "true")
                .csv(output.resolve("summary/findings-by-code").toString());
        assertThat(findings.selectExpr("sum(cast(findings as long))").first().getLong(0))
                .isEqualTo(spark.read()
                        .parquet(output.resolve("findings").toString())
                        .count());
        assertThat(spark.read()
                        .option("header", "true")
                        .csv(output.resolve("summary/points-lost-by-rule").toString())
                        .where("ruleId = 'BK-003'")
                        .count())
                .isPositive();
    }

    @Test
    void loadLinesHoldTheExactBytes() throws IOException {
        Map<String, Row> rows = evaluations(output);
        List<String> lines =
                spark.read().textFile(output.resolve("load").toString()).collectAsList();
        assertThat(lines).hasSize(rows.size());
        for (String line : lines) {
            String[] parts = line.split("\t");
            byte[] submission = ByteCompressor.decompress(Base64.getDecoder().decode(parts[1]));
            Row row = rows.get(new String(submission, StandardCharsets.UTF_8));
            assertThat(row.<String>getAs("id")).isEqualTo(parts[0]);
            assertThat(ByteCompressor.decompress(Base64.getDecoder().decode(parts[2])))
                    .isEqualTo(row.<byte[]>getAs("canonical"));
        }
    }

    @Test
    void aRepeatedBulkRunGivesTheSameFolder() throws IOException {
        Path again = folder.resolve("again");
        Map<String, Row> first = evaluations(output);
        for (int i = 0; i < 2; i++) {
            assertThat(BulkScoring.run(spark, order(input, again)).json()).isEqualTo(record.json());
            Map<String, Row> rows = evaluations(again);
            assertThat(rows.keySet()).isEqualTo(first.keySet());
            rows.forEach((submission, row) -> assertThat(row.<String>getAs("id"))
                    .isEqualTo(first.get(submission).<String>getAs("id")));
            assertThat(spark.read()
                            .parquet(again.resolve("evaluations").toString())
                            .count())
                    .isEqualTo(first.size());
        }
        assertThat(Files.readString(again.resolve("_run.json"))).isEqualTo(record.json());
    }

    @Test
    void aForeignOutputFolderIsNotOverwritten() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other/reports"));
        assertThatThrownBy(() -> BulkScoring.run(spark, order(input, other.getParent())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds something else");
        assertThat(other).exists();
    }

    @Test
    void bulkScoringReadsTablesAsTheService() throws IOException {
        RunRecord table = BulkScoring.run(spark, order(SAMPLES.resolve("jobs/cases.csv"), folder.resolve("table")));
        RunRecord lines = BulkScoring.run(spark, order(SAMPLES.resolve("jobs/cases.ndjson"), folder.resolve("lines")));
        assertThat(table.evaluations()).isPositive();
        assertThat(lines.evaluations()).isPositive();
        Path broken = folder.resolve("broken.csv");
        Files.writeString(broken, "案例,没有的列\n1,2\n");
        assertThat(BulkScoring.run(spark, order(broken, folder.resolve("broken")))
                        .refused())
                .isEqualTo(1);
    }

    @Test
    void bulkScoringReadsAParquetColumn() throws IOException {
        Path parquet = folder.resolve("submissions.parquet");
        spark.createDataset(
                        samples("made-").stream().map(BulkScoringTest::oneLine).toList(), Encoders.STRING())
                .toDF("submission")
                .write()
                .parquet(parquet.toString());
        RunRecord run = BulkScoring.run(spark, order(parquet, folder.resolve("of-parquet")));
        assertThat(run.evaluations()).isEqualTo(samples("made-").size());
    }

    @Test
    void bulkScoringRejectsAnAlteredBundle() throws IOException {
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length / 2] ^= 1;
        Path altered = Files.write(folder.resolve("altered.zip"), bytes);
        assertThatThrownBy(() -> BulkScoring.run(
                        spark,
                        JobArguments.parse(
                                "--input",
                                input.toString(),
                                "--bundle",
                                altered.toString(),
                                "--output",
                                folder.resolve("none").toString())))
                .isInstanceOf(BundleRejectedException.class);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void bulkScoringReportsInvalidArguments() {
        assertThatThrownBy(() -> JobArguments.parse("--input", "x")).hasMessageContaining("--bundle");
        assertThatThrownBy(() -> JobArguments.parse("--colour", "x")).hasMessageContaining("not understood");
        assertThatThrownBy(() -> JobArguments.parse("--format", "xml")).hasMessageContaining("ndjson | csv | parquet");
    }
}
