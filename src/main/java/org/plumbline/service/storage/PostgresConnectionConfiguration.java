package org.plumbline.service.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What connections to PostgreSQL are opened with, where the settings or the address do not say otherwise. H2 refuses properties
 * that it does not know, so that they cannot stand in {@code application.yaml}.
 */
@Configuration(proxyBeanMethods = false)
class PostgresConnectionConfiguration {

    private static final Map<String, String> PROPERTIES = Map.of(
            "ApplicationName",
            "plumbline",
            // a group of evaluations is a few statements of many rows
            "reWriteBatchedInserts",
            "true",
            // a server that vanished: the statement's own limit and then some
            "connectTimeout",
            "5",
            "socketTimeout",
            "40",
            "tcpKeepAlive",
            "true",
            // nothing that is asked takes so long; a node that stopped within a transaction must not hold the others up
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

    /** A migration takes as long as it takes: on connections without those limits. */
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
