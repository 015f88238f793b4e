package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.plumbline.service.settings.Settings;

/** docs/operations.md lists each setting. */
class OperationsDocumentTest {

    @Test
    void theOperationsDocumentNamesEverySetting() throws IOException {
        String document = Files.readString(Path.of("docs/operations.md"));
        for (RecordComponent each : Settings.class.getRecordComponents()) {
            assertThat(document).contains("`plumbline." + kebab(each.getName()));
        }
        for (RecordComponent each : Settings.Limits.class.getRecordComponents()) {
            assertThat(document).contains("`plumbline.limits." + kebab(each.getName()) + "`");
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
