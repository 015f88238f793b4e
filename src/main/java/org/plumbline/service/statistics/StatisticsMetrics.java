package org.plumbline.service.statistics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The number of chained entries that are not in the sums yet; counted at each scrape. */
@Component
final class StatisticsMetrics implements MeterBinder {

    private final FigureReader figureReader;

    StatisticsMetrics(FigureReader figures) {
        this.figureReader = figures;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("plumbline.statistics.behind", this, StatisticsMetrics::countBehind)
                .register(registry);
    }

    private double countBehind() {
        try {
            return figureReader.readAsOf().behind();
        } catch (DataAccessException e) { // unknown; the other metrics are still reported
            return Double.NaN;
        }
    }
}
