package org.plumbline.web;

import org.plumbline.web.LoopbackOnly.AddressNotAllowed;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words why the service did not start. */
final class AddressNotAllowedAnalyzer extends AbstractFailureAnalyzer<AddressNotAllowed> {

    @Override
    protected FailureAnalysis analyze(Throwable root, AddressNotAllowed cause) {
        return new FailureAnalysis(
                cause.getMessage()
                        + "：未配置用户时不设登录，只能在本机使用，拒绝监听其他地址。 / Without configured users there is no login, "
                        + "so Plumbline serves this machine only and refuses to listen on another address.",
                "请将 " + cause.setting() + " 设为 127.0.0.1。 / Set " + cause.setting() + " to 127.0.0.1.",
                cause);
    }
}
