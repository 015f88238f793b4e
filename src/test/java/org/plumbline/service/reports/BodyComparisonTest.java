package org.plumbline.service.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The saved evaluations of one body against each other. */
@ServiceTest
class BodyComparisonTest {

    private static final String BODY = "对照县水务局";

    @Autowired
    private ApiClient client;

    private String save(String subject, int executed) {
        String body = "{\"scheme\":\"national-project\",\"fiscalYear\":2023,\"subject\":{\"name\":\"" + subject
                + "\"},\"budget\":{\"adjusted\":100,\"executed\":" + executed + ",\"unit\":\"万元\"},\"indicators\":[]}";
        Answer saved = client.postJson("/api/v1/evaluations", body.getBytes(StandardCharsets.UTF_8));
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
        return saved.json().at("/id").asString();
    }

    @Test
    void findingsNameBothEvaluationsAndTheirPlaces() {
        String department = save(BODY, 80);
        save(BODY + " 甲项目", 95);
        String project = save(BODY + " 甲项目", 90);
        String query = "?body=" + URLEncoder.encode(BODY, StandardCharsets.UTF_8);
        JsonNode found = client.get("/api/v1/findings/body-comparison" + query).json();
        assertThat(found.at("/findings").size()).isEqualTo(1);
        JsonNode finding = found.at("/findings/0");
        assertThat(finding.at("/code").asString()).isEqualTo("PROJECTS_OVER");
        assertThat(finding.at("/places/0").toString()).contains(department, "\"执行数\"", "2023");
        assertThat(finding.at("/places/1/evaluation").asString()).isEqualTo(project);
        assertThat(client.get("/findings/body-comparison" + query + "&lang=zh").text())
                .contains("各项目合计超过部门", "/evaluations/" + department, "/evaluations/" + project)
                .doesNotContain("??");
        assertThat(client.get("/findings/body-comparison" + query + "&lang=en").text())
                .contains("1 contradictions", "more than the department")
                .doesNotContain("??");
        assertThat(client.get("/api/v1/findings/body-comparison?body=x").status())
                .isEqualTo(404);
        assertThat(client.get("/api/v1/findings/body-comparison").status()).isEqualTo(400);
    }
}
