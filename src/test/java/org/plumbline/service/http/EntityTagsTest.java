package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.basics.Sha256;
import org.plumbline.service.http.ApiClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class EntityTagsTest {

    @Autowired
    private ApiClient client;

    @Test
    void repeatedReadsAreRevalidatedByTheSha256Etag() {
        byte[] dachang = ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"));
        String kept = client.postJson("/api/v1/evaluations", dachang).header("Location");
        for (String path : new String[] {
            "/v3/api-docs",
            "/api/v1/schemes",
            "/api/v1/schemes/dachang-department",
            "/api/v1/rule-sets",
            "/api/v1/rule-sets/1",
            "/api/v1/rule-sets/1/workbook",
            kept,
            kept + "/explanation"
        }) {
            Answer answer = client.get(path);
            String tag = answer.header("ETag");
            assertThat(tag).as(path).isEqualTo('"' + Sha256.of(answer.response().body()) + '"');
            assertThat(answer.header("Cache-Control"))
                    .as(path)
                    .isEqualTo(path.startsWith("/v3") ? "no-cache" : "private, no-cache");
            for (String mine : new String[] {tag, "\"other\", " + tag, "*"}) {
                Answer same = client.get(path, "If-None-Match", mine);
                assertThat(same.status()).as(path).isEqualTo(304);
                assertThat(same.response().body()).isEmpty();
                assertThat(same.header("ETag")).isEqualTo(tag);
            }
            assertThat(client.get(path, "If-None-Match", "\"other\"").status()).isEqualTo(200);
            Answer head = client.method("HEAD", path);
            assertThat(head.status()).as(path).isEqualTo(200);
            assertThat(head.header("ETag")).as(path).isEqualTo(tag);
            assertThat(head.header("Content-Length")).as(path).isEqualTo(answer.header("Content-Length"));
            assertThat(client.method("HEAD", path, "If-None-Match", tag).status())
                    .as(path)
                    .isEqualTo(304);
        }
    }

    @Test
    void eachLanguageHasItsOwnEtag() {
        byte[] dachang = ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"));
        String kept = client.postJson("/api/v1/evaluations", dachang).header("Location");
        Answer chinese = client.get(kept);
        assertThat(chinese.response().headers().allValues("Vary")).contains("Accept-Language");
        assertThat(client.get(kept, "Accept-Language", "en", "If-None-Match", chinese.header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anErrorResponseHasNoEtag() {
        Answer missing = client.get("/api/v1/schemes/nowhere");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.header("ETag")).isEmpty();
    }
}
