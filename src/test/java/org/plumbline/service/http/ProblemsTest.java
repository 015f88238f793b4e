package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.service.http.ApiClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest {

    private static final byte[] EMPTY = "{}".getBytes();

    @Autowired
    private ApiClient client;

    @Test
    void anUnknownAddressIsAProblem() {
        problem(client.get("/api/v1/nowhere"), 404, "not-found");
    }

    @Test
    void anInvalidIdIsNotFound() {
        Answer answer = client.get("/api/v1/evaluations/17");
        problem(answer, 404, "not-found");
        assertThat(answer.json().at("/instance").asString()).isEqualTo("/api/v1/evaluations/17");
    }

    @Test
    void aMethodThatIsNotServedNamesThoseThatAre() {
        Answer answer = client.method("DELETE", "/api/v1/evaluations");
        problem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET").contains("POST");
        assertThat(answer.json().at("/detail").asString()).contains("GET / POST");
    }

    @Test
    void aRepresentationThatIsNotServedNamesThoseThatAre() {
        problem(client.get("/api/v1/schemes", "Accept", "image/png"), 406, "not-acceptable");
    }

    @Test
    void anotherMediaTypeThanJsonIsRefused() {
        Answer answer = client.post("/api/v1/score", EMPTY, "Content-Type", "text/xml");
        problem(answer, 415, "unsupported-media-type");
        assertThat(answer.json().at("/detail").asString()).contains("application/json");
    }

    @Test
    void aCompressedBodyIsRefusedByItsHeader() {
        Answer answer =
                client.post("/api/v1/score", EMPTY, "Content-Type", "application/json", "Content-Encoding", "gzip");
        problem(answer, 400, "bad-header");
        assertThat(answer.json().at("/header").asString()).isEqualTo("Content-Encoding");
        assertThat(answer.json().at("/found").asString()).isEqualTo("gzip");
        assertThat(answer.json().at("/expected").asString()).isEqualTo("identity");
    }

    @Test
    void aMissingBodyIsRefused() {
        problem(client.postJson("/api/v1/score", new byte[0]), 400, "bad-request");
    }

    @Test
    void aMissingPartOfAnUploadIsNamed() {
        Answer answer = client.upload("/api/v1/rule-sets", Map.of(), "file", "a.xlsx", new byte[] {1});
        problem(answer, 400, "bad-parameter");
        assertThat(answer.json().at("/parameter").asString()).isEqualTo("workbook");
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedByItsLength() {
        Answer answer = client.postJson("/api/v1/score", new byte[2 * 1024 * 1024 + 1]);
        problem(answer, 413, "body-too-large");
        assertThat(answer.json().at("/detail").asString()).contains("2 MB");
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedInChunksToo() {
        Answer answer = client.postChunked(
                "/api/v1/evaluations", new byte[2 * 1024 * 1024 + 1], "Content-Type", "application/json");
        problem(answer, 413, "body-too-large");
    }

    @Test
    void aParameterThatSaysNothingIsRefusedWithWhatItMaySay() {
        Answer answer = client.postJson("/api/v1/score?trace=all", EMPTY);
        problem(answer, 400, "bad-parameter");
        assertThat(answer.json().at("/parameter").asString()).isEqualTo("trace");
        assertThat(answer.json().at("/found").asString()).isEqualTo("all");
        assertThat(answer.json().at("/expected").asString()).isEqualTo("full / steps / none");
    }

    @Test
    void aMisspelledParameterIsRefusedInsteadOfIgnored() {
        Answer answer = client.get("/api/v1/evaluations?grad=x");
        problem(answer, 400, "bad-parameter");
        assertThat(answer.json().at("/expected").asString()).contains("grade");
    }

    @Test
    void badPagingIsRefused() {
        for (String query : new String[] {"size=0", "size=201", "page=-1", "page=1001", "page=x", "fiscalYear=20"}) {
            problem(client.get("/api/v1/evaluations?" + query), 400, "bad-parameter");
        }
        problem(client.get("/api/v1/evaluations?page=1&page=2"), 400, "bad-parameter");
    }

    @Test
    void anUnknownLanguageIsRefused() {
        problem(client.get("/api/v1/schemes?lang=fr"), 400, "bad-parameter");
    }

    @Test
    void problemsAreBilingualWithoutALanguagePreference() {
        assertThat(client.get("/api/v1/nowhere").json().at("/title").asString()).isEqualTo("没有找到 / Not found");
    }

    @Test
    void problemsAreInTheRequestedLanguage() {
        assertThat(title("Accept-Language", "en-GB,en;q=0.9")).isEqualTo("Not found");
        assertThat(title("Accept-Language", "fr,zh;q=0.5")).isEqualTo("没有找到");
        assertThat(client.get("/api/v1/nowhere?lang=en").json().at("/title").asString())
                .isEqualTo("Not found");
    }

    @Test
    void anyNumberOfLanguagesMayBeNamed() {
        assertThat(title("Accept-Language", "fr,".repeat(1_000) + "en")).isEqualTo("Not found");
    }

    @Test
    void whatTheContainerForbidsNamesWhatItAllows() {
        Answer answer = client.method("TRACE", "/api/v1/schemes");
        problem(answer, 405, "method-not-allowed");
        assertThat(answer.json().at("/detail").asString()).contains("GET").doesNotContain("/error");
    }

    private String title(String... headers) {
        return client.get("/api/v1/nowhere", headers).json().at("/title").asString();
    }

    @Test
    void anInternalErrorShowsTheRequestIdAndLogsNoInput(CapturedOutput output) {
        Answer answer = client.get("/api/v1/failing");
        problem(answer, 500, "internal");
        assertThat(answer.text()).doesNotContain(FailingEndpoint.SECRET).doesNotContain("Exception");
        assertThat(output)
                .contains(answer.json().at("/errorId").asString())
                .contains("FailingEndpoint.fail")
                .doesNotContain(FailingEndpoint.SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/sch|emes HTTP/1.1",
                "POST /api/v1/score HTTP/1.1\r\nContent-Length: r",
                "POST /api/v1/score HTTP/1.1\r\nContent-Length: -1",
                "POST /api/v1/score HTTP/1.1\r\nContent-Length: 99999999999999999999",
                "POST /api/v1/score HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2",
                "POST /api/v1/score HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: r",
            })
    void whatTheContainerRefusesIsAProblemToo(String refused) {
        String answer = client.raw(refused + "\r\nHost: localhost\r\nConnection: close\r\n\r\n{}");
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .doesNotContain("<html");
    }

    @Test
    void whatTheFirewallRefusesIsAProblemToo() {
        problem(client.get("/api/v1/schemes;a=b"), 400, "bad-request");
        problem(client.get("/api//v1/schemes"), 400, "bad-request");
    }

    @Test
    void aBrowserGetsAnErrorPage() {
        Answer answer = client.get("/nowhere", "Accept", "text/html");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).contains("没有找到").contains("返回首页");
    }

    private static void problem(Answer answer, int status, String kind) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().at("/type").asString()).isEqualTo("urn:plumbline:problem:" + kind);
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.json().at("/title").asString()).isNotBlank();
    }
}
