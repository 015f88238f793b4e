package org.plumbline.bench;

import org.plumbline.core.ruleset.DrlContainer;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.Submission;


import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures the heap size of a rule set: the heap in use after a collection with many copies held and used, less that
 * without, compared with {@link RuleSet#estimateBytes()}. {@code RuleSetSizes [few]}
 */
public final class RuleSetSizes {

    private RuleSetSizes() {}

    public static void main(String[] args) throws Exception {
        DrlContainer drl = DrlContainer.compile(Workload.drl());
        RuleSetLoader loader = new RuleSetLoader(drl);
        System.out.println("workbook                      rows    copies  KB each, measured  estimated  ratio");
        boolean few = args.length > 0; // only the common sizes, in seconds
        for (int indicators : few ? List.of(27, 270) : List.of(4, 27, 90, 270, 900)) {
            byte[] workbook = Workload.workbook("bench", indicators, 2, BigDecimal.valueOf(40));
            Submission example = indicators == 27 ? Workload.W1.examples().get(0) : null;
            measure(loader, "bench, 11 rows an indicator", workbook, Math.max(4, 1_500 / (indicators + 10)), example);
        }
        for (Path path : few ? List.<Path>of() : shippedWorkbooks()) {
            measure(loader, path.getFileName().toString(), Files.readAllBytes(path), 50, null);
        }
    }

    private static void measure(RuleSetLoader loader, String name, byte[] workbook, int copies, Submission example)
            throws InterruptedException {
        RuleSet first = loader.load("bench.xlsx", workbook); // what is shared by all is there before
        List<RuleSet> held = new ArrayList<>();
        long before = usedHeap();
        for (int i = 0; i < copies; i++) {
            RuleSet each = loader.load("bench.xlsx", workbook);
            if (example != null) {
                new Scorer().score(example, each);
            } else {
                each.openSession().close();
            }
            held.add(each);
        }
        double measured = (usedHeap() - before) / 1024.0 / copies;
        double estimated = first.estimateBytes() / 1024.0;
        System.out.printf(
                "%-28s %5d %9d %18.0f %10.0f %6.2f%n",
                name, first.listRules().size(), held.size(), measured, estimated, estimated / measured);
    }

    private static long usedHeap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static List<Path> shippedWorkbooks() throws IOException {
        try (Stream<Path> paths = Files.list(Path.of("rules/decision-tables"))) {
            return paths.filter(path -> path.toString().endsWith(".xlsx")).sorted().toList();
        }
    }
}
