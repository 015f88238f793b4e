package org.plumbline.service.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.http.TestBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** One service from its first hour on: alone, then with a first user, then with others. */
@ServiceTest
@DirtiesContext
@TestPropertySource(properties = {"plumbline.login.per-name=3", "plumbline.login.per-address=200"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstUserTest {

    private static final String PASSWORD = "long enough 准绳";
    private static final String OTHER = "another long one 绳";
    private static final Pattern KEY = Pattern.compile("id=\"key\">(plk_[A-Za-z0-9_-]{43})<");

    @Autowired
    private ApiClient client;

    @Autowired
    private JdbcClient jdbc;

    @Test
    @Order(1)
    void inSingleUserModeOnlyAFirstAdministratorCanBeCreated() {
        TestBrowser local = new TestBrowser(client);
        assertThat(local.get("/users").text()).contains("新建用户").contains("单用户模式");
        Answer clerk = local.post("/users", "name", "li", "roles", "CLERK", "password", PASSWORD);
        assertThat(clerk.status()).isEqualTo(422);
        assertThat(clerk.text()).contains("第一个用户须是管理员");
        Answer onlyKey = local.post("/users", "name", "li", "roles", "ADMIN", "key", "true");
        assertThat(onlyKey.text()).contains("第一个用户须是管理员");
        Answer weak = local.post("/users", "name", "li", "roles", "ADMIN", "password", "eleven char");
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.text()).contains("密码须至少 12 个字符").contains("value=\"li\"");
        assertThat(local.post("/users", "name", "local", "roles", "ADMIN", "password", PASSWORD)
                        .text())
                .contains("用户名须为");
        assertThat(client.get("/api/v1/schemes").status()).isEqualTo(200);
        Answer made = local.post("/users", "name", "王管理", "roles", "ADMIN", "password", PASSWORD);
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.text()).contains("已建立用户 王管理").contains("从现在起所有人都须登录");
    }

    @Test
    @Order(2)
    void afterTheFirstUserEverybodyMustSignIn() {
        assertThat(client.get("/api/v1/schemes").status()).isEqualTo(401);
        assertThat(client.get("/users", "Accept", "text/html").header("Location"))
                .isEqualTo("/login");
        assertThat(admin().get("/users").text()).doesNotContain("单用户模式").contains("王管理");
    }

    @Test
    @Order(3)
    void anApiKeyIsShownOnceAndSufficesToCallTheApi() {
        TestBrowser admin = admin();
        Answer made = admin.post("/users", "name", "budget-system", "roles", "CALLER", "key", "true");
        String key = key(made);
        assertThat(admin.get("/users").text())
                .doesNotContain(key)
                .contains(key.substring(0, 12))
                .contains("budget-system");
        assertThat(status("/api/v1/schemes", "Bearer " + key)).isEqualTo(200);
        assertThat(status("/api/v1/users", "Bearer " + key)).isEqualTo(403);
        assertThat(status("/api/v1/schemes", "Bearer " + key + "x")).isEqualTo(401);
        assertThat(status("/api/v1/schemes", basic("budget-system", ""))).isEqualTo(401);
        assertThat(client.get("/api/v1/schemes", "Authorization", "Bearer " + key)
                        .response()
                        .headers()
                        .allValues("Set-Cookie"))
                .noneSatisfy(cookie -> assertThat(cookie).startsWith("plumbline="));

        String second = key(admin.post("/users/budget-system/key"));
        assertThat(second).isNotEqualTo(key);
        assertThat(status("/api/v1/schemes", "Bearer " + key)).isEqualTo(401);
        assertThat(status("/api/v1/schemes", "Bearer " + second)).isEqualTo(200);
        admin.post("/users/budget-system/disabling");
        assertThat(status("/api/v1/schemes", "Bearer " + second)).isEqualTo(401);
        admin.post("/users/budget-system/enabling");
        assertThat(status("/api/v1/schemes", "Bearer " + second)).isEqualTo(200);
        assertThat(admin.post("/users/budget-system/key/removal").text()).contains("已撤销");
        assertThat(status("/api/v1/schemes", "Bearer " + second)).isEqualTo(401);
    }

    @Test
    @Order(4)
    void theApiCreatesAndChangesUsers() {
        Answer made =
                json("", "{\"name\":\"li.si\",\"roles\":[\"CLERK\"],\"password\":\"" + PASSWORD + "\",\"key\":true}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/api/v1/users/li.si");
        assertThat(made.json().at("/key").asString()).startsWith("plk_");
        assertThat(made.json().at("/user/key").asString()).hasSize(12);
        assertThat(made.text()).doesNotContain("bcrypt").doesNotContain(PASSWORD);

        problem(json("", "{\"name\":\"LI.SI\",\"roles\":[\"CLERK\"],\"key\":true}"), 409, "user-exists");
        problem(json("", "{\"name\":\"x:y\",\"roles\":[\"CLERK\"],\"key\":true}"), 422, "user-name");
        problem(json("", "{\"name\":\"x\",\"roles\":[],\"key\":true}"), 422, "user-roles");
        problem(json("", "{\"name\":\"x\",\"roles\":[null],\"key\":true}"), 422, "user-roles");
        problem(json("", "{\"name\":\"x\",\"roles\":[\"CLERK\"],\"scope\":[null],\"key\":true}"), 422, "user-scope");
        problem(json("", "{\"name\":\"x\",\"roles\":[\"CLERK\"]}"), 422, "user-without-entry");
        problem(json("", "{\"name\":\"x\",\"roles\":[\"BOSS\"],\"key\":true}"), 400, "bad-request");
        problem(json("/li.si/password", "{\"password\":\"short\"}"), 422, "password-unfit");
        problem(json("/unknown/password", "{\"password\":\"" + OTHER + "\"}"), 404, "not-found");
        problem(json("/王管理/roles", "{\"roles\":[\"CLERK\"]}"), 409, "last-admin");
        problem(json("/王管理/disabling", ""), 409, "last-admin");

        assertThat(json("/li.si/roles", "{\"roles\":[\"AUDITOR\",\"CLERK\"]}")
                        .json()
                        .at("/roles")
                        .toString())
                .isEqualTo("[\"CLERK\",\"AUDITOR\"]");
        Answer got = client.get("/api/v1/users/li.si", "Authorization", basic("王管理", PASSWORD));
        assertThat(got.json().at("/enabled").asBoolean()).isTrue();
        assertThat(status("/api/v1/users/unknown", basic("王管理", PASSWORD))).isEqualTo(404);
    }

    @Test
    @Order(5)
    void changingAPasswordEndsTheUsersSessions() {
        TestBrowser here = new TestBrowser(client);
        here.signIn("li.si", PASSWORD);
        TestBrowser there = new TestBrowser(client);
        there.signIn("li.si", PASSWORD);
        assertThat(there.get("/account").text()).contains("li.si").contains("修改密码");

        here.get("/account");
        assertThat(here.post("/account/password", "old", "wrong", "password", OTHER, "again", OTHER)
                        .text())
                .contains("原密码不正确");
        assertThat(here.post("/account/password", "old", PASSWORD, "password", OTHER, "again", PASSWORD)
                        .text())
                .contains("不一致");
        assertThat(here.post("/account/password", "old", PASSWORD, "password", "short", "again", "short")
                        .text())
                .contains("至少 12 个字符");
        assertThat(there.get("/").status()).isEqualTo(200);
        assertThat(here.post("/account/password", "old", PASSWORD, "password", OTHER, "again", OTHER)
                        .text())
                .contains("密码已修改");
        assertThat(there.get("/").status()).isEqualTo(302);
        assertThat(here.get("/").status()).isEqualTo(302);
        assertThat(status("/api/v1/schemes", basic("li.si", PASSWORD))).isEqualTo(401);
        assertThat(status("/api/v1/schemes", basic("li.si", OTHER))).isEqualTo(200);
    }

    @Test
    @Order(6)
    void removingARoleEndsTheUsersSessions() {
        TestBrowser li = new TestBrowser(client);
        li.signIn("li.si", OTHER);
        assertThat(li.get("/audit-log").status()).isEqualTo(200);
        json("/li.si/roles", "{\"roles\":[\"CLERK\"]}");
        assertThat(li.get("/audit-log").status()).isEqualTo(302);
    }

    @Test
    @Order(7)
    void everyUserChangeIsInTheAuditLogWithoutSecrets() {
        Answer log = client.get("/api/v1/audit-log?kind=user_event&size=100", "Authorization", basic("王管理", PASSWORD));
        client.get("/api/v1/audit-log/head", "Authorization", basic("王管理", PASSWORD)); // chains what waits
        log = client.get("/api/v1/audit-log?kind=user_event&size=100", "Authorization", basic("王管理", PASSWORD));
        assertThat(log.text())
                .contains("\"subject\":\"王管理#1\"")
                .contains("\"actor\":\"local\"")
                .contains("CREATED", "KEY_MADE", "KEY_REMOVED", "DISABLED", "ENABLED", "ROLES_SET", "PASSWORD_CHANGED")
                .doesNotContain("bcrypt")
                .doesNotContain("plk_")
                .doesNotContain(PASSWORD);
        assertThat(admin().get("/audit-log?kind=user_event").text()).contains("本人修改密码");
        assertThat(intact()).isTrue();
    }

    @Test
    @Order(8)
    void aRoleOrUserInsertedBySqlBreaksTheAuditLog() {
        jdbc.sql("update service_user set roles = 'ADMIN' where name = 'li.si'").update();
        assertThat(intact()).isFalse();
        jdbc.sql("update service_user set roles = 'CLERK' where name = 'li.si'").update();
        assertThat(intact()).isTrue();
        jdbc.sql(
                        "insert into service_user (name, password, roles, enabled, revision, created_at, changed_at)"
                                + " select 'sneak', password, roles, enabled, 1, created_at, changed_at from service_user where name = '王管理'")
                .update();
        assertThat(intact()).isFalse();
        jdbc.sql("delete from service_user where name = 'sneak'").update();
        assertThat(intact()).isTrue();
    }

    @Test
    @Order(9)
    void wrongPasswordsAreThrottledByNameExceptFromKnownAddresses() {
        for (String name : new String[] {"unknown", "budget-system"}) { // the latter was wrong once already
            for (int i = 0; i < (name.equals("unknown") ? 3 : 2); i++) {
                assertThat(status("/api/v1/schemes", basic(name, "wrong"))).isEqualTo(401);
            }
            Answer answer = client.get("/api/v1/schemes", "Authorization", basic(name, PASSWORD));
            problem(answer, 429, "login-throttled");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 600);
        }
        TestBrowser person = new TestBrowser(client);
        assertThat(person.signIn("unknown", PASSWORD).header("Location")).isEqualTo("/login?wait");
        assertThat(person.get("/login?wait").text()).contains("错误次数过多");
        assertThat(status("/api/v1/schemes", basic("王管理", PASSWORD))).isEqualTo(200);
    }

    @Test
    @Order(10)
    void deniedCallsAreInTheAuditLogUpToALimitPerMinute() {
        for (int i = 0; i < 2 * DeniedCallAudit.ENTRIES_PER_MINUTE; i++) {
            status("/api/v1/denied-" + i + "?secret=1", "Bearer plk_wrong");
        }
        client.get("/api/v1/audit-log/head", "Authorization", basic("王管理", PASSWORD));
        Answer log = client.get("/api/v1/audit-log?kind=denied_call&size=200", "Authorization", basic("王管理", PASSWORD));
        assertThat(log.json().at("/entries").size()).isBetween(1, 2 * DeniedCallAudit.ENTRIES_PER_MINUTE);
        assertThat(log.text())
                .contains("GET /api/v1/", "unauthenticated", "127.0.0.1")
                .doesNotContain("secret");
        assertThat(admin().get("/audit-log?kind=denied_call").text()).contains("被拒绝的请求");
        assertThat(intact()).isTrue();
    }

    private boolean intact() {
        return client.get("/api/v1/audit-log/verification", "Authorization", basic("王管理", PASSWORD))
                .json()
                .at("/intact")
                .asBoolean();
    }

    private TestBrowser admin() {
        TestBrowser admin = new TestBrowser(client);
        admin.signIn("王管理", PASSWORD);
        admin.get("/users");
        return admin;
    }

    private static String key(Answer page) {
        Matcher matcher = KEY.matcher(page.text());
        assertThat(matcher.find()).as(page.text()).isTrue();
        return matcher.group(1);
    }

    private int status(String path, String authorization) {
        return client.get(path, "Authorization", authorization).status();
    }

    private Answer json(String path, String body) {
        return client.post(
                "/api/v1/users" + path.replace("王管理", "%E7%8E%8B%E7%AE%A1%E7%90%86"),
                body.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "Authorization",
                basic("王管理", PASSWORD));
    }

    private static void problem(Answer answer, int status, String kind) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().at("/type").asString()).isEqualTo("urn:plumbline:problem:" + kind);
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
