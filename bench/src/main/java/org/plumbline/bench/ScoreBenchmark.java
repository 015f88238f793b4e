package org.plumbline.bench;

import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.ruleset.DrlContainer;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.Submission;


import java.math.BigDecimal;
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

/** Microseconds per case, one thread: the scorer with its full typed trace, compared with the hard-coded floor. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 3, jvmArgs = "-Xmx4g")
public class ScoreBenchmark {

    @Param
    public Workload workload;

    private final Scorer scorer = new Scorer();
    private RuleSet ruleSet;
    private HardCodedScorer floor;
    private List<Submission> submissions;
    private int next;

    @Setup(Level.Trial)
    public void load() {
        ruleSet = new RuleSetLoader(DrlContainer.compile(Workload.drl())).load("bench.xlsx", workload.workbook());
        floor = new HardCodedScorer(workload);
        submissions = workload.examples();
        for (Submission submission : submissions) {
            Evaluation evaluation = scorer.score(submission, ruleSet);
            HardCodedScorer.Result expected = floor.score(submission);
            BigDecimal total = evaluation.total();
            if (total == null || total.compareTo(expected.total()) != 0) {
                throw new IllegalStateException("scores differ: " + total + " and " + expected.total());
            }
        }
    }

    private Submission next() {
        next = (next + 1) % submissions.size();
        return submissions.get(next);
    }

    @Benchmark
    public Object floor() {
        return floor.score(next());
    }

    @Benchmark
    public Object plumbline() {
        return scorer.score(next(), ruleSet);
    }

    /** Includes the canonical JSON of the whole trace, as a caller receives it. */
    @Benchmark
    public Object plumblineWithJson() {
        return EvaluationJson.writeCanonical(scorer.score(next(), ruleSet));
    }
}
