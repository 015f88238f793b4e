package org.plumbline.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.plumbline.explanation.DiffSentences;
import org.plumbline.ruleset.ContentDiff;
import org.plumbline.ruleset.DrlContainer;
import org.plumbline.ruleset.DrlManifest;
import org.plumbline.ruleset.RuleSetLoader;
import org.plumbline.ruleset.WorkbookContent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells row by row what differs between two workbooks. */
@Command(name = "diff")
final class DiffCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private Common common;

    @Parameters(index = "0", paramLabel = "BEFORE", descriptionKey = "before")
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER", descriptionKey = "after")
    private Path after;

    DiffCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        DrlManifest drl = new DrlManifest(RulesOption.folder(null).filesByName("drl/*.drl"));
        List<String> lines;
        try (DrlContainer container = DrlContainer.compile(drl)) {
            RuleSetLoader loader = new RuleSetLoader(container);
            lines = DiffSentences.of(
                    ContentDiff.between(content(before, loader), content(after, loader)), desk.locale());
        }
        lines.forEach(desk.out()::println);
        desk.out().flush();
        return lines.isEmpty() ? Commands.OK : Commands.DIFFERS;
    }

    private static WorkbookContent content(Path file, RuleSetLoader loader) {
        return loader.load(file.getFileName().toString(), RulesOption.bytes(file))
                .content();
    }
}
