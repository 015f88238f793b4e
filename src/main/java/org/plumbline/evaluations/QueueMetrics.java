package org.plumbline.evaluations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How many evaluations wait for storage. */
@Component
final class QueueMetrics implements MeterBinder {

    private final Keeping keeping;

    QueueMetrics(Keeping keeping) {
        this.keeping = keeping;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("plumbline.evaluations.waiting", keeping, Keeping::waiting)
                .register(registry);
    }
}
