package org.plumbline.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.plumbline.core.proof.RuleSetProof;
import org.plumbline.core.proof.RuleSetProver;
import org.plumbline.core.ruleset.DrlContainer;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;

/** The proof of every shipped workbook and of W1–W3, each for the first time in this JVM and again. */
public final class ProofTimes {

    private ProofTimes() {}

    public static void main(String[] args) throws Exception {
        RuleSetLoader loader = new RuleSetLoader(DrlContainer.compile(Workload.drl()));
        List<Path> shipped;
        try (Stream<Path> files = Files.list(Path.of("rules/decision-tables"))) {
            shipped = files.sorted().toList();
        }
        for (Path file : shipped) {
            String name = file.getFileName().toString();
            measure(name, loader.load(name, Files.readAllBytes(file)));
        }
        for (Workload workload : Workload.values()) {
            measure(workload.name(), loader.load("bench.xlsx", workload.workbook()));
        }
    }

    private static void measure(String name, RuleSet ruleSet) {
        long start = System.nanoTime();
        RuleSetProof proof = RuleSetProver.prove(ruleSet);
        long first = System.nanoTime();
        RuleSetProver.prove(ruleSet);
        long again = System.nanoTime();
        System.out.printf(
                "%-26s rows=%d parts=%d first_ms=%d again_ms=%d %s%n",
                name,
                ruleSet.listRules().size(),
                proof.parts(),
                (first - start) / 1_000_000,
                (again - first) / 1_000_000,
                proof.isProved() ? "proved" : proof.isUnrefuted() ? "undecided" : "refuted");
    }
}
