package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plumbline.core.annotation.ProofRemarks;
import org.plumbline.core.annotation.WorkbookAnnotator;
import org.plumbline.core.explanation.WorkbookInterpretation;
import org.plumbline.core.proof.RuleSetProof;
import org.plumbline.core.proof.RuleSetProver;
import org.plumbline.core.ruleset.DrlContainer;
import org.plumbline.core.ruleset.DrlManifest;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;
import org.plumbline.core.ruleset.RuleSetRejectedException;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.service.rulesets.RuleSetProofView;
import org.plumbline.service.rulesets.RuleSetProofView.CounterexampleView;
import org.plumbline.service.rulesets.RuleSetProofView.VerdictView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;

/** Proves rule workbooks, or prints counterexamples; also of one whose rows an upload would reject. */
@Command(name = "prove")
final class ProveCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    private final CommandConsole console;

    @Mixin
    private CommonOptions common;

    @Mixin
    private WorkbookArguments workbooks;

    ProveCommand(CommandConsole console) {
        this.console = console;
    }

    /** @param proof null if the rules cannot be read */
    private record ProofReport(String file, RuleSetProofView proof) {}

    @Override
    public Integer call() throws IOException {
        List<Path> files = workbooks.validateFiles();
        Map<String, byte[]> rules = RulesOptions.resolveFolder(null).readFilesByName("drl/*.drl");
        boolean good = true;
        try (DrlContainer container = DrlContainer.compile(new DrlManifest(rules))) {
            RuleSetLoader loader = new RuleSetLoader(container);
            for (Path file : files) {
                good &= prove(file, loader);
            }
        }
        console.out().flush();
        return good ? PlumblineCli.OK : PlumblineCli.SOME_FAILED;
    }

    private boolean prove(Path file, RuleSetLoader loader) throws IOException {
        byte[] bytes = RulesOptions.readFile(file);
        RuleSet ruleSet;
        try {
            ruleSet = loader.reload(file.getFileName().toString(), bytes);
        } catch (RuleSetRejectedException rejected) {
            reportUnreadable(file, rejected.problems());
            return false;
        }
        RuleSetProof proof = RuleSetProver.prove(ruleSet);
        RuleSetProofView view = RuleSetProofView.of(proof, console.languagePreference());
        if (workbooks.isJson()) {
            console.out().println(JSON.writeValueAsString(new ProofReport(file.toString(), view)));
        } else {
            print(file, view);
        }
        if (workbooks.isMarkedCopyRequested()) {
            annotate(bytes, ruleSet, proof);
        }
        return proof.isUnrefuted();
    }

    private void reportUnreadable(Path file, List<Problem> problems) {
        if (workbooks.isJson()) {
            console.out().println(JSON.writeValueAsString(new ProofReport(file.toString(), null)));
            return;
        }
        console.out()
                .println(console.localize(
                        "%s：规则不能读取（%d 处错误，见 plumbline check），没有判定",
                        "%s: the rules cannot be read (%d errors, see plumbline check); nothing was decided",
                        file,
                        problems.stream()
                                .filter(each -> each.code().isBlocking())
                                .count()));
    }

    private void annotate(byte[] bytes, RuleSet ruleSet, RuleSetProof proof) throws IOException {
        Optional<byte[]> marked = WorkbookAnnotator.annotate(
                bytes,
                ruleSet.warnings(),
                ProofRemarks.of(proof),
                WorkbookInterpretation.interpret(ruleSet, console.locale()));
        workbooks.writeMarkedCopy(marked, console);
    }

    private void print(Path file, RuleSetProofView proof) {
        List<String> lines = new ArrayList<>();
        lines.add(console.localize("%s：判定 %d 段", "%s: %d parts decided", file, proof.parts()));
        for (VerdictView verdict : proof.verdicts()) {
            lines.add("  [" + verdict.statusLabel() + "] " + verdict.label());
            for (CounterexampleView each : verdict.counterexamples()) {
                lines.add("    " + (each.sheet() == null ? "" : each.sheet() + "!A" + each.row() + " ") + each.text());
            }
            verdict.undecided().forEach(reason -> lines.add("    " + reason));
        }
        proof.outside().forEach(each -> lines.add(console.localize("  不在证明之内：%s", "  not covered: %s", each)));
        lines.forEach(console.out()::println);
    }
}
