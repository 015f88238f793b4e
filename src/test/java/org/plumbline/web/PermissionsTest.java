package org.plumbline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.web.Role.ADMIN;
import static org.plumbline.web.Role.APPROVER;
import static org.plumbline.web.Role.AUDITOR;
import static org.plumbline.web.Role.CALLER;
import static org.plumbline.web.Role.CLERK;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The table of docs/users.md, role by role and request by request. */
@WithUsers
class PermissionsTest {

    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    private record Row(Set<Role> may, String method, String path) {}

    @Autowired
    private Client client;

    private final Map<Role, Browser> signedIn = new EnumMap<>(Role.class);

    private static List<Row> table() {
        Set<Role> all = EnumSet.allOf(Role.class);
        Set<Role> score = EnumSet.of(CALLER, CLERK, ADMIN);
        Set<Role> jobs = EnumSet.of(CALLER, CLERK, ADMIN, AUDITOR);
        Set<Role> replay = EnumSet.of(AUDITOR, APPROVER, CLERK);
        Set<Role> clerk = EnumSet.of(CLERK);
        Set<Role> approver = EnumSet.of(APPROVER);
        Set<Role> admin = EnumSet.of(ADMIN);
        return List.of(
                new Row(all, "GET", "/"),
                new Row(all, "GET", "/evaluations"),
                new Row(all, "GET", "/rule-sets"),
                new Row(all, "GET", "/api/v1/schemes"),
                new Row(all, "GET", "/api/v1/evaluations"),
                new Row(all, "HEAD", "/api/v1/evaluations"),
                new Row(all, "GET", "/api/v1/rule-sets"),
                new Row(all, "GET", "/v3/api-docs"),
                new Row(all, "GET", "/actuator/health"),
                new Row(admin, "GET", "/actuator/info"),
                new Row(EnumSet.of(AUDITOR, ADMIN), "GET", "/api/v1/audit-log"),
                new Row(EnumSet.of(AUDITOR, ADMIN), "GET", "/api/v1/audit-log/head"),
                new Row(EnumSet.of(AUDITOR, ADMIN), "GET", "/api/v1/audit-log/verification"),
                new Row(EnumSet.of(AUDITOR, ADMIN), "GET", "/api/v1/findings"),
                new Row(EnumSet.of(AUDITOR, ADMIN), "GET", "/api/v1/findings/identical-profiles"),
                new Row(EnumSet.of(AUDITOR, ADMIN), "GET", "/findings"),
                new Row(EnumSet.of(AUDITOR, ADMIN), "GET", "/findings.xlsx"),
                new Row(EnumSet.of(AUDITOR, ADMIN), "GET", "/findings/identical-profiles"),
                new Row(all, "GET", "/api/v1/evaluations/" + NOBODY + "/comparison"),
                new Row(all, "GET", "/evaluations/" + NOBODY + "/compare"),
                new Row(EnumSet.of(AUDITOR, ADMIN), "GET", "/audit-log"),
                new Row(EnumSet.of(AUDITOR, ADMIN), "GET", "/audit-log/head.txt"),
                new Row(EnumSet.of(AUDITOR, ADMIN), "GET", "/audit-log/head.json"),
                new Row(EnumSet.of(AUDITOR, ADMIN), "POST", "/audit-log/verification"),
                new Row(all, "GET", "/api/v1/evaluations/" + NOBODY + "/why-not"),
                new Row(all, "GET", "/evaluations/" + NOBODY + "/why-not"),
                new Row(all, "GET", "/evaluations/" + NOBODY + "/steps/1"),
                new Row(replay, "POST", "/api/v1/evaluations/replay"),
                new Row(score, "POST", "/api/v1/score"),
                new Row(score, "POST", "/api/v1/evaluations"),
                new Row(score, "POST", "/samples/no-such"),
                new Row(score, "POST", "/samples/no-such/evaluations"),
                new Row(score, "POST", "/api/v1/forms"),
                new Row(score, "POST", "/forms/" + NOBODY + "/answers"),
                new Row(score, "POST", "/forms/" + NOBODY + "/score"),
                new Row(score, "POST", "/forms/" + NOBODY + "/evaluations"),
                new Row(all, "GET", "/forms"),
                new Row(score, "POST", "/api/v1/jobs"),
                new Row(score, "DELETE", "/api/v1/jobs/" + NOBODY),
                new Row(jobs, "GET", "/api/v1/jobs"),
                new Row(jobs, "GET", "/api/v1/jobs/" + NOBODY),
                new Row(jobs, "GET", "/api/v1/jobs/" + NOBODY + "/results"),
                new Row(jobs, "GET", "/jobs"),
                new Row(score, "POST", "/jobs"),
                new Row(score, "POST", "/jobs/" + NOBODY + "/cancellation"),
                new Row(score, "POST", "/jobs/" + NOBODY + "/removal"),
                new Row(replay, "POST", "/api/v1/evaluations/" + NOBODY + "/replay"),
                new Row(replay, "POST", "/evaluations/" + NOBODY + "/replay"),
                new Row(clerk, "POST", "/api/v1/rule-sets"),
                new Row(clerk, "POST", "/rule-sets"),
                new Row(clerk, "POST", "/api/v1/rule-sets/" + NOBODY + "/rehearsal"),
                new Row(clerk, "POST", "/rule-sets/" + NOBODY + "/rehearsal"),
                new Row(clerk, "POST", "/rule-sets/" + NOBODY + "/rehearsal/cancellation"),
                new Row(approver, "POST", "/api/v1/rule-sets/" + NOBODY + "/approval"),
                new Row(approver, "POST", "/rule-sets/" + NOBODY + "/approval"),
                new Row(approver, "POST", "/api/v1/rule-sets/" + NOBODY + "/publication"),
                new Row(approver, "POST", "/rule-sets/" + NOBODY + "/publication"),
                new Row(approver, "POST", "/api/v1/rule-sets/" + NOBODY + "/retirement"),
                new Row(approver, "POST", "/rule-sets/" + NOBODY + "/retirement"),
                new Row(admin, "POST", "/api/v1/backups"),
                new Row(admin, "GET", "/actuator/prometheus"),
                new Row(admin, "DELETE", "/api/v1/evaluations"),
                new Row(admin, "PUT", "/api/v1/rule-sets/" + NOBODY),
                new Row(admin, "POST", "/api/v1/nowhere"),
                new Row(admin, "POST", "/nowhere"));
    }

