package org.plumbline.service.reports;

import java.nio.file.Path;
import java.util.Locale;
import org.plumbline.core.claims.CheckBook;
import org.plumbline.core.claims.CheckBookReader;
import org.plumbline.core.claims.CheckBookReader.CheckBookReading;
import org.plumbline.service.rulesets.RuleFolderListener;
import org.plumbline.service.settings.Settings;
import org.plumbline.service.storage.ResourceFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The report checks of the rules folder, or the jar's where that has none, read at start and after each save where the folder
 * is watched. A workbook with errors is reported and not used.
 */
@Component
@Lazy(false)
final class CheckBooks implements SmartInitializingSingleton, RuleFolderListener {

    private static final Logger LOG = LoggerFactory.getLogger(CheckBooks.class);
    private static final String SHIPPED = "rules";

    private final Path rules;
    private volatile CheckBook current;

    CheckBooks(Settings settings) {
        this.rules = Path.of(settings.rulesDir());
    }

    @Override
    public void afterSingletonsInstantiated() {
        readFolder();
    }

    @Override
    public void onChange() {
        readFolder();
    }

    private synchronized void readFolder() {
        byte[] own =
                ResourceFolder.of(rules, SHIPPED).readFiles("claims/*.xlsx").get(CheckBook.FILE);
        CheckBook read = own == null ? null : read(own);
        if (read == null && current == null) {
            read = read(
                    ResourceFolder.shipped(SHIPPED).readFiles(CheckBook.FILE).get(CheckBook.FILE));
        }
        if (read != null) {
            current = read;
            LOG.info("report checks in use: {}", read.sha256());
        }
    }

    /** Null for a workbook with errors. */
    private static CheckBook read(byte[] workbook) {
        CheckBookReading reading = CheckBookReader.read(CheckBook.FILE, workbook);
        reading.problems().forEach(problem -> LOG.error("{} / {}", problem, problem.format(Locale.ENGLISH)));
        return reading.book();
    }

    CheckBook current() {
        return current;
    }
}
