package org.plumbline.service.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Keeps the data of a test run in a folder of its own under {@code target}, and on PostgreSQL in a schema of its own. */
public final class TemporaryData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path target = Files.createDirectories(Path.of("target", "data"));
            Path folder = Files.createTempDirectory(target, "service").toAbsolutePath();
            TestPropertyValues.of("plumbline.data-dir=" + folder).applyTo(context);
            if (TestDatabase.ON_POSTGRES) {
                TestPropertyValues.of(TestDatabase.in(folder).settings()).applyTo(context);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