    @TestFactory
    Stream<DynamicTest> eachRoleMayDoWhatTheTableSaysAndNoMore() {
        return table().stream().flatMap(row -> Arrays.stream(Role.values())
                .map(role ->
                        DynamicTest.dynamicTest(role + " " + row.method() + " " + row.path(), () -> check(row, role))));
    }

    /** What lies behind may answer anything but a refusal. */
    private void check(Row row, Role role) {
        int status = row.path().startsWith("/api/") || row.path().startsWith("/actuator")
                ? client.method(row.method(), row.path(), "Authorization", SignInTest.basic(name(role)))
                        .status()
                : ofPage(row, role);
        if (row.may().contains(role)) {
            assertThat(status).isNotIn(401, 403, 302, 500);
        } else {
            assertThat(status).isEqualTo(403);
        }
    }

    private int ofPage(Row row, Role role) {
        Browser browser = signedIn.computeIfAbsent(role, each -> {
            Browser fresh = new Browser(client);
            fresh.signIn(name(each), WithUsers.PASSWORD);
            fresh.get("/");
            return fresh;
        });
        return row.method().equals("GET")
                ? browser.get(row.path()).status()
                : browser.post(row.path()).status();
    }

    @Test
    void whoIsNotSignedInSeesOnlyWhatIsPublic() {
        for (Row row : table()) {
            int status = client.method(row.method(), row.path()).status();
            if (row.path().equals("/actuator/health")) {
                assertThat(status).as("no rules are approved yet").isEqualTo(503);
                continue;
            }
            boolean open = row.path().equals("/v3/api-docs");
            boolean page = !row.path().startsWith("/api/") && !row.path().startsWith("/actuator");
            // a page's form lacks its token before it lacks its user
            assertThat(status)
                    .as(row.toString())
                    .isEqualTo(open ? 200 : page && row.method().equals("POST") ? 403 : 401);
        }
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
