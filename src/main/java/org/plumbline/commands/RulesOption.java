package org.plumbline.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.plumbline.web.Folder;
import picocli.CommandLine.Option;

/** By which rules. */
final class RulesOption {

    private static final String SHIPPED = "rules";

    @Option(names = "--rules", paramLabel = "DIR", descriptionKey = "rules")
    private Path rules;

    @Option(names = "--workbook", paramLabel = "FILE", descriptionKey = "workbook")
    private Path workbook;

    /** Tells of the workbooks that cannot be used; of a single one its problems say why. */
    RulesAtHand open(Desk desk) {
        Folder folder = folder(rules);
        Map<String, byte[]> workbooks = workbook == null
                ? folder.filesByName("decision-tables/*.xlsx")
                : Map.of(workbook.getFileName().toString(), bytes(workbook));
        if (workbooks.isEmpty()) {
            throw new CommandRefused(
                    "%s 下没有 decision-tables/*.xlsx", "there is no decision-tables/*.xlsx below %s", folder.place());
        }
        RulesAtHand rules = new RulesAtHand(workbooks, folder.filesByName("drl/*.drl"));
        if (workbook != null && !rules.unread().isEmpty()) {
            rules.build(rules.unread().get(0));
        }
        rules.unread().forEach(file -> desk.err()
                .println(
                        desk.say("%s 不能使用，原因见 plumbline check", "%s cannot be used; plumbline check tells why", file)));
        return rules;
    }

    /** @param asked null for ./rules or, where there is none, the jar's own */
    static Folder folder(Path asked) {
        if (asked != null && !Files.isDirectory(asked)) {
            throw new CommandRefused("没有这个文件夹：%s", "there is no such folder: %s", asked);
        }
        return Folder.of(asked == null ? Path.of("rules") : asked, SHIPPED);
    }

    /** @throws CommandRefused where it cannot be read */
    static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CommandRefused("没有这个文件，或无法读取：%s", "there is no such file, or it cannot be read: %s", file);
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
