package org.plumbline.service.evaluations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.trace.TraceStep;

/**
 * Counts scored evaluations by scheme, grade, sheet and finding, each of which has few values. Nothing else of a submission
 * is exposed.
 */
final class ScoringMetrics {

    private record MeterKey(String meter, String scheme, String what) {}

    private final Map<MeterKey, Counter> counters = new ConcurrentHashMap<>();

    void count(Evaluation evaluation) {
        String scheme = evaluation.scheme();
        String grade = evaluation.grade() == null ? "none" : evaluation.grade();
        findOrRegister("plumbline.scores", "grade", scheme, grade, evaluation.complete())
                .increment();
        for (RaisedFinding finding : evaluation.findings()) {
            findOrRegister("plumbline.findings", "code", scheme, finding.code(), null)
                    .increment();
        }
        // neighbouring steps are mostly of one sheet
        String sheet = null;
        int fired = 0;
        for (TraceStep step : evaluation.trace()) {
            RuleSource rule = step.rule();
            if (rule != null) {
                String of = rule.sheet() == null ? "drl" : rule.sheet();
                if (!of.equals(sheet)) {
                    countFired(scheme, sheet, fired);
                    sheet = of;
                    fired = 0;
                }
                fired++;
            }
        }
        countFired(scheme, sheet, fired);
    }

    private void countFired(String scheme, String sheet, int times) {
        if (times > 0) {
            findOrRegister("plumbline.rules.fired", "sheet", scheme, sheet, null)
                    .increment(times);
        }
    }

    private Counter findOrRegister(String meter, String name, String scheme, String what, Boolean complete) {
        MeterKey key = new MeterKey(meter, scheme, complete == null ? what : what + complete);
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
