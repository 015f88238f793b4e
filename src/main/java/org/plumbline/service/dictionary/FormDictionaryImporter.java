package org.plumbline.service.dictionary;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.service.rulesets.RuleFolderListener;
import org.plumbline.service.settings.Settings;
import org.plumbline.service.storage.ResourceFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Imports the form dictionary of the rules folder, or the jar's where that has none, at start and after each save where the
 * folder is watched. A workbook with errors is reported and not imported: the version in force remains.
 */
@Component
@Lazy(false)
final class FormDictionaryImporter implements SmartInitializingSingleton, RuleFolderListener {

    /** The author of files on disk; the person is not known. */
    static final String OPERATOR = "disk";

    private static final Logger LOG = LoggerFactory.getLogger(FormDictionaryImporter.class);
    private static final String SHIPPED = "rules";

    private final Path rules;
    private final FormDictionaries dictionaries;
    private volatile List<Problem> rejected = List.of();

    FormDictionaryImporter(Settings settings, FormDictionaries dictionaries) {
        this.rules = Path.of(settings.rulesDir());
        this.dictionaries = dictionaries;
    }

    @Override
    public void afterSingletonsInstantiated() {
        importDictionary();
    }

    @Override
    public void onChange() {
        importDictionary();
    }

    private synchronized void importDictionary() {
        byte[] shipped =
                ResourceFolder.shipped(SHIPPED).readFiles(FormDictionary.FILE).get(FormDictionary.FILE);
        byte[] own =
                ResourceFolder.of(rules, SHIPPED).readFiles("forms/*.xlsx").getOrDefault(FormDictionary.FILE, shipped);
        rejected = dictionaries.importFile(Map.entry(FormDictionary.FILE, own));
        rejected.forEach(problem -> LOG.error("{} / {}", problem, problem.format(Locale.ENGLISH)));
        if (!rejected.isEmpty() && dictionaries.list().isEmpty()) {
            dictionaries.importFile(Map.entry(FormDictionary.FILE, shipped));
        }
        FormDictionaryVersion version = dictionaries.inForce().version();
        LOG.info("form dictionary version {} is in force: {}", version.version(), version.sha256());
    }

    /** The problems of the file on disk, where it is not imported because of them. */
    List<Problem> rejected() {
        return rejected;
    }
}
