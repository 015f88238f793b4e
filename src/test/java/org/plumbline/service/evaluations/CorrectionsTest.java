package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.TestBrowser;
import org.plumbline.service.http.WithUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A correction is of the same scheme, year and subject, has a reason, and comes from the caller who kept the first. */
@WithUsers
@TestPropertySource(
        properties = {"plumbline.users.other.password=" + WithUsers.HASH, "plumbline.users.other.roles=CALLER"})
class CorrectionsTest {

    private static final String REASON = "漏报预算执行数";

    @Autowired
    private ApiClient client;

    private final String subject = "更正测试单位" + UUID.randomUUID();
    private String first;

    @BeforeEach
    void publishAndKeep() {
        publish("dachang-department");
        first = keep(submission(subject), "", "caller").json().at("/id").asString();
    }

    private void publish(String scheme) {
        long id = client.get("/api/v1/rule-sets?scheme=" + scheme, as("auditor"))
                .json()
                .at("/ruleSets/0/id")
                .asLong();
        for (String step : new String[] {"approval", "publication"}) {
            String[] headers = as("approver");
            client.post(
                    "/api/v1/rule-sets/" + id + "/" + step,
                    "{\"reason\": \"核对无误\"}".getBytes(StandardCharsets.UTF_8),
                    headers[0],
                    headers[1],
                    "Content-Type",
                    "application/json");
        }
    }

    private static String[] as(String name) {
        byte[] credentials = (name + ":" + WithUsers.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials)};
    }

    private static String submission(String subject) {
        return RenamedSamples.named("dachang-2020-dept", subject);
    }

    private Answer keep(String submission, String query, String caller) {
        String[] headers = as(caller);
        return client.post(
                "/api/v1/evaluations" + query,
                submission.getBytes(StandardCharsets.UTF_8),
                headers[0],
                headers[1],
                "Content-Type",
                "application/json");
    }

    private String correcting() {
        return "?corrects=" + first + "&reason=" + URLEncoder.encode(REASON, StandardCharsets.UTF_8);
    }

    private static void refused(Answer answer, int status, String kind) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().at("/type").asString()).isEqualTo("urn:plumbline:problem:" + kind);
    }

    @Test
    void aCorrectionNeedsAReason() {
        refused(keep(submission(subject), "?corrects=" + first, "caller"), 422, "reason-missing");
        refused(
                keep(submission(subject), "?corrects=" + first + "&reason=" + "x".repeat(501), "caller"),
                422,
                "reason-too-long");
    }

    @Test
    void aCorrectionIsOfTheSameSchemeYearAndSubject() {
        Answer other = keep(submission(subject + "二"), correcting(), "caller");
        refused(other, 422, "corrects-another");
        assertThat(other.json().at("/expected").asString()).contains(subject);
        String withoutSubject = "{\"scheme\":\"dachang-department\",\"fiscalYear\":2020}";
        refused(keep(withoutSubject, correcting(), "caller"), 422, "corrects-another");
        publish("national-project");
        String scheme = "{\"scheme\":\"national-project\",\"fiscalYear\":"
                + ShippedFiles.ruleSet("national-project").scheme().yearTo() + ",\"subject\":{\"name\":\"" + subject
                + "\",\"type\":\"PROJECT\"}}";
        refused(keep(scheme, correcting(), "caller"), 422, "corrects-another");
    }

    @Test
    void comesFromWhoKeptTheFirstOrAnAdministratorAndElseIsInTheLogAsDenied() {
        refused(keep(submission(subject), correcting(), "other"), 403, "corrects-foreign");
        client.get("/api/v1/audit-log/head", as("auditor"));
        assertThat(client.get("/api/v1/audit-log?kind=DENIED_CALL&size=200", as("auditor"))
                        .text())
                .contains("corrects-foreign", "POST /api/v1/evaluations");
        assertThat(client.get("/api/v1/evaluations/" + first, as("auditor"))
                        .json()
                        .has("correctedBy"))
                .isFalse();
    }

    @Test
    void aCorrectionIsShownOnPagesInFilesAndInTheStatistics() throws Exception {
        long before = corrections();
        Answer second = keep(submission(subject), correcting(), "caller");
        assertThat(second.status()).as(second.text()).isEqualTo(201);
        String corrected = second.json().at("/id").asString();
        assertThat(second.json().at("/correctsReason").asString()).isEqualTo(REASON);
        assertThat(client.get("/api/v1/evaluations/" + corrected, as("auditor"))
                        .json()
                        .at("/correctsReason")
                        .asString())
                .isEqualTo(REASON);
        TestBrowser auditor = new TestBrowser(client);
        auditor.signIn("auditor", WithUsers.PASSWORD);
        assertThat(auditor.get("/evaluations/" + first).text()).contains(REASON, corrected);
        assertThat(auditor.get("/evaluations/" + corrected).text()).contains(REASON, first);
        for (String id : new String[] {first, corrected}) {
            String[] headers = as("auditor");
            Answer pdf = client.get(
                    "/api/v1/evaluations/" + id + "/explanation", headers[0], headers[1], "Accept", "application/pdf");
            assertThat(new PDFTextStripper()
                            .getText(Loader.loadPDF(pdf.response().body()))
                            .replaceAll("\\s+", ""))
                    .contains(REASON)
                    .contains(id.equals(first) ? "本评价已被更正" : "本评价更正此前的评价")
                    .contains("有更正，见首页");
            assertThat(client.get(
                                    "/api/v1/evaluations/" + id + "/explanation",
                                    headers[0],
                                    headers[1],
                                    "Accept",
                                    "text/plain")
                            .text())
                    .contains(REASON);
            Answer book = client.get(
                    "/api/v1/evaluations/" + id + "/explanation",
                    headers[0],
                    headers[1],
                    "Accept",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            try (XSSFWorkbook workbook =
                    new XSSFWorkbook(new ByteArrayInputStream(book.response().body()))) {
                List<String> cells = new ArrayList<>();
                workbook.getSheetAt(0).forEach(row -> row.forEach(cell -> cells.add(cell.toString())));
                assertThat(cells).anyMatch(each -> each.contains(REASON));
            }
        }
        assertThat(corrections()).isEqualTo(before + 1);
    }

    private long corrections() {
        return client.get("/api/v1/statistics?scheme=dachang-department", as("auditor"))
                .json()
                .at("/corrections")
                .asLong();
    }
}
