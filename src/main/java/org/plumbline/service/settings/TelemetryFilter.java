package org.plumbline.service.settings;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves OpenTelemetry out of the configuration unless {@code plumbline.telemetry} is true: with Boot's own switches its classes
 * are loaded at each start and each request is observed, although nothing is exported.
 */
final class TelemetryFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    static final String SETTING = "plumbline.telemetry";

    private static final List<String> PACKAGES = List.of(
            "org.springframework.boot.opentelemetry.",
            "org.springframework.boot.micrometer.tracing.",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.otlp.");

    private boolean enabled;

    @Override
    public void setEnvironment(Environment environment) {
        enabled = environment.getProperty(SETTING, Boolean.class, false);
    }

    @Override
    public boolean[] match(String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            String name = classes[i];
            matches[i] = enabled || name == null || PACKAGES.stream().noneMatch(name::startsWith);
        }
        return matches;
    }
}
