package org.plumbline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.plumbline.core.explanation.DiffSentences;
import org.plumbline.core.ruleset.DrlContainer;
import org.plumbline.core.ruleset.DrlManifest;
import org.plumbline.core.ruleset.RuleSetLoader;
import org.plumbline.core.workbook.ContentDiff;
import org.plumbline.core.workbook.WorkbookContent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the differences between two workbooks row by row. */
@Command(name = "diff")
final class DiffCommand implements Callable<Integer> {

    private final CommandConsole console;

    @Mixin
    private CommonOptions common;

    @Parameters(index = "0", paramLabel = "BEFORE", descriptionKey = "before")
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER", descriptionKey = "after")
    private Path after;

    DiffCommand(CommandConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        DrlManifest drl = new DrlManifest(RulesOptions.resolveFolder(null).readFilesByName("drl/*.drl"));
        List<String> lines;
        try (DrlContainer container = DrlContainer.compile(drl)) {
            RuleSetLoader loader = new RuleSetLoader(container);
            lines = DiffSentences.describe(
                    ContentDiff.between(readContent(before, loader), readContent(after, loader)), console.locale());
        }
        lines.forEach(console.out()::println);
        console.out().flush();
        return lines.isEmpty() ? PlumblineCli.OK : PlumblineCli.DIFFERS;
    }

    private static WorkbookContent readContent(Path file, RuleSetLoader loader) {
        return loader.load(file.getFileName().toString(), RulesOptions.readFile(file))
                .content();
    }
}
