package org.plumbline.service.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.plumbline.GeneratedSubmissions;
import org.plumbline.ShippedFiles;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.json.SubmissionJsonFixture;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.service.audit.AuditChain;
import org.plumbline.service.audit.ChainSealer;
import org.plumbline.service.evaluations.SavedCases;
import org.plumbline.service.evaluations.SavedDigests;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.storage.ConnectionPoolReset;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

/** The sums against a recount of every evaluation, and what pages, API and files make of them. */
@ServiceTest
@TestPropertySource(
        properties = "plumbline.rule-sets-in-memory=62") // what is kept here is counted: no other test's data
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatisticsTest {

    private static final List<String> REGIONS =
            List.of("甲省/乙市/丙县", "甲省/乙市/丁县", "甲省/戊市/丙县", "己省/庚市", "己省", "=辛省/+壬市/@癸县");
    private static final int PER_SCHEME = 12;

    @Autowired
    private ApiClient client;

    @Autowired
    private ChainSealer sealer;

    @Autowired
    private StatisticsUpdater follower;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private SavedCases kept;

    @Autowired
    private AuditChain chain;

    @Autowired
    private SavedDigests digests;

    @Autowired
    private CatalogueCodes catalogues;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ConnectionPoolReset pool;

    private final List<String> ids = new ArrayList<>();

    @BeforeAll
    void keep() {
        int n = 0;
        for (RuleSet ruleSet : ShippedFiles.ruleSets().values()) {
            for (int seed = 1; seed <= PER_SCHEME; seed++) {
                keep(submission(ruleSet, seed, REGIONS.get(n++ % REGIONS.size())), "");
            }
        }
        // one without a region, and one whose region has parts below the county
        keep(withRegion(sample(), null), "");
        keep(withRegion(sample(), "甲省/乙市/丙县/某镇"), "");
        assertThat(ids).hasSizeGreaterThan(40);
        catchUp();
    }

    private static String sample() {
        return new String(
                ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json")),
                StandardCharsets.UTF_8);
    }

    private static String withRegion(String submission, String region) {
        return submission.replaceFirst(
                ",\\s*\"region\": \"[^\"]*\"", region == null ? "" : ", \"region\": \"" + region + "\"");
    }

    private static String submission(RuleSet ruleSet, int seed, String region) {
        int years = ruleSet.scheme().yearTo() - ruleSet.scheme().yearFrom() + 1;
        return new String(SubmissionJsonFixture.of(GeneratedSubmissions.of(ruleSet, seed)), StandardCharsets.UTF_8)
                .replace("某省/某市/某县", region)
                .replace(
                        "\"fiscalYear\":" + ruleSet.scheme().yearFrom(),
                        "\"fiscalYear\":" + (ruleSet.scheme().yearFrom() + seed % Math.min(years, 3)));
    }

    /** Null where a generated submission is refused. */
    private String keep(String submission, String query) {
        Answer answer = client.postJson("/api/v1/evaluations" + query, submission.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isIn(201, 422);
        if (answer.status() == 422) {
            return null;
        }
        ids.add(answer.json().at("/id").asString());
        return ids.get(ids.size() - 1);
    }

    private void catchUp() {
        sealer.sealPending();
        follower.catchUp();
    }

    private void assertSumsAreRight() {
        List<Evaluation> deep = new StandingCases(jdbc, kept)
                .list().stream()
                        .map(each -> each.subject() != null
                                        && each.subject().region() != null
                                        && each.subject().region().endsWith("/某镇")
                                ? EvaluationJson.read(
                                        new String(EvaluationJson.writeCanonical(each), StandardCharsets.UTF_8)
                                                .replace("/某镇", "")
                                                .getBytes(StandardCharsets.UTF_8))
                                : each)
                        .toList();
        assertThat(ExpectedSums.differences(ExpectedSums.stored(jdbc), new ExpectedSums(deep).sums))
                .isEmpty();
        assertThat(jdbc.queryForObject("select count(*) from statistics_case", Integer.class))
                .isEqualTo(deep.size());
    }

    @Test
    @Order(1)
    void statisticsEqualARecountOfEveryEvaluation() {
        assertThat(ExpectedSums.stored(jdbc)).hasSizeGreaterThan(500);
        assertSumsAreRight();
        JsonNode asOf = client.get("/api/v1/statistics").json().at("/asOf");
        assertThat(asOf.at("/behind").asLong()).isZero();
        assertThat(asOf.at("/skipped").asLong()).isZero();
        assertThat(asOf.at("/entry").asLong()).isEqualTo(chain.countEntries());
    }

    @Test
    @Order(2)
    void statisticsCountOnlyTheNewestCorrection() {
        RuleSet ruleSet = ShippedFiles.ruleSet("dachang-department");
        String first = keep(withRegion(sample(), "甲省/乙市/丙县"), "");
        catchUp();
        String second = keep(withRegion(sample(), "己省/庚市"), "?reason=R&corrects=" + first);
        catchUp();
        assertSumsAreRight();
        // several of one chain in one batch
        String third = keep(submission(ruleSet, 3, "甲省"), "?reason=R&corrects=" + second);
        keep(withRegion(sample(), null), "?reason=R&corrects=" + (third == null ? second : third));
        String other = keep(withRegion(sample(), "甲省"), "");
        keep(withRegion(sample(), "甲省/乙市"), "?reason=R&corrects=" + other);
        keep(withRegion(sample(), "己省"), "?reason=R&corrects=" + other);
        catchUp();
        assertSumsAreRight();
    }

    @Test
    @Order(3)
    void severalNodesCountEachEvaluationOnce() throws Exception {
        Map<String, List<BigDecimal>> before = ExpectedSums.stored(jdbc);
        Answer rebuilt = client.method("POST", "/api/v1/statistics/rebuild");
        assertThat(rebuilt.status()).isEqualTo(202);
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                StatisticsUpdater node = new StatisticsUpdater(chain, digests, catalogues, jdbc, transactions, pool);
                running.add(nodes.submit((Callable<Void>) () -> {
                    for (int n = 0; n < 5; n++) {
                        node.catchUp();
                    }
                    return null;
                }));
            }
            keep(withRegion(sample(), "甲省/戊市/丙县"), "");
            sealer.sealPending();
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            nodes.shutdown();
        }
        catchUp();
        assertSumsAreRight();
        assertThat(ExpectedSums.stored(jdbc).keySet()).containsAll(before.keySet());
    }

    @Test
    @Order(4)
    void aStatisticsRebuildGivesTheSameRowsAlsoAfterTheyWereAltered() {
        Map<String, List<BigDecimal>> before = ExpectedSums.stored(jdbc);
        List<Map<String, Object>> regions = jdbc.queryForList("select * from statistics_region order by id");
        assertThat(jdbc.update("update statistics_grade set evaluations = evaluations + 1, total = 0"))
                .isPositive();
        assertThat(jdbc.update("delete from statistics_finding")).isPositive();
        follower.rebuild();
        follower.catchUp();
        assertThat(ExpectedSums.differences(ExpectedSums.stored(jdbc), before)).isEmpty();
        assertThat(jdbc.queryForList("select * from statistics_region order by id"))
                .isEqualTo(regions);
    }

    @Test
    void theListBehindEachFigureHasThatManyEvaluations() {
        int followed = 0;
        for (String query :
                List.of("", "?region=" + encoded("甲省"), "?region=" + encoded("甲省/乙市/丙县") + "&fiscalYear=2020")) {
            String page = client.get("/statistics" + query).text();
            assertThat(page).doesNotContain("??").contains("data-chart=\"stack\"");
            Matcher cell = Pattern.compile("href=\"(/statistics/evaluations\\?[^\"]*)\">(\\d+)</a>")
                    .matcher(page);
            while (cell.find()) {
                if (followed++ % 7 == 0) {
                    String address = "/api/v1" + cell.group(1).replace("&amp;", "&") + "&size=200";
                    Answer answer = client.get(address.replace("evaluations?&", "evaluations?"));
                    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                    assertThat(answer.json().at("/evaluations").size())
                            .as(address)
                            .isEqualTo(Integer.parseInt(cell.group(2)));
                }
            }
        }
        assertThat(followed).isGreaterThan(100);
    }

    @Test
    void statisticsListsContinueWithoutGapOrRepeat() {
        String query = "?indicator=d03&scheme=dachang-department";
        List<String> whole = listed(client.get("/api/v1/statistics/evaluations" + query + "&size=200")
                .json());
        assertThat(whole).hasSizeGreaterThan(3).doesNotHaveDuplicates();
        List<String> paged = new ArrayList<>();
        String next = "/api/v1/statistics/evaluations" + query + "&size=2";
        while (next != null) {
            Answer answer = client.get(next);
            paged.addAll(listed(answer.json()));
            String link = answer.header("Link");
            next = link.isEmpty() ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(paged).isEqualTo(whole);
    }

    private static List<String> listed(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.at("/evaluations").forEach(row -> ids.add(row.at("/id").asString()));
        return ids;
    }

    @Test
    void regionsAreDrilledDownToTheCounty() {
        JsonNode whole = table("grades-by-region", "");
        List<String> names = new ArrayList<>();
        long sum = 0;
        for (JsonNode row : whole) {
            names.add(row.at("/region").asString());
            sum += row.at("/evaluations").asLong();
        }
        assertThat(names).contains("甲省", "己省", "=辛省").endsWith("其他");
        assertThat(sum)
                .isEqualTo(client.get("/api/v1/statistics")
                        .json()
                        .at("/evaluations")
                        .asLong());
        assertThat(table("grades-by-region", "&region=" + encoded("甲省/乙市")).toString())
                .contains("丙县", "丁县")
                .doesNotContain("庚市");
        assertThat(table("grades-by-region", "&region=" + encoded("甲省／乙市/丙县"))
                        .at("/0/region")
                        .asString())
                .isEqualTo("丙县");
        assertThat(table("grades-by-region", "&region=" + encoded("无此省")).size())
                .isZero();
        // summed up by city
        assertThat(table("rules", "&region=" + encoded("甲省/乙市/丙县")))
                .isEqualTo(table("rules", "&region=" + encoded("甲省/乙市")));
        assertThat(client.get("/statistics?region=" + encoded("甲省/乙市/丙县")).text())
                .contains("统计到市");
    }

    private JsonNode table(String name, String query) {
        Answer answer = client.get("/api/v1/statistics?table=" + name + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().at("/tables/" + name);
    }

    @Test
    void theStatisticsWorkbookHoldsEveryTable() throws IOException {
        for (String language : new String[] {"zh", "en"}) {
            Answer answer = client.get("/statistics.xlsx?lang=" + language);
            assertThat(answer.status()).isEqualTo(200);
            try (XSSFWorkbook book =
                    new XSSFWorkbook(new ByteArrayInputStream(answer.response().body()))) {
                assertThat(book.getNumberOfSheets()).isEqualTo(FigureTable.TableName.values().length);
                XSSFSheet regions = book.getSheetAt(FigureTable.TableName.GRADES_BY_REGION.ordinal());
                assertThat(regions.getSheetName()).isEqualTo(language.equals("zh") ? "各地区等级" : "Grades by region");
                JsonNode rows = table("grades-by-region", "");
                for (int i = 0; i < rows.size() - 1; i++) {
                    Row row = regions.getRow(3 + i);
                    assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
                    assertThat(row.getCell(0).getStringCellValue())
                            .isEqualTo(rows.get(i).at("/region").asString());
                    assertThat((long) row.getCell(1).getNumericCellValue())
                            .isEqualTo(rows.get(i).at("/evaluations").asLong());
                }
            }
        }
    }

    @Test
    void aStatisticsTableIsExportedAsCsv() {
        String csv = client.get("/statistics.csv?table=grades-by-region").text();
        assertThat(csv).startsWith("\uFEFF地区,评价数").contains("\r\n甲省,").contains("\r\n'=辛省,");
        assertThat(client.get("/api/v1/statistics?table=differences", "Accept", "text/csv")
                        .text())
                .contains("\r\n-5~-1,")
                .contains("\r\n0,");
        assertThat(client.get("/statistics.csv").status()).isEqualTo(400);
        assertThat(client.get("/api/v1/statistics?table=grades").status()).isEqualTo(400);
        assertThat(client.get("/api/v1/statistics?grade=A").status()).isEqualTo(400);
        assertThat(client.get("/api/v1/statistics/evaluations?difference=much").status())
                .isEqualTo(400);
        assertThat(client.get("/api/v1/statistics/evaluations?before=1").status())
                .isEqualTo(400);
    }

    @Test
    void statisticsPagesAreShownInBothLanguages() {
        assertThat(client.get("/statistics?lang=en").text())
                .contains("Grades by year", "Points lost by rule", "As of entry")
                .doesNotContain("??");
        assertThat(client.get("/statistics?lang=zh").text())
                .contains("各年度等级", "扣分规则", "统计至审计日志第", "各年度审核问题", "差额")
                .doesNotContain("??");
        for (String language : new String[] {"zh", "en"}) {
            Answer answer =
                    client.get("/statistics/evaluations?difference=equal&finding=NO_RULE&grade=none&lang=" + language);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).contains("NO_RULE").doesNotContain("??");
        }
        assertThat(client.get("/statistics/evaluations?rule=BK-003").text()).contains("/evaluations/0");
        assertThat(client.get("/actuator/prometheus").text()).contains("plumbline_statistics_behind ");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
