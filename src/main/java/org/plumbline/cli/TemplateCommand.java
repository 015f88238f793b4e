package org.plumbline.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.plumbline.core.workbook.SchemeIds;
import org.plumbline.core.workbook.SchemeTemplate;
import org.plumbline.core.workbook.SchemeTemplateWriter;
import org.plumbline.core.workbook.SchemeTemplateWriter.TemplateOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the workbook of a new scheme. */
@Command(name = "template")
final class TemplateCommand implements Callable<Integer> {

    private final CommandConsole console;

    @Mixin
    private CommonOptions common;

    @Option(names = "--scheme", paramLabel = "ID", descriptionKey = "scheme")
    private String scheme;

    @Option(names = "--title", paramLabel = "TITLE", required = true, descriptionKey = "title")
    private String title;

    @Option(names = "--jurisdiction", paramLabel = "REGION", defaultValue = "全国", descriptionKey = "jurisdiction")
    private String jurisdiction;

    @Option(names = "--from", paramLabel = "YEAR", required = true, descriptionKey = "from")
    private int from;

    @Option(names = "--to", paramLabel = "YEAR", descriptionKey = "to")
    private Integer to;

    @Option(names = "--full-marks", paramLabel = "POINTS", defaultValue = "100", descriptionKey = "full-marks")
    private BigDecimal fullMarks;

    @Option(names = "--family", paramLabel = "FAMILY", descriptionKey = "family")
    private Set<String> families = new LinkedHashSet<>();

    @Option(names = "--column", paramLabel = "FAMILY:LABEL", descriptionKey = "column")
    private Set<String> columns = new LinkedHashSet<>();

    @Option(names = "--out", paramLabel = "OUT.xlsx", descriptionKey = "out")
    private Path out;

    TemplateCommand(CommandConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        SchemeTemplate template = SchemeTemplate.read(
                RulesOptions.readOwnOrShipped(RulesOptions.resolveFolder(null), SchemeTemplate.FILE));
        String id = scheme == null ? proposeId(title, console) : scheme;
        Set<String> chosen = families.isEmpty() ? template.listFamilyNames() : families;
        Path file = out == null ? Path.of(id + ".xlsx") : out;
        OutputFile.check(file);
        if (Files.exists(file)) {
            throw new CommandException(
                    "已有这个文件：%s；请用 --out 写别的文件名", "the file exists: %s; name another with --out", file);
        }
        try {
            TemplateOptions options = new TemplateOptions(
                    id, title, jurisdiction, from, to == null ? from : to, fullMarks, chosen, columns);
            OutputFile.write(file, SchemeTemplateWriter.toBytes(template, options));
        } catch (IllegalArgumentException e) {
            throw new CommandException("%s", "%s", e.getMessage());
        }
        console.out().println(file);
        return PlumblineCli.OK;
    }

    /** The id proposed for a title, printed beside the result. Those of the workbooks in the folder are taken. */
    static String proposeId(String title, CommandConsole console) {
        List<String> taken =
                RulesOptions.resolveFolder(null).readFilesByName("decision-tables/*.xlsx").keySet().stream()
                        .map(file -> file.replaceFirst("\\.xlsx$", ""))
                        .toList();
        String id = SchemeIds.propose(title, taken);
        console.err()
                .println(console.localize(
                        "按标题取的方案编号：%s；要用别的编号请写 --scheme",
                        "id made from the title: %s; name another one with --scheme", id));
        return id;
    }
}
