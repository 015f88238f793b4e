package org.plumbline.statistics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** How many chained entries are not in the sums yet; counted when asked for. */
@Component
final class FollowMetrics implements MeterBinder {

    private final Figures figures;

    FollowMetrics(Figures figures) {
        this.figures = figures;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("plumbline.statistics.behind", this, FollowMetrics::behind)
                .register(registry);
    }

    private double behind() {
        try {
            return figures.asOf().behind();
        } catch (DataAccessException e) { // nobody knows; the other figures are told all the same
            return Double.NaN;
        }
    }
}
