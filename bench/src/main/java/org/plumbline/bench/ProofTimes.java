package org.plumbline.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (String pass : new String[] {"first", "again"}) {
            long wall = System.nanoTime();
            long cpu = threads.getCurrentThreadCpuTime();
            RuleSetProof proof = RuleSetProver.prove(ruleSet);
            System.out.printf(
                    "%-26s rows=%d parts=%d %s ms=%d cpu_ms=%d %s%n",
                    name,
                    ruleSet.listRules().size(),
                    proof.parts(),
                    pass,
                    (System.nanoTime() - wall) / 1_000_000,
                    (threads.getCurrentThreadCpuTime() - cpu) / 1_000_000,
                    proof.isProved() ? "proved" : proof.isUnrefuted() ? "undecided" : "refuted");
        }
    }
}
