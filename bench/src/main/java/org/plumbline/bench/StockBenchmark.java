package org.plumbline.bench;

import org.plumbline.vocabulary.Submission;


import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds per case for stock Drools on the same workbook; compiling W3 takes minutes and gigabytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx10g")
public class StockBenchmark {

    @Param
    public Workload workload;

    private StockDrools stock;
    private List<Submission> submissions;
    private int next;

    @Setup(Level.Trial)
    public void load() {
        long started = System.nanoTime();
        stock = new StockDrools(workload.workbook());
        System.out.printf("%n# stock compile of %s: %.1f s%n", workload, (System.nanoTime() - started) / 1e9);
        submissions = workload.examples();
        HardCodedScorer floor = new HardCodedScorer(workload);
        for (Submission submission : submissions) {
            if (stock.score(submission).total().compareTo(floor.score(submission).total()) != 0) {
                throw new IllegalStateException("scores differ");
            }
        }
    }

    @Benchmark
    public Object stock() {
        next = (next + 1) % submissions.size();
        return stock.score(submissions.get(next));
    }
}
