package org.plumbline.service.evaluations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** The number of evaluations that wait to be stored. */
@Component
final class SaveQueueMetrics implements MeterBinder {

    private final EvaluationStore evaluationStore;

    SaveQueueMetrics(EvaluationStore evaluationStore) {
        this.evaluationStore = evaluationStore;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("plumbline.evaluations.waiting", evaluationStore, EvaluationStore::countWaiting)
                .register(registry);
    }
}
