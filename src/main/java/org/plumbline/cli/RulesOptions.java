package org.plumbline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.service.storage.ResourceFolder;
import picocli.CommandLine.Option;

/** The rules to score by. */
final class RulesOptions {

    private static final String SHIPPED = "rules";

    @Option(names = "--rules", paramLabel = "DIR", descriptionKey = "rules")
    private Path rules;

    @Option(names = "--workbook", paramLabel = "FILE", descriptionKey = "workbook")
    private Path workbook;

    /** Reports workbooks that cannot be used; of a single one its problems are reported. */
    LocalRuleSets openRules(CommandConsole console) {
        ResourceFolder folder = resolveFolder(rules);
        Map<String, byte[]> workbooks = workbook == null
                ? folder.readFilesByName("decision-tables/*.xlsx")
                : Map.of(workbook.getFileName().toString(), readFile(workbook));
        if (workbooks.isEmpty()) {
            throw new CommandException(
                    "%s 下没有 decision-tables/*.xlsx", "there is no decision-tables/*.xlsx below %s", folder.location());
        }
        LocalRuleSets rules = new LocalRuleSets(workbooks, folder.readFilesByName("drl/*.drl"), readDictionary(folder));
        if (workbook != null && !rules.unreadableWorkbooks().isEmpty()) {
            rules.build(rules.unreadableWorkbooks().get(0));
        }
        rules.unreadableWorkbooks().forEach(file -> console.err()
                .println(console.localize(
                        "%s 不能使用，原因见 plumbline check",
                        "%s cannot be used; run plumbline check for the reasons", file)));
        return rules;
    }

    /** The folder's own form dictionary, else the jar's. */
    private static byte[] readDictionary(ResourceFolder folder) {
        return readOwnOrShipped(folder, FormDictionary.FILE);
    }

    /** A file of the folder or, if it has none of this name, of the jar. */
    static byte[] readOwnOrShipped(ResourceFolder folder, String file) {
        Map<String, byte[]> own = folder.readFiles(file);
        return own.containsKey(file)
                ? own.get(file)
                : ResourceFolder.shipped(SHIPPED).readFiles(file).get(file);
    }

    /** @throws CommandException with the problems of its workbook */
    static FormDictionary openDictionary(ResourceFolder folder) {
        return new LocalRuleSets(Map.of(), Map.of(), readDictionary(folder)).formDictionary();
    }

    /** @param asked null for ./rules or, if it does not exist, the jar's own rules */
    static ResourceFolder resolveFolder(Path asked) {
        if (asked != null && Files.isRegularFile(asked)) {
            throw new CommandException("%s 是文件，这里要写文件夹", "%s is a file where a folder is wanted", asked);
        }
        if (asked != null && !Files.isDirectory(asked)) {
            throw new CommandException("没有这个文件夹：%s", "the folder does not exist: %s", asked);
        }
        return ResourceFolder.of(asked == null ? Path.of("rules") : asked, SHIPPED);
    }

    /** @throws CommandException if it cannot be read */
    static byte[] readFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new CommandException("%s 是文件夹，请写明其中的工作簿", "%s is a folder; name the workbooks in it", file);
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CommandException("没有这个文件，或无法读取：%s", "the file does not exist or cannot be read: %s", file);
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
