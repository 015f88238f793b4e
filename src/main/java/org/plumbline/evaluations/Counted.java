package org.plumbline.evaluations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.RaisedFinding;
import org.plumbline.trace.TraceStep;

/**
 * What was scored, in numbers: by scheme, grade, sheet and finding, each of them few. Nothing of a submission is told but its
 * scheme.
 */
final class Counted {

    private record Key(String meter, String scheme, String what) {}

    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();

    void count(Evaluation evaluation) {
        String scheme = evaluation.scheme();
        String grade = evaluation.grade() == null ? "none" : evaluation.grade();
        counter("plumbline.scores", "grade", scheme, grade, evaluation.complete())
                .increment();
        for (RaisedFinding finding : evaluation.findings()) {
            counter("plumbline.findings", "code", scheme, finding.code(), null).increment();
        }
        // neighbours are mostly of one sheet
        String sheet = null;
        int fired = 0;
        for (TraceStep step : evaluation.trace()) {
            RuleRef rule = step.rule();
            if (rule != null) {
                String of = rule.sheet() == null ? "drl" : rule.sheet();
                if (!of.equals(sheet)) {
                    fired(scheme, sheet, fired);
                    sheet = of;
                    fired = 0;
                }
                fired++;
            }
        }
        fired(scheme, sheet, fired);
    }

    private void fired(String scheme, String sheet, int times) {
        if (times > 0) {
            counter("plumbline.rules.fired", "sheet", scheme, sheet, null).increment(times);
        }
    }

    private Counter counter(String meter, String name, String scheme, String what, Boolean complete) {
        Key key = new Key(meter, scheme, complete == null ? what : what + complete);
        Counter known = counters.get(key);
        return known != null
                ? known
                : counters.computeIfAbsent(
                        key,
                        each -> complete == null
                                ? Metrics.counter(meter, "scheme", scheme, name, what)
                                : Metrics.counter(
                                        meter, "scheme", scheme, name, what, "complete", complete.toString()));
    }
}
