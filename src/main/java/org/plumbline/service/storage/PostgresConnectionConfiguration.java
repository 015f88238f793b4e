package org.plumbline.service.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Default properties of connections to PostgreSQL, unless the settings or the URL have others. H2 rejects unknown
 * properties, so they cannot be in {@code application.yaml}.
 */
@Configuration(proxyBeanMethods = false)
class PostgresConnectionConfiguration {

    private static final Map<String, String> PROPERTIES = Map.of(
            "ApplicationName",
            "plumbline",
            // a group of evaluations is a few statements of many rows
            "reWriteBatchedInserts",
            "true",
            // a server that vanished: the statement's own timeout and a margin
            "connectTimeout",
            "5",
            "socketTimeout",
            "40",
            "tcpKeepAlive",
            "true",
            // no statement takes so long; a node suspended within a transaction must not block the others
            "options",
            "-c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=20s");

    @Bean
    static BeanPostProcessor postgresProperties() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool && isPostgres(pool)) {
                    PROPERTIES.forEach(
                            (key, value) -> pool.getDataSourceProperties().putIfAbsent(key, value));
                }
                return bean;
            }
        };
    }

    /** Migrations have no time limit: they use connections without these timeouts. */
    @Bean
    static FlywayConfigurationCustomizer migrationsWithoutLimits() {
        return flyway -> {
            if (flyway.getDataSource() instanceof HikariDataSource pool && isPostgres(pool)) {
                flyway.dataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
            }
        };
    }

    private static boolean isPostgres(HikariDataSource pool) {
        return pool.getJdbcUrl() != null && new DatabaseKind(pool.getJdbcUrl()).isPostgres();
    }
}
