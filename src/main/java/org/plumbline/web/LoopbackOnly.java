package org.plumbline.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Without configured users there is no login, so the service is for this machine alone and refuses any other address, before
 * anything else is begun.
 */
final class LoopbackOnly implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    static void check(Environment environment) {
        check(environment, "server.address");
        if (environment.containsProperty("management.server.port")) {
            check(environment, "management.server.address");
        }
    }

    private static void check(Environment environment, String setting) {
        String address = environment.getProperty(setting);
        try {
            // unset means every address
            if (!StringUtils.hasText(address) || !InetAddress.getByName(address).isLoopbackAddress()) {
                throw new AddressNotAllowed(setting, address);
            }
        } catch (UnknownHostException e) {
            throw new AddressNotAllowed(setting, address);
        }
    }

    /** Before the rules are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 10;
    }

    /** The service was told to listen where others could reach it. */
    static final class AddressNotAllowed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String setting;

        AddressNotAllowed(String setting, String address) {
            super(setting + "=" + (address == null ? "" : address));
            this.setting = setting;
        }

        String setting() {
            return setting;
        }
    }
}
