package org.plumbline.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.plumbline.service.evaluations.RenamedSamples.replaced;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.http.SignInTest;
import org.plumbline.service.http.WithUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Two counties, a province above both, and an administrator without a scope, at every endpoint and page: a county never
 * receives a name or an id of the other, the province receives both. Every user but the scopes has every role.
 */
@WithUsers
@TestPropertySource(properties = "plumbline.idempotency-kept=1d") // a service of its own
@DirtiesContext
class ScopeMatrixTest extends TwoCounties {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]+) (/\\S*)` \\|");

    private static final List<String> BODIES = List.of("?body=" + encode(body("乙县")), "?body=" + encode(body("甲县")));

    /** Parameters that lists and figures are asked with, besides none. */
    private static final Map<String, List<String>> QUERIES = Map.of(
            "/evaluations", List.of("?size=200", "?subject=" + encode("乙县"), "?finding=SUM_MISMATCH", "?reviewed=true"),
            "/findings", List.of("?size=200&superseded=true", "?region=" + encode(region("乙县"))),
            "/findings/values", List.of("?indicator=" + encode("项目"), "?indicator=ZX", "?indicator=" + encode("率")),
            "/findings/identical-profiles", List.of("?within=scheme&minSize=2&minScores=1&fullMarks=true"),
            "/findings/body-workbook", BODIES,
            "/findings/body-comparison", BODIES,
            "/statistics", List.of("?region=" + encode(region("乙县")), "?region=" + encode(PROVINCE)),
            "/statistics/evaluations",
                    List.of("?region=" + encode(region("乙县")), "?indicator=ZX", "?finding=SUM_MISMATCH"),
            "/statistics.csv", List.of("?table=grades-by-region", "?table=reviews", "?table=indicators"));

    @Autowired
    private ApplicationContext context;

    /** Each operation of docs/users.md that a handler of ours serves, with what it declares. */
    private List<Operation> listOperations() throws IOException {
        Map<String, ScopeRule> declared = new LinkedHashMap<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((request, handler) -> {
                    Endpoint endpoint = handler.getMethodAnnotation(Endpoint.class);
                    if (endpoint != null) {
                        request.getPatternValues().stream()
                                .flatMap(pattern -> PermissionsTest.spelled(pattern).stream())
                                .forEach(path -> request.getMethodsCondition()
                                        .getMethods()
                                        .forEach(method -> declared.put(method + " " + path, endpoint.scope())));
                    }
                }));
        List<Operation> operations = new ArrayList<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("docs/users.md")));
        while (row.find()) {
            operations.add(new Operation(row.group(1), row.group(2), declared.get(row.group(1) + " " + row.group(2))));
        }
        return operations;
    }

    /** Addresses of an operation, with the ids of the other county where it names one. */
    private List<String> listAddresses(Operation operation, String county) {
        List<String> paths = new ArrayList<>();
        for (String evaluation : evaluations.get(county)) {
            String path = operation.pattern();
            path = path.contains("/evaluations/{id}") ? path.replace("{id}", evaluation) : path;
            path = path.contains("/jobs/{id}") ? path.replace("{id}", jobs.get(county)) : path;
            // an analysis of test cases takes a minute and reads no evaluation
            String version = path.contains("/test-analysis") ? "999999999" : "1";
            path = path.contains("/rule-sets/{id}") ? path.replace("{id}", version) : path;
            path = path.replace("{step}", "1").replace("/**", "").replace("/samples/{name}", "/samples/made-all-met");
            paths.add(path.replaceAll("\\{[^}]+}", evaluation));
        }
        String plain = operation.pattern().replaceFirst("^/api/v1", "");
        QUERIES.getOrDefault(plain, List.of()).forEach(query -> paths.add(operation.pattern() + query));
        String own = evaluations.get("甲县").get(0);
        String other = evaluations.get("乙县").get(0);
        if (plain.matches("/evaluations/\\{id}/compar(e|ison)")) {
            paths.add(operation.pattern().replace("{id}", own) + "?with=" + other);
        }
        if (plain.equals("/rule-sets/{id}/try-out")) {
            paths.add("/rule-sets/1/try-out?evaluation=" + other);
        }
        return paths.stream().distinct().toList();
    }

    @TestFactory
    Stream<DynamicTest> aCountyReceivesNothingOfTheOther() throws IOException {
        return listOperations().stream()
                .filter(operation -> !operation.pattern().equals("/account/password"))
                .map(operation -> DynamicTest.dynamicTest(
                        operation.method() + " " + operation.pattern(), () -> checkOtherCounty(operation)));
    }

    private void checkOtherCounty(Operation operation) {
        for (String path : listAddresses(operation, "乙县")) {
            Answer answer = send("county-a", operation, path);
            assertThat(answer.status()).as(path).isNotIn(401, 500);
            String text = readText(answer);
            for (String secret : listSecrets("乙县")) {
                if (!path.contains(secret)
                        && !path.contains(encode(secret))) { // a rejection repeats what was asked for
                    assertThat(text).as(path).doesNotContain(secret);
                }
            }
            if (operation.pattern().contains("/evaluations/{id}")
                    || operation.pattern().contains("/jobs/{id}")) {
                assertThat(answer.status()).as(path).isEqualTo(404);
            }
            if (operation.rule() == ScopeRule.UNSCOPED || operation.rule() == ScopeRule.WHOLE_SCHEME) {
                assertThat(answer.status()).as(path).isEqualTo(403);
            }
        }
    }

    private List<String> listSecrets(String county) {
        List<String> secrets = new ArrayList<>(evaluations.get(county));
        secrets.addAll(List.of(jobs.get(county), body(county), region(county)));
        return secrets;
    }

    /** The text of a response; of an archive that of all its files. */
    private static String readText(Answer answer) {
        byte[] bytes = answer.response().body();
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
            return answer.text();
        }
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @TestFactory
    Stream<DynamicTest> theProvinceReceivesBothCounties() throws IOException {
        return listOperations().stream()
                .filter(operation -> operation.rule() == ScopeRule.EVALUATION
                        && operation.method().equals("GET"))
                .flatMap(operation -> Stream.of(COUNTIES)
                        .flatMap(county -> listAddresses(operation, county).stream())
                        .distinct()
                        .map(path -> DynamicTest.dynamicTest(path, () -> {
                            int expected = send("admin", operation, path).status();
                            assertThat(send("province", operation, path).status())
                                    .isEqualTo(expected);
                        })));
    }

    @Test
    void listsFindingsFiguresAndExportsOfTheProvinceNameBothCounties() {
        for (String path : List.of("/api/v1/evaluations?size=200", "/api/v1/findings?size=200")) {
            assertThat(api("province", "GET", path).text()).as(path).contains(body("甲县"), body("乙县"));
            assertThat(api("county-a", "GET", path).text()).as(path).contains(body("甲县"));
        }
        assertThat(api("province", "GET", "/api/v1/statistics").text()).contains("矩阵市");
        assertThat(api("county-a", "GET", "/api/v1/statistics")
                        .json()
                        .at("/evaluations")
                        .asLong())
                .isEqualTo(api("admin", "GET", "/api/v1/statistics?region=" + encode(region("甲县")))
                        .json()
                        .at("/evaluations")
                        .asLong())
                .isPositive();
    }

    @Test
    void countsAndTotalsAreThoseOfTheScope() {
        assertThat(api("county-a", "GET", "/api/v1/evaluations")
                        .json()
                        .at("/total")
                        .asLong())
                .isEqualTo(5); // four by the administrator and one by the job
        assertThat(api("county-a", "GET", "/api/v1/jobs").json().at("/total").asLong())
                .isEqualTo(1);
        Answer replay = api("county-a", "POST", "/api/v1/evaluations/replay?fiscalYear=2023");
        Answer ofProvince = api("province", "POST", "/api/v1/evaluations/replay?fiscalYear=2023");
        assertThat(replay.text()).contains("\"evaluations\":2");
        assertThat(ofProvince.text()).contains("\"evaluations\":4");
    }

    @Test
    void whoseNameOnlyBeginsAlikeIsAnotherRegion() {
        Answer saved = save("admin", submission("made-bonus-limits", "甲县区"), "");
        assertThat(api("county-a", "GET", saved.header("Location")).status()).isEqualTo(404);
        assertThat(api("province", "GET", saved.header("Location")).status()).isEqualTo(200);
    }

    @Test
    void anEvaluationWithoutARegionBelongsToCallersWithoutARegion() {
        String nowhere = replaced(submission("made-bonus-limits", "丙县"), ",\\s*\"region\": \"[^\"]+\"", "");
        Answer saved = save("admin", nowhere, "");
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
        assertThat(api("province", "GET", saved.header("Location")).status()).isEqualTo(404);
        Answer refused = save("province", nowhere, "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/detail").asString()).startsWith("没有填写地区");
    }

    @Test
    void savingOutsideOfTheScopeIsRejectedAndNamesWhatIsMissing() {
        Answer refused = save("county-a", submission("made-bonus-limits", "乙县"), "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/type").asString()).isEqualTo("urn:plumbline:problem:outside-scope");
        assertThat(refused.json().at("/detail").asString()).startsWith("缺少地区“" + region("乙县") + "”的写入范围");
        assertThat(save("reader", submission("made-bonus-limits", "甲县"), "").status())
                .isEqualTo(403);
        assertThat(api(
                                "reader",
                                "GET",
                                "/api/v1/evaluations/" + evaluations.get("甲县").get(0))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anEvaluationOfAnotherRegionCannotBeCorrected() {
        Answer refused = save(
                "county-a",
                submission("made-bonus-limits", "甲县"),
                "?corrects=" + evaluations.get("乙县").get(2) + "&reason=" + encode("更正"));
        assertThat(refused.json().at("/type").asString()).isEqualTo("urn:plumbline:problem:corrects-nothing");
    }

    @Test
    void aJobStoresOnlyWhatItsSenderMay() {
        Answer job = client.post(
                "/api/v1/jobs?keep=true",
                oneLine(submission("made-bonus-limits", "乙县")).getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-ndjson",
                "Authorization",
                authorization("county-a"));
        String address = job.header("Location");
        await().atMost(Duration.ofSeconds(60)).until(() -> api("county-a", "GET", address)
                .json()
                .at("/state")
                .asString()
                .equals("DONE"));
        assertThat(api("county-a", "GET", address + "/results").text()).contains("outside-scope");
    }

    @Test
    void aCallerWithASchemeSeesAndChangesNoOtherScheme() {
        assertThat(api("scheme", "GET", "/api/v1/schemes").text())
                .contains("national-project")
                .doesNotContain("platform-project");
        for (String path : List.of("/api/v1/rule-sets", "/api/v1/evaluations?size=200", "/api/v1/statistics")) {
            assertThat(api("scheme", "GET", path).text())
                    .as(path)
                    .contains("national-project")
                    .doesNotContain("platform-project");
        }
        String other = api("admin", "GET", "/api/v1/rule-sets?scheme=platform-project")
                .json()
                .at("/ruleSets/0/id")
                .asString();
        for (String path : List.of("", "/rehearsal", "/coverage", "/workbook", "/bundle", "/diff")) {
            assertThat(api("scheme", "GET", "/api/v1/rule-sets/" + other + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        String own = api("admin", "GET", "/api/v1/rule-sets?scheme=national-project")
                .json()
                .at("/ruleSets/0/id")
                .asString();
        assertThat(api("scheme", "GET", "/api/v1/rule-sets/" + own + "/coverage")
                        .status())
                .isEqualTo(200);
        assertThat(retire("scheme", own).status()).isEqualTo(200);
        assertThat(save("scheme", submission("made-bonus-limits", "甲县"), "").status())
                .isEqualTo(422);
    }

    private Answer retire(String user, String version) {
        return client.post(
                "/api/v1/rule-sets/" + version + "/retirement",
                "{\"reason\": \"已停用\"}".getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "Accept-Language",
                "zh",
                "Authorization",
                authorization(user));
    }

    @Test
    void aScopeOfRegionsAloneDoesNotPermitToChangeRules() {
        String version = api("admin", "GET", "/api/v1/rule-sets?scheme=dachang-department")
                .json()
                .at("/ruleSets/0/id")
                .asString();
        Answer refused = retire("province", version);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/detail").asString()).startsWith("缺少方案“dachang-department”的写入范围");
        assertThat(api("admin", "GET", "/api/v1/schemes").text()).contains("dachang-department");
    }

    @Test
    void aScopeTakesEffectWithTheNextRequestAndIsInTheAuditLog() {
        createUser("changing", "region:" + region("甲县"));
        String path = "/api/v1/evaluations/" + evaluations.get("乙县").get(0);
        assertThat(api("changing", "GET", path).status()).isEqualTo(404);
        Answer changed = client.post(
                "/api/v1/users/changing/scope",
                "{\"scope\":[\"region:%s:read\"]}".formatted(PROVINCE).getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "Authorization",
                SignInTest.basic("admin"));
        assertThat(changed.json().at("/scope/0").asString()).isEqualTo("region:" + PROVINCE + ":read");
        assertThat(api("changing", "GET", path).status()).isEqualTo(200);
        String entries = "/api/v1/audit-log?kind=USER_EVENT&subject=" + encode("changing#2");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(api("admin", "GET", entries).text())
                        .contains("SCOPE_SET", "region:" + PROVINCE + ":read"));
    }
}
