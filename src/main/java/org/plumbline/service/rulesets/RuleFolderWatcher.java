package org.plumbline.service.rulesets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plumbline.service.background.BackgroundTask;
import org.plumbline.service.settings.Settings;
import org.plumbline.service.storage.ResourceFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Imports rule files after each save, for one person who edits in Excel while the service runs. Polls the folder every half
 * second instead of watching it: network folders send no events, and a save is several writes and a rename,
 * so that a change is imported once two polls in a row have seen the same.
 */
@Component
@Lazy(false)
@ConditionalOnProperty("plumbline.rules.watch")
final class RuleFolderWatcher extends BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(RuleFolderWatcher.class);
    private static final int PAUSE = 500; // ms

    private final Path folder;
    private final RuleFileImporter importing;
    private final List<RuleFolderListener> listeners;
    /** The files in force, and those of the last poll. Null before the first. */
    private Map<String, String> lastImportedState;

    private Map<String, String> before;

    RuleFolderWatcher(Settings settings, RuleFileImporter importing, List<RuleFolderListener> listeners) {
        super("rules-watch", 2 * PAUSE);
        this.folder = Path.of(settings.rulesDir());
        this.importing = importing;
        this.listeners = listeners;
    }

    @Override
    public void start() {
        if (!Files.isDirectory(folder)) {
            LOG.warn("the folder {} does not exist, the jar's own rules are in force", folder.toAbsolutePath());
            return;
        }
        super.start();
    }

    @Override
    protected void runOnce() throws InterruptedException {
        try {
            Map<String, String> now = readFileStates();
            if (lastImportedState == null) {
                lastImportedState = now;
            } else if (now.equals(before) && !now.equals(lastImportedState)) {
                lastImportedState = now;
                importing.importRules(RuleFolderSnapshot.read(ResourceFolder.of(folder, "rules")));
                listeners.forEach(RuleFolderListener::onChange);
            }
            before = now;
        } catch (UncheckedIOException e) { // such as a file renamed between listing and reading
            LOG.warn("the rules folder could not be read and is polled again: {}", e.getMessage());
            lastImportedState = Map.of();
        }
        Thread.sleep(PAUSE);
    }

    /** The modification time of each rule file, and its size, for disks that store whole seconds. */
    private Map<String, String> readFileStates() {
        Map<String, String> state = new TreeMap<>();
        for (String kind : List.of("decision-tables", "drl", "forms")) {
            try (Stream<Path> files = Files.list(folder.resolve(kind))) {
                for (Path file : files.filter(RuleFolderWatcher::isRuleFile).toList()) {
                    state.put(file.toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
                }
            } catch (NoSuchFileException e) {
                LOG.debug("{} no longer exists", e.getFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return state;
    }

    private static boolean isRuleFile(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith("~$") && !name.startsWith(".") && (name.endsWith(".xlsx") || name.endsWith(".drl"));
    }
}
