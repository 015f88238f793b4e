package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.plumbline.core.mutation.CaseCompletion;
import org.plumbline.core.mutation.CaseSheetAppender;
import org.plumbline.core.mutation.MutationAnalysis;
import org.plumbline.core.mutation.MutationReport;
import org.plumbline.core.ruleset.DrlContainer;
import org.plumbline.core.ruleset.DrlManifest;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;
import org.plumbline.core.workbook.TestCase;
import org.plumbline.service.rulesets.MutationReportView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Prints what the test cases of a workbook cover and detect, and saves a copy with further ones. */
@Command(name = "test")
final class TestCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    private final CommandConsole console;

    @Mixin
    private CommonOptions common;

    @Parameters(index = "0", paramLabel = "WORKBOOK", descriptionKey = "workbook")
    private Path file;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--complete", paramLabel = "OUT.xlsx", descriptionKey = "complete")
    private Path complete;

    TestCommand(CommandConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (complete != null) {
            OutputFile.check(complete, file);
        }
        byte[] bytes = RulesOptions.readFile(file);
        Map<String, byte[]> rules = RulesOptions.resolveFolder(null).readFilesByName("drl/*.drl");
        try (DrlContainer container = DrlContainer.compile(new DrlManifest(rules))) {
            RuleSet ruleSet =
                    new RuleSetLoader(container).load(file.getFileName().toString(), bytes);
            MutationReport report = MutationAnalysis.run(ruleSet, bytes);
            MutationReportView view = MutationReportView.of(report);
            if (json) {
                console.out().println(JSON.writeValueAsString(view));
            } else {
                print(view);
            }
            if (complete != null) {
                saveCompleted(bytes, ruleSet, report);
            }
            console.out().flush();
            return view.isComplete() ? PlumblineCli.OK : PlumblineCli.SOME_FAILED;
        }
    }

    private void saveCompleted(byte[] bytes, RuleSet ruleSet, MutationReport report) throws IOException {
        List<TestCase> more = CaseCompletion.complete(ruleSet, bytes, report);
        byte[] completed;
        try {
            completed = CaseSheetAppender.append(bytes, more);
        } catch (IllegalArgumentException e) {
            throw new CommandException("%s", "%s", e.getMessage());
        }
        OutputFile.write(complete, completed, file);
        console.err()
                .println(console.localize(
                        "补了 %d 个用例，应得分是现在的规则算出的，请对照文件核对",
                        "%d cases added; their points are those of the rules as they are, compare them with the document",
                        more.size()));
    }

    private void print(MutationReportView view) {
        printRows(view);
        console.out()
                .println(console.localize(
                        "单格改动：%d 处用例能发现，发现 %d 处（%d%%）；另有 %d 处上传时拒绝",
                        "changes of one cell: cases can detect %d and detect %d (%d %%); an upload rejects %d others",
                        view.detected() + view.undetected().size(),
                        view.detected(),
                        view.detectedPercent(),
                        view.rejected()));
        printMutations("  没有发现", "  not detected", view.undetected());
        printMutations("  用例写不出", "  no case can state", view.untestable());
        printMutations("  没有试出差别", "  no difference found", view.ineffective());
    }

    private void printMutations(String zh, String en, List<MutationReportView.UndetectedMutation> mutations) {
        mutations.forEach(each -> console.out()
                .println(console.localize(zh, en)
                        + console.localize(
                                "：%s!%s %s 的“%s” %s → %s",
                                ": %s!%s, %s, column %s, %s → %s",
                                each.sheet(),
                                each.cell(),
                                each.rule(),
                                each.column(),
                                each.from(),
                                each.to().isEmpty() ? "—" : each.to())));
    }

    private void printRows(MutationReportView view) {
        console.out()
                .println(console.localize(
                        "规则行：%d 行中有用例用到 %d 行；条件：%d 个中有 %d 个单独起过作用",
                        "rows: of %d some case uses %d; conditions: of %d, %d decided alone in some case",
                        view.rows(),
                        view.coveredRows(),
                        view.conditions(),
                        view.decisiveConditions()));
        view.uncovered().forEach(row -> console.out()
                .println(console.localize(
                        "  没有用到：%s!A%d %s", "  not used: %s!A%d %s", row.sheet(), row.row(), row.rule())));
        view.unreachable().forEach(row -> console.out()
                .println(console.localize(
                        "  补不出用例：%s!A%d %s", "  no case found: %s!A%d %s", row.sheet(), row.row(), row.rule())));
    }
}
