package org.plumbline.service.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The number of entries that are recorded and not chained; counted at each scrape. */
@Component
final class AuditLogMetrics implements MeterBinder {

    private final JdbcClient jdbc;

    AuditLogMetrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("plumbline.log.pending", this, AuditLogMetrics::countPending)
                .register(registry);
    }

    private double countPending() {
        try {
            return jdbc.sql("select count(*) from log_pending")
                    .query(Long.class)
                    .single();
        } catch (DataAccessException e) { // unknown; the other metrics are still reported
            return Double.NaN;
        }
    }
}
