package org.plumbline.service.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.plumbline.service.audit.ChainSealer;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Values of indicators over all evaluations, by body and evidence. */
@ServiceTest
class IndicatorValuesTest {

    @Autowired
    private ApiClient client;

    @Autowired
    private ChainSealer sealer;

    @Autowired
    private StatisticsUpdater updater;

    @Autowired
    private JdbcTemplate jdbc;

    private String save(String subject, String indicators, String query) {
        String body = "{\"scheme\":\"national-project\",\"fiscalYear\":2023,\"subject\":{\"name\":\"" + subject
                + "\"},\"budget\":{\"adjusted\":100,\"executed\":90,\"unit\":\"万元\"},\"indicators\":[" + indicators
                + "]}";
        Answer saved = client.postJson("/api/v1/evaluations" + query, body.getBytes(StandardCharsets.UTF_8));
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
        return saved.json().at("/id").asString();
    }

    private static String indicator(String name, String level2, String actual, String evidence) {
        return "{\"name\":\"" + name + "\",\"level1\":\"满意度指标\",\"level2\":\"" + level2
                + "\",\"weight\":45,\"target\":{\"operator\":\"≥\",\"value\":90,\"unit\":\"%\"},\"actual\":" + actual
                + ",\"evidence\":[" + evidence + "]}";
    }

    private JsonNode find(String query) {
        sealer.sealPending();
        updater.catchUp();
        Answer answer = client.get("/api/v1/findings/values?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().at("/groups");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> list(JsonNode groups, String pointer) {
        return StreamSupport.stream(groups.spliterator(), false)
                .map(group -> group.at(pointer).asString())
                .toList();
    }

    @Test
    void valuesWithoutEvidenceAreListedByBody() {
        save("甲镇值检局 一项目", indicator("游客值检满意度", "服务对象满意度指标", "100", ""), "");
        save("甲镇值检局 二项目", indicator("游客值检满意度", "服务对象满意度指标", "100.5", ""), "");
        save("乙镇值检局 一项目", indicator("游客值检满意度", "服务对象满意度指标", "100", "\"问卷\""), "");
        save("丙镇值检局 一项目", indicator("游客值检满意度", "服务对象满意度指标", "99.99", ""), "");
        String asked = "indicator=" + encode("游客值检") + "&value=100";
        JsonNode groups = find(asked + "&evidence=none");
        assertThat(list(groups, "/body")).containsExactly("甲镇值检局");
        assertThat(groups.at("/0/count").asInt()).isEqualTo(2);
        assertThat(groups.at("/0/values/0").toString())
                .contains("\"actual\":100.5", "\"target\":\"≥90%\"", "\"evidence\":false", "二项目", "游客值检满意度");
        assertThat(list(find(asked + "&evidence=named"), "/body")).containsExactly("乙镇值检局");
        assertThat(list(find(asked + "&comparison=less_than"), "/body")).containsExactly("丙镇值检局");
        assertThat(list(find(asked + "&comparison=more_than"), "/body")).containsExactly("甲镇值检局");
        assertThat(list(find(asked + "&comparison=equal"), "/body")).containsExactlyInAnyOrder("甲镇值检局", "乙镇值检局");
        assertThat(list(find(asked + "&comparison=at_most&body=" + encode("丙镇值检局")), "/body"))
                .containsExactly("丙镇值检局");
        // an indicator of the submission's own is found by its level 2 too
        assertThat(list(find("indicator=" + encode("服务对象满意度") + "&subject=" + encode("镇值检局")), "/body"))
                .hasSize(3);
    }

    @Test
    void aValueOfAnEvaluationThatWasCorrectedOrRepeatedIsNotListed() {
        String one = indicator("更正值检满意度", "满意度指标", "100", "");
        String first = save("丁镇值检局 一项目", one, "");
        String asked = "indicator=" + encode("更正值检") + "&value=100";
        assertThat(list(find(asked), "/body")).containsExactly("丁镇值检局");
        save("丁镇值检局 一项目", indicator("更正值检满意度", "满意度指标", "95", ""), "?reason=R&corrects=" + first);
        assertThat(find(asked).size()).isZero();
        save("丁镇值检局 二项目", one, "");
        String again = save("丁镇值检局 二项目", one, "");
        assertThat(find(asked).at("/0/count").asInt()).isEqualTo(1);
        assertThat(find(asked).at("/0/values/0/evaluation").asString()).isEqualTo(again);
        List<?> before = jdbc.queryForList("select code, evaluation_id from statistics_value order by 2, 1");
        updater.rebuild();
        updater.catchUp();
        assertThat(jdbc.queryForList("select code, evaluation_id from statistics_value order by 2, 1"))
                .isEqualTo(before);
    }

    @Test
    void thePageOfValuesListsThemWithTheirEvaluations() {
        String id = save("戊镇值检局 一项目", indicator("页面值检满意度", "满意度指标", "100", ""), "");
        find("indicator=x");
        assertThat(client.get("/findings/values?lang=zh&indicator=" + encode("页面值检"))
                        .text())
                .contains("戊镇值检局", "/evaluations/" + id, "100%", "≥90%", "无佐证")
                .doesNotContain("??");
        assertThat(client.get("/findings/values?lang=en").text())
                .contains("Search by actual value")
                .doesNotContain("??");
        assertThat(client.get("/api/v1/findings/values").status()).isEqualTo(400);
        assertThat(client.get("/api/v1/findings/values?indicator=a&comparison=near")
                        .status())
                .isEqualTo(400);
        assertThat(client.get("/api/v1/findings/values?indicator=a&value=x").status())
                .isEqualTo(400);
    }
}
