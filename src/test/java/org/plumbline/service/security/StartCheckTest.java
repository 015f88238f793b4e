package org.plumbline.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.PlumblineApplication;
import org.plumbline.service.http.WithUsers;
import org.plumbline.service.settings.InvalidSettingException;
import org.plumbline.service.settings.InvalidSettingFailureAnalyzer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class StartCheckTest {

    private final MockEnvironment environment = new MockEnvironment().withProperty("server.address", "127.0.0.1");

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
    void theServiceStartsOnLoopback(String address) {
        starts("server.address", address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1", ""})
    void withoutUsersTheServiceDoesNotStartOnAnotherAddress(String address) {
        FailureAnalysis analysis = refusal("server.address", address);
        assertThat(analysis.getDescription())
                .startsWith("server.address=" + address)
                .contains("未配置用户")
                .contains("no login");
        assertThat(analysis.getAction()).contains("127.0.0.1");
    }

    @Test
    void withoutUsersTheServiceDoesNotStartOnAllAddresses() {
        assertThat(refusal(new MockEnvironment()).getDescription()).startsWith("server.address=：");
    }

    @Test
    void theStartupCheckCoversTheManagementPort() {
        assertThat(refusal("management.server.port", "9090").getDescription()).startsWith("management.server.address=");
    }

    @Test
    void withoutUsersNoOtherHostIsAllowed() {
        assertThat(refusal("plumbline.allowed-hosts", "plumbline.example").getDescription())
                .contains("本机名称");
    }

    @Test
    void aProxysWordIsTakenOnlyWhereTheProxiesAreNamed() {
        assertThat(refusal("server.forward-headers-strategy", "framework").getAction())
                .contains("native");
        environment.setProperty("server.forward-headers-strategy", "native");
        assertThat(refusal(environment).getDescription()).startsWith("server.tomcat.remoteip.internal-proxies");
        starts("server.tomcat.remoteip.internal-proxies", "10\\\\.0\\\\.0\\\\.5");
    }

    @Test
    void aHeaderOfAProxyNeedsTheProxiesToo() {
        assertThat(refusal("server.tomcat.remoteip.remote-ip-header", "x-real-ip")
                        .getDescription())
                .startsWith("server.tomcat.remoteip.internal-proxies");
    }

    @Test
    void withoutUsersFilesMayBeWatched() {
        starts("plumbline.rules.watch", "true");
    }

    @Test
    void withUsersAnotherAddressNeedsTheHostsToServe() {
        user("CLERK");
        environment.setProperty("server.address", "0.0.0.0");
        assertThat(refusal(environment).getAction()).contains("plumbline.allowed-hosts");
        starts("plumbline.allowed-hosts", "plumbline.example");
    }

    @Test
    void withUsersFilesMayNotBeWatched() {
        user("CLERK");
        FailureAnalysis analysis = refusal("plumbline.rules.watch", "true");
        assertThat(analysis.getDescription())
                .startsWith("plumbline.rules.watch=true")
                .contains("已配置用户")
                .contains("second person");
    }

    @ParameterizedTest
    @ValueSource(strings = {"geheim-2026", "{noop}geheim-2026", "{bcrypt}geheim-2026", "", "{MD5}geheim-2026"})
    void aPlainPasswordIsRefusedWithoutRepeatingIt(String password) {
        user("CLERK");
        FailureAnalysis analysis = refusal("plumbline.users.li.password", password);
        assertThat(analysis.getDescription())
                .startsWith("plumbline.users.li.password：")
                .contains("明文")
                .doesNotContain("geheim");
        assertThat(analysis.getAction()).contains("--plumbline.encode-password").doesNotContain("geheim");
        assertThat(analysis.getCause().getMessage()).doesNotContain("geheim");
    }

    @Test
    void aUserWithoutPasswordIsRefused() {
        assertThat(refusal("plumbline.users.li.roles", "CLERK").getDescription())
                .startsWith("plumbline.users.li.password：");
    }

    @Test
    void aRoleThereIsNotIsRefusedWithThoseThereAre() {
        user("CLERK, BOSS");
        FailureAnalysis analysis = refusal(environment);
        assertThat(analysis.getDescription())
                .startsWith("plumbline.users.li.roles：")
                .contains("BOSS");
        assertThat(analysis.getAction()).contains("CLERK, APPROVER, CALLER, AUDITOR, ADMIN");
    }

    @Test
    void aUserWithoutRoleIsRefused() {
        user("");
        assertThat(refusal(environment).getDescription()).startsWith("plumbline.users.li.roles：");
    }

    @Test
    void rolesAreReadInAnyCaseOfEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            user("auditor,admin");
            assertThatCode(() -> StartupCheck.check(environment)).doesNotThrowAnyException();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theStartupCheckRunsBeforeTheContext() {
        SpringApplication application = new SpringApplication(PlumblineApplication.class);
        assertThat(catchThrowableOfType(
                        InvalidSettingException.class,
                        () -> application.run("--server.address=0.0.0.0", "--server.port=0")))
                .isNotNull();
    }

    private void user(String roles) {
        environment.setProperty("plumbline.users.li.password", WithUsers.HASH);
        environment.setProperty("plumbline.users.li.roles", roles);
    }

    private void starts(String setting, String value) {
        environment.setProperty(setting, value);
        assertThatCode(() -> StartupCheck.check(environment)).doesNotThrowAnyException();
    }

    private FailureAnalysis refusal(String setting, String value) {
        environment.setProperty(setting, value);
        return refusal(environment);
    }

    private static FailureAnalysis refusal(MockEnvironment environment) {
        InvalidSettingException refused =
                catchThrowableOfType(InvalidSettingException.class, () -> StartupCheck.check(environment));
        assertThat(refused).isNotNull();
        return new InvalidSettingFailureAnalyzer().analyze(refused);
    }
}
