package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.plumbline.core.workbook.WorkbookEditor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a table without rules to a rule workbook, or makes it the workbook of a new scheme. */
@Command(name = "edit")
final class EditCommand implements Callable<Integer> {

    private final CommandConsole console;

    @Mixin
    private CommonOptions common;

    @Parameters(index = "0", paramLabel = "WORKBOOK", descriptionKey = "workbook")
    private Path workbook;

    @Option(names = "--table", paramLabel = "FAMILY", descriptionKey = "table")
    private String table;

    @Option(names = "--condition", paramLabel = "LABEL", descriptionKey = "condition")
    private List<String> conditions = List.of();

    @Option(names = "--scheme", paramLabel = "ID", descriptionKey = "scheme")
    private String scheme;

    @Option(names = "--title", paramLabel = "TITLE", descriptionKey = "title")
    private String title;

    @Option(names = "--out", paramLabel = "OUT.xlsx", required = true, descriptionKey = "out")
    private Path out;

    EditCommand(CommandConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (table == null && scheme == null && title == null) {
            throw new CommandException("请写明 --table、--scheme 或 --title", "name a --table, a --scheme or a --title");
        }
        String id = scheme == null && title != null ? TemplateCommand.proposeId(title, console) : scheme;
        byte[] edited = RulesOptions.readFile(workbook);
        try {
            edited = id == null ? edited : WorkbookEditor.renameScheme(edited, id, title);
            edited = table == null ? edited : WorkbookEditor.addTable(edited, table, conditions);
        } catch (IllegalArgumentException e) {
            throw new CommandException("%s", "%s", e.getMessage());
        }
        OutputFile.write(out, edited, workbook);
        console.out().println(out);
        return PlumblineCli.OK;
    }
}
