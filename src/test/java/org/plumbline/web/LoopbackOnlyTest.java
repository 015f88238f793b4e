package org.plumbline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.PlumblineApplication;
import org.plumbline.web.LoopbackOnly.AddressNotAllowed;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class LoopbackOnlyTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
    void startsOnLoopback(String address) {
        MockEnvironment environment = new MockEnvironment().withProperty("server.address", address);
        assertThatCode(() -> LoopbackOnly.check(environment)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1", ""})
    void refusesToStartOnAnyOtherAddress(String address) {
        MockEnvironment environment = new MockEnvironment().withProperty("server.address", address);
        assertThatThrownBy(() -> LoopbackOnly.check(environment)).isInstanceOf(AddressNotAllowed.class);
    }

    @Test
    void refusesToStartOnEveryAddress() {
        assertThatThrownBy(() -> LoopbackOnly.check(new MockEnvironment())).isInstanceOf(AddressNotAllowed.class);
    }

    @Test
    void looksAtTheManagementPortToo() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("server.address", "127.0.0.1")
                .withProperty("management.server.port", "9090");
        assertThatThrownBy(() -> LoopbackOnly.check(environment)).isInstanceOf(AddressNotAllowed.class);
    }

    @Test
    void isAskedBeforeAnythingElse() {
        SpringApplication application = new SpringApplication(PlumblineApplication.class);
        assertThatThrownBy(() -> application.run("--server.address=0.0.0.0", "--server.port=0"))
                .isInstanceOf(AddressNotAllowed.class);
    }

    @Test
    void saysWhyAndWhatToDo() {
        AddressNotAllowed cause = new AddressNotAllowed("server.address", "0.0.0.0");
        var analysis = new AddressNotAllowedAnalyzer().analyze(cause);
        assertThat(analysis.getDescription()).contains("server.address=0.0.0.0").contains("未配置用户");
        assertThat(analysis.getAction()).contains("127.0.0.1");
    }
}
