package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Findings over many kept evaluations. */
@ServiceTest
class FindingsTest {

    @Autowired
    private ApiClient client;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SearchBackfill backfill;

    private JsonNode get(String query) {
        Answer answer = client.get("/api/v1/findings?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> each(JsonNode list, String pointer) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(row -> row.at(pointer).asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void findingsAreFilteredByCodeSeverityAndSubject() {
        String name = "甲县医疗保障局" + UUID.randomUUID();
        String dachang = RenamedSamples.keep(client, RenamedSamples.named("dachang-2020-dept", name));
        String dongchuan = RenamedSamples.keep(client, RenamedSamples.named("dongchuan-2022-lixiu", name + " 离休干部"));
        String mine = "subject=" + encoded(name);

        JsonNode all = get("size=200&" + mine);
        assertThat(all.at("/total").asInt())
                .isEqualTo(all.at("/findings").size())
                .isPositive();
        assertThat(each(all.at("/findings"), "/evaluation")).contains(dachang).startsWith(dongchuan);
        long counted = StreamSupport.stream(all.at("/counts").spliterator(), false)
                .mapToLong(count -> count.at("/count").asLong())
                .sum();
        assertThat(counted).isEqualTo(all.at("/total").asLong());

        assertThat(each(get(mine + "&code=RATE_RECOMPUTE").at("/findings"), "/evaluation"))
                .containsOnly(dachang);
        assertThat(each(get(mine + "&scheme=dongchuan-project").at("/findings"), "/evaluation"))
                .containsOnly(dongchuan);
        assertThat(each(get(mine + "&fiscalYear=2020").at("/findings"), "/evaluation"))
                .containsOnly(dachang);
        assertThat(each(get(mine + "&region=" + encoded("云南省/昆明市")).at("/findings"), "/evaluation"))
                .containsOnly(dongchuan);
        assertThat(each(get(mine + "&severity=HIGH").at("/findings"), "/severity"))
                .containsOnly("HIGH");
        assertThat(get(mine + "&severity=high&code=NO_RULE").at("/total").asInt())
                .isZero();
        // the table above the list shows what else there is
        assertThat(get(mine + "&code=RATE_RECOMPUTE").at("/counts")).isEqualTo(all.at("/counts"));
    }

    @Test
    void findingsHaveTheMessageOfTheirEvaluation() {
        String name = "乙县医疗保障局" + UUID.randomUUID();
        String id = RenamedSamples.keep(client, RenamedSamples.named("dachang-2020-dept", name));
        for (String language : new String[] {"zh", "en"}) {
            JsonNode own = client.get("/api/v1/evaluations/" + id + "?lang=" + language)
                    .json()
                    .at("/findings");
            JsonNode rows = get("size=100&lang=" + language + "&subject=" + encoded(name))
                    .at("/findings");
            assertThat(rows.size()).isEqualTo(own.size());
            for (JsonNode row : rows) {
                JsonNode finding = own.get(row.at("/ordinal").asInt() - 1);
                assertThat(row.at("/message")).isEqualTo(finding.at("/message"));
                assertThat(row.at("/indicator")).isEqualTo(finding.at("/indicator"));
                assertThat(row.at("/code")).isEqualTo(finding.at("/code"));
            }
        }
    }

    /** JSON keeps each finding; the page and the workbook show one line a cause. */
    @Test
    void findingsThatRepeatOneCauseAreOneLineOnThePage() {
        String name = "丁县医疗保障局" + UUID.randomUUID();
        RenamedSamples.keep(client, RenamedSamples.named("nanchang-2022-yewu", name));
        String mine = "subject=" + encoded(name);

        assertThat(get(mine + "&code=NO_WEIGHT").at("/findings").size()).isEqualTo(7);
        String page = client.get("/findings?" + mine).text();
        assertThat(page).containsOnlyOnce("没有权重，不能计分（7 项：n11、n12、n13、n14、n15、n16、n17）");
        assertThat(page).containsOnlyOnce("没有适用的评分规则");
    }

    @Test
    void findingPagesContinueWithoutGapOrRepeat() {
        String name = "丙县医疗保障局" + UUID.randomUUID();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            kept.add(0, RenamedSamples.keep(client, RenamedSamples.named("dachang-2020-dept", name)));
        }
        List<JsonNode> whole = new ArrayList<>();
        get("size=200&subject=" + encoded(name)).at("/findings").forEach(whole::add);
        List<JsonNode> paged = new ArrayList<>();
        for (int page = 0; page * 4 < whole.size(); page++) {
            get("size=4&page=" + page + "&subject=" + encoded(name))
                    .at("/findings")
                    .forEach(paged::add);
        }
        assertThat(paged).isEqualTo(whole);
        // the newest evaluation comes first, and there what is gravest
        assertThat(whole.stream().map(row -> row.at("/evaluation").asString()).distinct())
                .containsExactlyElementsOf(kept);
        for (String id : kept) {
            assertThat(whole.stream()
                            .filter(row -> row.at("/evaluation").asString().equals(id)))
                    .extracting(row -> row.at("/ordinal").asInt())
                    .isSorted();
        }
        assertThat(whole.get(0).at("/severity").asString()).isEqualTo("HIGH");
    }

