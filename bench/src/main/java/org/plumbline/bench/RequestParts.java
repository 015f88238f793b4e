package org.plumbline.bench;

import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.json.Presentation;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.DrlContainer;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.Submission;


import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.plumbline.core.json.Presentation.TraceDetail;

/**
 * The parts of {@link RequestBenchmark} by the CPU time of their thread and the bytes they allocate, for a machine that
 * is too busy for the clock: the time is the best of eight rounds and still varies, the bytes do not.
 */
final class RequestParts {

    private static final int ROUNDS = 8;
    private static final int TIMES = 15_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Prevents results from being optimised away. */
    private static long seen;

    private RequestParts() {}

    public static void main(String[] arguments) throws Exception {
        RuleSet ruleSet =
                new RuleSetLoader(DrlContainer.compile(Workload.drl())).load("bench.xlsx", Workload.W1.workbook());
        Scorer scorer = new Scorer();
        List<Submission> submissions = Workload.W1.examples();
        List<byte[]> bodies = submissions.stream().map(Workload::body).toList();
        List<Evaluation> evaluations =
                submissions.stream().map(each -> scorer.score(each, ruleSet)).toList();
        int cases = submissions.size();
        measurePart("whole trace", i -> writeJson(evaluations.get(i % cases), TraceDetail.FULL));
        measurePart("no trace", i -> writeJson(evaluations.get(i % cases), TraceDetail.NONE));
        measurePart("canonical", i -> EvaluationJson.writeCanonical(evaluations.get(i % cases)));
        measurePart("scoring", i -> scorer.score(submissions.get(i % cases), ruleSet));
        measurePart("reading", i -> SubmissionJson.read(bodies.get(i % cases)));
    }

    private static byte[] writeJson(Evaluation evaluation, TraceDetail detail) {
        return EvaluationJson.write(evaluation, new Presentation(null, 1, detail, Locale.CHINESE));
    }

    private static void measurePart(String name, IntFunction<Object> work) {
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
