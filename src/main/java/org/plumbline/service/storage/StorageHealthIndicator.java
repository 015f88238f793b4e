package org.plumbline.service.storage;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks storage by reading a row: a connection to a closed H2 database still reports itself as valid. */
@Component
final class StorageHealthIndicator implements HealthIndicator {

    private final JdbcClient jdbc;

    StorageHealthIndicator(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Health health() {
        try {
            jdbc.sql("select seq from log_head where id = 1").query(Long.class).single();
            return Health.up().build();
        } catch (DataAccessException e) {
            return Health.down().withDetail("error", e.getClass().getName()).build();
        }
    }
}