    @Test
    void findingsOfCorrectedEvaluationsAreLeftOut() {
        String name = "丁县医疗保障局" + UUID.randomUUID();
        String submission = RenamedSamples.named("dachang-2020-dept", name);
        String first = RenamedSamples.keep(client, submission);
        String second = RenamedSamples.keep(client, submission, "?reason=R&corrects=" + first);
        String beside = RenamedSamples.keep(client, submission, "?reason=R&corrects=" + first);
        String third = RenamedSamples.keep(client, submission, "?reason=R&corrects=" + second);
        String mine = "size=200&subject=" + encoded(name);
        assertThat(each(get(mine).at("/findings"), "/evaluation")).containsOnly(third);
        assertThat(each(get(mine).at("/findings"), "/superseded")).containsOnly("false");

        JsonNode all = get(mine + "&superseded=true").at("/findings");
        assertThat(each(all, "/evaluation")).contains(first, second, beside, third);
        for (JsonNode row : all) {
            assertThat(row.at("/superseded").asBoolean())
                    .isEqualTo(!row.at("/evaluation").asString().equals(third));
        }
    }

    @Test
    void theFindingsWorkbookWritesTextsNeverAsFormulas() throws IOException {
        String run = UUID.randomUUID().toString();
        for (String start : new String[] {"=HYPERLINK(1)", "+1", "-1", "@SUM(1)"}) {
            RenamedSamples.keep(client, RenamedSamples.named("dachang-2020-dept", start.replace("$", "") + run));
        }
        Answer answer = client.get(
                "/api/v1/findings?subject=" + run,
                "Accept",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).contains("attachment");
        assertThat(client.get("/findings.xlsx?subject=" + run).response().body())
                .isEqualTo(answer.response().body());
        JsonNode listed = get("size=200&subject=" + run);
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.response().body()))) {
            XSSFSheet sheet = book.getSheetAt(0);
            List<String> subjects = new ArrayList<>();
            List<String> messages = new ArrayList<>();
            for (int i = 2; i <= sheet.getLastRowNum(); i++) {
                Row row = sheet.getRow(i);
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isIn(CellType.STRING, CellType.NUMERIC, CellType.BLANK);
                }
                // the mark that keeps it a text after the cell is edited
                assertThat(row.getCell(4).getCellStyle().getQuotePrefixed()).isTrue();
                subjects.add(row.getCell(4).getStringCellValue());
                messages.add(row.getCell(9).getStringCellValue());
            }
            assertThat(subjects).isEqualTo(each(listed.at("/findings"), "/subject/name"));
            assertThat(messages).isEqualTo(each(listed.at("/findings"), "/message"));
            assertThat(subjects).contains("=HYPERLINK(1)" + run, "+1" + run, "-1" + run, "@SUM(1)" + run);
        }
    }

    @Test
    void aFindingsExportBeyondTheLimitIsRejectedNotTruncated() {
        UUID id = UUID.fromString(RenamedSamples.keep(client, RenamedSamples.named("dachang-2020-dept", "戊县医疗保障局")));
        String scheme = "too-many-" + UUID.randomUUID().toString().substring(0, 8);
        try {
            jdbc.sql("insert into evaluation_finding (evaluation_id, ordinal, code, severity, scheme, fiscal_year)"
                            + " with recursive n (x) as (select 1 union all select x + 1 from n where x < 5001)"
                            + " select cast(? as uuid), 1000 + x, 'NO_TARGET', 'INFO', ?, 2020 from n")
                    .params(id, scheme)
                    .update();
            Answer answer = client.get("/findings.xlsx?scheme=" + scheme);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("5,000");
            // what no evaluation says is not made up
            assertThat(get("scheme=" + scheme).at("/findings/0/message").isMissingNode())
                    .isTrue();
            assertThat(client.get("/findings?scheme=" + scheme).text()).contains("与保存的评价不一致");
        } finally {
            jdbc.sql("delete from evaluation_finding where scheme = ?")
                    .param(scheme)
                    .update();
        }
    }

    @Test
    void anInvalidFindingFilterIsRejected() {
        assertThat(client.get("/api/v1/findings?severity=WORST").status()).isEqualTo(400);
        assertThat(client.get("/api/v1/findings?grade=A").status()).isEqualTo(400);
        assertThat(client.get("/api/v1/findings?superseded=yes").status()).isEqualTo(400);
        assertThat(client.get("/api/v1/findings?size=201").status()).isEqualTo(400);
        assertThat(client.get("/api/v1/findings", "Accept", "image/png").status())
                .isEqualTo(406);
    }

    @Test
    void theFindingsPageLinksEachFindingAndKeepsTheFilter() {
        String name = "己县 & 医疗保障局" + UUID.randomUUID();
        String id = RenamedSamples.keep(client, RenamedSamples.named("dachang-2020-dept", name));
        String page = client.get("/findings?subject=" + encoded(name)).text();
        assertThat(page)
                .contains("/evaluations/" + id + "#finding-1")
                .contains("code=RATE_RECOMPUTE&amp;subject=")
                .contains("RATE_RECOMPUTE")
                .contains("比率复算不符")
                .contains("/findings.xlsx?subject=")
                .doesNotContain("??");
        assertThat(client.get("/evaluations/" + id).text()).contains("id=\"finding-1\"");
        assertThat(client.get("/findings?lang=en&subject=" + encoded(name)).text())
                .contains("By code and severity")
                .doesNotContain("??");
    }

    /** As rows are that were kept before migration 6. */
    @Test
    void evaluationsSavedBeforeTheSearchIndexAreFound() {
        String name = "庚县医疗保障局" + UUID.randomUUID();
        String submission = RenamedSamples.named("dachang-2020-dept", name);
        String first = RenamedSamples.keep(client, submission);
        String second = RenamedSamples.keep(client, submission, "?reason=R&corrects=" + first);
        String third = RenamedSamples.keep(client, submission, "?reason=R&corrects=" + second);
        String query = "size=200&superseded=true&subject=" + encoded(name);
        JsonNode before = get(query);
        List<Object> profile = profile(third);
        for (String each : new String[] {first, second, third}) {
            UUID id = UUID.fromString(each);
            jdbc.sql("delete from evaluation_profile where evaluation_id = ?")
                    .param(id)
                    .update();
            jdbc.sql("update evaluation_finding set indicator = null where evaluation_id = ?")
                    .param(id)
                    .update();
            jdbc.sql("update evaluation_correction set chain = null where evaluation_id = ?")
                    .param(id)
                    .update();
        }
        jdbc.sql("update search_state set whole = false").update();
        assertThat(get(query)).isNotEqualTo(before);
        backfill.afterSingletonsInstantiated();
        assertThat(get(query)).isEqualTo(before);
        assertThat(profile(third)).isEqualTo(profile);
        assertThat(jdbc.sql("select whole from search_state")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private List<Object> profile(String id) {
        return new ArrayList<>(jdbc.sql("select * from evaluation_profile where evaluation_id = ?")
                .param(UUID.fromString(id))
                .query()
                .singleRow()
                .values());
    }
}
