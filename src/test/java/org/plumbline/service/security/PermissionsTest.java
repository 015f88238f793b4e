package org.plumbline.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.FailingEndpoint;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.SignInTest;
import org.plumbline.service.http.TestBrowser;
import org.plumbline.service.http.WithUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * The table of docs/users.md, compared with the service: it lists every endpoint and page that is served and no other, and
 * each role, and a caller who is not signed in, may do what it lists and nothing else. A new endpoint fails until it has a row.
 */
@WithUsers
class PermissionsTest {

    private static final String UNKNOWN_ID = "00000000-0000-7000-8000-000000000000";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]+) (/\\S*)` \\|((?:[^|\\n]*\\|){6})$");

    /** Served by no controller. */
    private static final Set<String> FILES =
            Set.of("GET /plumbline.css", "GET /plumbline.svg", "GET /typed.js", "GET /console.js", "GET /curve.js");

    /** Where rejections are reported. */
    private static final String ERRORS = "/error";

    private record Row(String method, String pattern, Set<Role> may, boolean anybody) {

        String operation() {
            return method + " " + pattern;
        }

        /** An address that the pattern matches, and behind which there is nothing. */
        String path() {
            return pattern.replace("/**", "/x").replaceAll("\\{[^}]+}", UNKNOWN_ID);
        }

        boolean isForPrograms() {
            return pattern.startsWith("/api/") || pattern.startsWith("/actuator") || pattern.startsWith("/v3/");
        }
    }

    @Autowired
    private ApiClient client;

    @Autowired
    private ApplicationContext context;

    private final Map<Role, TestBrowser> signedIn = new EnumMap<>(Role.class);

    private static List<Row> table() throws IOException {
        List<Row> rows = new ArrayList<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("docs/users.md")));
        while (row.find()) {
            String[] marks = row.group(3).split("\\|", -1);
            Set<Role> may = EnumSet.noneOf(Role.class);
            for (Role role : Role.values()) {
                if (marks[role.ordinal()].contains("✓")) {
                    may.add(role);
                }
            }
            rows.add(new Row(row.group(1), row.group(2), may, marks[Role.values().length].contains("✓")));
        }
        return rows;
    }

    @Test
    void everyEndpointAndPageStandsInTheTable() throws IOException {
        Set<String> served = new TreeSet<>(FILES);
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((request, method) -> {
                    for (String path : request.getPatternValues()) {
                        if (!path.equals(ERRORS) && !method.getBeanType().equals(FailingEndpoint.class)) {
                            Set<RequestMethod> methods =
                                    request.getMethodsCondition().getMethods();
                            assertThat(methods)
                                    .as("which methods has %s?", path)
                                    .isNotEmpty();
                            methods.forEach(each -> spelled(path).forEach(one -> served.add(each + " " + one)));
                        }
                    }
                }));
        Set<String> decided = table().stream().map(Row::operation).collect(Collectors.toCollection(TreeSet::new));
        Set<String> undecided = new TreeSet<>(served);
        undecided.removeAll(decided);
        assertThat(undecided)
                .as("a row in docs/users.md has to say who may do these")
                .isEmpty();
        assertThat(decided).isEqualTo(served).hasSizeGreaterThan(50);
        assertThat(table()).hasSameSizeAs(decided);
    }

    /** A part of the path that is one of several words is each of them. */
    static List<String> spelled(String pattern) {
        Matcher words = Pattern.compile("\\{\\w+:([a-z|]+)}").matcher(pattern);
        return words.find()
                ? Arrays.stream(words.group(1).split("\\|"))
                        .map(words::replaceFirst)
                        .toList()
                : List.of(pattern);
    }

    @TestFactory
    Stream<DynamicTest> eachMayDoWhatTheTableSaysAndNoMore() throws IOException {
        return table().stream()
                .flatMap(row -> Stream.concat(
                        Arrays.stream(Role.values())
                                .map(role ->
                                        DynamicTest.dynamicTest(role + " " + row.operation(), () -> check(row, role))),
                        Stream.of(DynamicTest.dynamicTest("anonymous " + row.operation(), () -> checkAnonymous(row)))));
    }

    /** What lies behind may answer anything but a refusal. */
    private void check(Row row, Role role) {
        Answer answer = row.isForPrograms()
                ? client.method(row.method, row.path(), "Authorization", SignInTest.basic(name(role)))
                : ofPage(row, role);
        if (row.may.contains(role)) {
            assertThat(answer.status()).isNotIn(401, 403, 500);
            assertThat(answer.header("Location")).isNotEqualTo("/login");
        } else {
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    private Answer ofPage(Row row, Role role) {
        TestBrowser browser = signedIn.computeIfAbsent(role, each -> {
            TestBrowser fresh = new TestBrowser(client);
            fresh.signIn(name(each), WithUsers.PASSWORD);
            fresh.get("/");
            return fresh;
        });
        return row.method.equals("GET") ? browser.get(row.path()) : browser.post(row.path());
    }

    private void checkAnonymous(Row row) {
        Answer answer = client.method(row.method, row.path(), "Accept", "text/html");
        if (row.anybody) {
            assertThat(answer.status()).isNotIn(401, 403, 500);
            assertThat(answer.header("Location")).isNotEqualTo("/login");
        } else if (row.isForPrograms()) {
            assertThat(answer.status()).isEqualTo(401);
        } else if (row.method.equals("GET")) {
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("Location")).isEqualTo("/login");
        } else {
            // a form lacks its token before it lacks its user
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    @Test
    void aWriteWithoutAHandlerRequiresTheAdministrator() {
        for (String request :
                List.of("POST /api/v1/nowhere", "PUT /api/v1/evaluations", "DELETE /api/v1/rule-sets/1")) {
            String[] parts = request.split(" ");
            for (Role role : Role.values()) {
                int status = client.method(parts[0], parts[1], "Authorization", SignInTest.basic(name(role)))
                        .status();
                if (role == Role.ADMIN) {
                    assertThat(status).isIn(404, 405);
                } else {
                    assertThat(status).isEqualTo(403);
                }
            }
        }
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
