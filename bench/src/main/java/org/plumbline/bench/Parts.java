package org.plumbline.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.exchange.Presentation;
import org.plumbline.exchange.Presentation.Detail;
import org.plumbline.exchange.SubmissionJson;
import org.plumbline.ruleset.DrlContainer;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.ruleset.RuleSetLoader;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.Scorer;
import org.plumbline.vocabulary.Submission;

/**
 * The parts of {@link RequestBenchmark} by the CPU time of their thread and the bytes they allocate, for a machine too busy for
 * the clock: the time is the best of eight rounds and still swings, the bytes do not.
 */
final class Parts {

    private static final int ROUNDS = 8;
    private static final int TIMES = 15_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Kept from being optimised away. */
    private static long seen;

    private Parts() {}

    public static void main(String[] arguments) throws Exception {
        RuleSet ruleSet =
                new RuleSetLoader(DrlContainer.compile(Workload.drl())).load("bench.xlsx", Workload.W1.workbook());
        Scorer scorer = new Scorer();
        List<Submission> submissions = Workload.W1.examples();
        List<byte[]> bodies = submissions.stream().map(RequestBenchmark::body).toList();
        List<Evaluation> evaluations =
                submissions.stream().map(each -> scorer.score(each, ruleSet)).toList();
        int cases = submissions.size();
        part("whole trace", i -> written(evaluations.get(i % cases), Detail.FULL));
        part("no trace", i -> written(evaluations.get(i % cases), Detail.NONE));
        part("canonical", i -> EvaluationJson.canonical(evaluations.get(i % cases)));
        part("scoring", i -> scorer.score(submissions.get(i % cases), ruleSet));
        part("reading", i -> SubmissionJson.read(bodies.get(i % cases)));
    }

    private static byte[] written(Evaluation evaluation, Detail detail) {
        return EvaluationJson.write(evaluation, new Presentation(null, 1, detail, Locale.CHINESE));
    }

    private static void part(String name, IntFunction<Object> work) {
        long thread = Thread.currentThread().getId();
        long best = Long.MAX_VALUE;
        long bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long time = THREADS.getCurrentThreadCpuTime();
            long allocated = THREADS.getThreadAllocatedBytes(thread);
            for (int i = 0; i < TIMES; i++) {
                seen += System.identityHashCode(work.apply(i)) & 1;
            }
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - time);
            bytes = THREADS.getThreadAllocatedBytes(thread) - allocated;
        }
        System.out.printf("%-12s %6.1f µs of CPU, %,9d bytes%n", name, best / 1e3 / TIMES, bytes / TIMES);
    }
}
