package org.plumbline.service.rulesets;

import java.nio.file.Path;
import java.util.Map;
import org.plumbline.core.workbook.SchemeTemplate;
import org.plumbline.service.settings.Settings;
import org.plumbline.service.storage.ResourceFolder;
import org.springframework.stereotype.Component;

/** Finds the template of new schemes in the folder of the rules or, if that has none, in the jar. */
@Component
public final class SchemeTemplates {

    private static final String SHIPPED = "rules";

    private final Path rules;

    SchemeTemplates(Settings settings) {
        this.rules = Path.of(settings.rulesDir());
    }

    /** Read at each call, so that an edited template takes effect at once. */
    public SchemeTemplate read() {
        Map<String, byte[]> own = ResourceFolder.of(rules, SHIPPED).readFiles(SchemeTemplate.FILE);
        Map<String, byte[]> files =
                own.isEmpty() ? ResourceFolder.shipped(SHIPPED).readFiles(SchemeTemplate.FILE) : own;
        return SchemeTemplate.read(files.values().iterator().next());
    }
}
