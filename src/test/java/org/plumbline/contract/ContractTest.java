package org.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plumbline.ShippedFiles;
import org.plumbline.contract.OpenApiContract.Operation;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** From outside: whatever is asked, the answer is one that the OpenAPI document allows. On a service of its own. */
@ServiceTest
@TestPropertySource(properties = "plumbline.idempotency-kept=6d")
class ContractTest {

    private static final long SEED = 20_200_101;

    /** What a fresh service does not have: a rejected workbook, a draft, an ended job, or a user besides the local one. */
    private static final Map<String, Integer> NOT_BEFORE = Map.of(
            "/api/v1/rule-sets/refused/{id}/workbook", 404,
            "/api/v1/rule-sets/{id}/approval", 409,
            "/api/v1/rule-sets/{id}/return", 409,
            "/api/v1/rule-sets/{id}/withdrawal", 409,
            "/api/v1/form-dictionary", 422,
            "/api/v1/form-dictionary/refused/{id}/workbook", 404,
            "/api/v1/form-dictionary/{version}/approval", 409,
            "/api/v1/jobs/{id}/results", 404,
            "/api/v1/users", 422,
            // of another version than the one rehearsed
            "/api/v1/rule-sets/{id}/rehearsal", 404);

    @Autowired
    private ApiClient client;

    private static List<Integer> sound(String path) {
        return List.of(200, 201, 202, 204, NOT_BEFORE.getOrDefault(path, 200));
    }

    @Test
    @Timeout(300)
    void everyResponseMatchesTheOpenApiDocument() {
        ApiFuzzer fuzz = new ApiFuzzer(
                URI.create("http://127.0.0.1:" + client.port()), ShippedFiles.SAMPLES, ShippedFiles.TABLES, 100);
        fuzz.sound();
        for (Operation operation : fuzz.contract().operations()) {
            assertThat(fuzz.tally().of(operation.name()).keySet())
                    .as(operation.name())
                    .containsAnyElementsOf(
                            // a fresh service has no other user, no report and no evaluation of the body asked for,
                            // and rule workbooks print no standards
                            operation.path().matches("/api/v1/(users/|reports|findings/body-|drafts).*")
                                    ? List.of(200, 400, 404, 422)
                                    : sound(operation.path()));
        }
        fuzz.spoiled(SEED, 2_000, 2);
        fuzz.workbooks(SEED, 100, 2);
        assertThat(fuzz.failures()).as("seed " + SEED).isEmpty();
    }
}
