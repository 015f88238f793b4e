package org.plumbline.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.plumbline.explanation.ReadBack;
import org.plumbline.publishing.ProblemView;
import org.plumbline.ruleset.DrlContainer;
import org.plumbline.ruleset.DrlManifest;
import org.plumbline.ruleset.Problem;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.ruleset.RuleSetLoader;
import org.plumbline.ruleset.RuleSetRejected;
import org.plumbline.verification.TestReport;
import org.plumbline.verification.WorkbookTests;
import org.plumbline.workbook.AnnotatedWorkbook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Tells everything that is wrong with rule workbooks, and whether they do what their sheets 测试 say. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    private final Desk desk;

    @Mixin
    private Common common;

    @Parameters(arity = "1..*", paramLabel = "WORKBOOK", descriptionKey = "workbooks")
    private List<Path> files;

    @Option(names = "--drl", paramLabel = "DIR", descriptionKey = "drl")
    private Path drl;

    @Option(names = "--strict", descriptionKey = "strict")
    private boolean strict;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--annotated", paramLabel = "OUT.xlsx", descriptionKey = "annotated")
    private Path annotated;

    CheckCommand(Desk desk) {
        this.desk = desk;
    }

    /**
     * A workbook's report, as {@code --json} prints it.
     *
     * @param tests of the sheet 测试; null where the rules could not be built
     */
    private record Checked(
            String file, boolean good, long errors, long warnings, List<ProblemView> problems, Tests tests) {}

    private record Tests(int cases, int failures) {}

    @Override
    public Integer call() throws IOException {
        if (annotated != null && files.size() > 1) {
            throw new CommandRefused("--annotated 一次只标注一个工作簿", "--annotated marks one workbook at a time");
        }
        Map<String, byte[]> rules = drl == null
                ? RulesOption.folder(null).filesByName("drl/*.drl")
                : RulesOption.folder(drl).filesByName("*.drl");
        boolean good = true;
        try (DrlContainer container = DrlContainer.compile(new DrlManifest(rules))) {
            RuleSetLoader loader = new RuleSetLoader(container);
            for (Path file : files) {
                good &= check(file, loader);
            }
        }
        desk.out().flush();
        return good ? Commands.OK : Commands.SOME_NOT;
    }

    private boolean check(Path file, RuleSetLoader loader) throws IOException {
        String name = file.getFileName().toString();
        byte[] bytes = RulesOption.bytes(file);
        List<Problem> problems;
        RuleSet ruleSet = null;
        TestReport tests = null;
        try {
            ruleSet = loader.load(name, bytes);
            tests = WorkbookTests.run(ruleSet);
            problems = Stream.concat(ruleSet.warnings().stream(), tests.problems(name).stream())
                    .toList();
        } catch (RuleSetRejected rejected) {
            problems = rejected.problems();
        }
        if (annotated != null) {
            annotate(bytes, problems, ruleSet);
        }
        long errors = problems.stream().filter(each -> each.code().blocking()).count();
        boolean good = errors == 0 && (!strict || problems.isEmpty());
        Checked checked = new Checked(
                file.toString(),
                good,
                errors,
                problems.size() - errors,
                ProblemView.of(problems, desk.speech()),
                tests == null ? null : new Tests(tests.cases().size(), tests.failures()));
        if (json) {
            desk.out().println(JSON.writeValueAsString(checked));
        } else {
            print(checked);
        }
        return good;
    }

    private void annotate(byte[] bytes, List<Problem> problems, RuleSet ruleSet) throws IOException {
        ReadBack readBack = ruleSet == null ? null : ReadBack.of(ruleSet, desk.locale());
        byte[] marked =
                AnnotatedWorkbook.of(bytes, problems, List.of(), readBack).orElse(null);
        if (marked == null) {
            desk.err().println(desk.say("文件无法打开，没有标注", "The file cannot be opened and was not marked"));
        } else {
            Files.write(annotated, marked);
        }
    }

    private void print(Checked checked) {
        List<String> lines = new ArrayList<>();
        lines.add(desk.say(
                "%s：%s（错误 %d，警告 %d）",
                "%s: %s (%d errors, %d warnings)",
                checked.file(),
                checked.good() ? desk.say("通过", "good") : desk.say("不通过", "refused"),
                checked.errors(),
                checked.warnings()));
        for (ProblemView problem : checked.problems()) {
            String kind = problem.severity() == ProblemView.Severity.ERROR
                    ? desk.say("错误", "error")
                    : desk.say("警告", "warning");
            lines.add("  [" + kind + "] " + problem.text());
        }
        if (checked.tests() == null) {
            lines.add(desk.say("  测试：规则不能使用，没有运行", "  tests: not run, the rules cannot be used"));
        } else if (checked.tests().cases() == 0) {
            lines.add(desk.say("  测试：没有用例", "  tests: none"));
        } else {
            lines.add(desk.say(
                    "  测试：%d 个用例，%d 个未通过",
                    "  tests: %d cases, %d failed",
                    checked.tests().cases(),
                    checked.tests().failures()));
        }
        lines.forEach(desk.out()::println);
    }
}
