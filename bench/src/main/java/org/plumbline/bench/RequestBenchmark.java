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


import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.plumbline.core.json.Presentation.TraceDetail;

/** Microseconds, one thread, that the parts of one scoring request take at the 27-indicator case. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RequestBenchmark {

    private final Scorer scorer = new Scorer();
    private RuleSet ruleSet;
    private List<byte[]> bodies;
    private List<Submission> submissions;
    private List<Evaluation> evaluations;
    private int next;

    @Setup(Level.Trial)
    public void load() {
        ruleSet = new RuleSetLoader(DrlContainer.compile(Workload.drl())).load("bench.xlsx", Workload.W1.workbook());
        submissions = Workload.W1.examples();
        bodies = submissions.stream().map(Workload::body).toList();
        evaluations = submissions.stream().map(each -> scorer.score(each, ruleSet)).toList();
        for (int i = 0; i < bodies.size(); i++) {
            BigDecimal total = scorer.score(SubmissionJson.read(bodies.get(i)), ruleSet).total();
            if (total == null || total.compareTo(evaluations.get(i).total()) != 0) {
                throw new IllegalStateException("scores differ: " + total + " and " + evaluations.get(i).total());
            }
        }
    }

    private int next() {
        next = (next + 1) % bodies.size();
        return next;
    }

    @Benchmark
    public Object read() {
        return SubmissionJson.read(bodies.get(next()));
    }

    @Benchmark
    public Object score() {
        return scorer.score(submissions.get(next()), ruleSet);
    }

    @Benchmark
    public Object writeFull() {
        return write(TraceDetail.FULL);
    }

    @Benchmark
    public Object writeNone() {
        return write(TraceDetail.NONE);
    }

    @Benchmark
    public Object canonical() {
        return EvaluationJson.writeCanonical(evaluations.get(next()));
    }

    private byte[] write(TraceDetail detail) {
        return EvaluationJson.write(evaluations.get(next()), new Presentation(null, 1, detail, Locale.CHINESE));
    }
}
