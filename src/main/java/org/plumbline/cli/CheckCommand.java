package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.plumbline.core.annotation.WorkbookAnnotator;
import org.plumbline.core.casetest.CaseTestReport;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.explanation.WorkbookInterpretation;
import org.plumbline.core.ruleset.DrlContainer;
import org.plumbline.core.ruleset.DrlManifest;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;
import org.plumbline.core.ruleset.RuleSetRejectedException;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.service.rulesets.WorkbookProblemView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Reports all problems of rule workbooks, and the results of their sheets 测试. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    private final CommandConsole console;

    @Mixin
    private CommonOptions common;

    @Mixin
    private WorkbookArguments workbooks;

    @Option(names = "--drl", paramLabel = "DIR", descriptionKey = "drl")
    private Path drl;

    @Option(names = "--strict", descriptionKey = "strict")
    private boolean strict;

    CheckCommand(CommandConsole console) {
        this.console = console;
    }

    /**
     * The report on a workbook, as {@code --json} prints it.
     *
     * @param tests of the sheet 测试; null if the rules could not be built
     */
    private record CheckReport(
            String file,
            boolean good,
            long errors,
            long warnings,
            List<WorkbookProblemView> problems,
            TestCounts tests) {}

    private record TestCounts(int cases, int failures) {}

    @Override
    public Integer call() throws IOException {
        List<Path> files = workbooks.validateFiles();
        Map<String, byte[]> rules = drl == null
                ? RulesOptions.resolveFolder(null).readFilesByName("drl/*.drl")
                : RulesOptions.resolveFolder(drl).readFilesByName("*.drl");
        boolean good = true;
        try (DrlContainer container = DrlContainer.compile(new DrlManifest(rules))) {
            RuleSetLoader loader = new RuleSetLoader(container);
            for (Path file : files) {
                good &= check(file, loader);
            }
        }
        console.out().flush();
        return good ? PlumblineCli.OK : PlumblineCli.SOME_FAILED;
    }

    private boolean check(Path file, RuleSetLoader loader) throws IOException {
        String name = file.getFileName().toString();
        byte[] bytes = RulesOptions.readFile(file);
        List<Problem> problems;
        RuleSet ruleSet = null;
        CaseTestReport tests = null;
        try {
            ruleSet = loader.load(name, bytes);
            tests = CaseTestRunner.run(ruleSet);
            problems = Stream.concat(ruleSet.warnings().stream(), tests.toProblems(name).stream())
                    .toList();
        } catch (RuleSetRejectedException rejected) {
            problems = rejected.problems();
        }
        if (workbooks.isMarkedCopyRequested()) {
            annotate(bytes, problems, ruleSet);
        }
        CheckReport checked = report(file, problems, tests);
        if (workbooks.isJson()) {
            console.out().println(JSON.writeValueAsString(checked));
        } else {
            print(checked);
        }
        return checked.good();
    }

    /** @param tests null if the rules could not be built */
    private CheckReport report(Path file, List<Problem> problems, CaseTestReport tests) {
        long errors = problems.stream().filter(each -> each.code().isBlocking()).count();
        boolean good = errors == 0 && (!strict || problems.isEmpty());
        return new CheckReport(
                file.toString(),
                good,
                errors,
                problems.size() - errors,
                WorkbookProblemView.of(problems, console.languagePreference()),
                tests == null ? null : new TestCounts(tests.cases().size(), tests.failures()));
    }

    private void annotate(byte[] bytes, List<Problem> problems, RuleSet ruleSet) throws IOException {
        WorkbookInterpretation readBack =
                ruleSet == null ? null : WorkbookInterpretation.interpret(ruleSet, console.locale());
        workbooks.writeMarkedCopy(WorkbookAnnotator.annotate(bytes, problems, List.of(), readBack), console);
    }

    private void print(CheckReport checked) {
        List<String> lines = new ArrayList<>();
        lines.add(console.localize(
                "%s：%s（错误 %d，提醒 %d）",
                "%s: %s (%d errors, %d warnings)",
                checked.file(),
                checked.good() ? console.localize("通过", "good") : console.localize("不通过", "refused"),
                checked.errors(),
                checked.warnings()));
        for (WorkbookProblemView problem : checked.problems()) {
            String kind = problem.severity() == WorkbookProblemView.Severity.ERROR
                    ? console.localize("错误", "error")
                    : console.localize("提醒", "warning");
            lines.add("  [" + kind + "] " + problem.text());
        }
        if (checked.tests() == null) {
            lines.add(console.localize("  测试：规则不能使用，没有运行", "  tests: not run, the rules cannot be used"));
        } else if (checked.tests().cases() == 0) {
            lines.add(console.localize("  测试：没有用例", "  tests: none"));
        } else {
            lines.add(console.localize(
                    "  测试：%d 个用例，%d 个未通过",
                    "  tests: %d cases, %d failed",
                    checked.tests().cases(),
                    checked.tests().failures()));
        }
        lines.forEach(console.out()::println);
    }
}
