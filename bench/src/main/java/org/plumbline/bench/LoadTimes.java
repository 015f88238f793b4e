package org.plumbline.bench;

import org.plumbline.core.ruleset.DrlContainer;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;


import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loading a workbook in a fresh JVM: once cold, then warm. {@code LoadTimes write FOLDER} makes the workbooks,
 * {@code LoadTimes W1 FILE} prints one line of milliseconds and megabytes.
 */
public final class LoadTimes {

    private LoadTimes() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("write")) {
            for (Workload workload : Workload.values()) {
                Files.write(Path.of(args[1], workload + ".xlsx"), workload.workbook());
            }
            return;
        }
        byte[] workbook = Files.readAllBytes(Path.of(args[1]));
        long start = System.nanoTime();
        DrlContainer drl = DrlContainer.compile(Workload.drl());
        long compiled = System.nanoTime();
        RuleSetLoader loader = new RuleSetLoader(drl);
        RuleSet ruleSet = loader.load("bench.xlsx", workbook);
        long loaded = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            ruleSet = loader.load("bench.xlsx", workbook);
        }
        long warmStart = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            ruleSet = loader.load("bench.xlsx", workbook);
        }
        long warm = (System.nanoTime() - warmStart) / 5;
        System.gc();
        Thread.sleep(200);
        System.gc();
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(
                "%s drl_ms=%d cold_ms=%d warm_ms=%d heap_mb=%d rules=%d%n",
                args[0],
                (compiled - start) / 1_000_000,
                (loaded - compiled) / 1_000_000,
                warm / 1_000_000,
                heap >> 20,
                ruleSet.listRules().size());
    }
}
