package org.plumbline.service.rulesets;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.plumbline.service.storage.DatabaseKind;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/**
 * Waits for PostgreSQL's word (LISTEN) that rules were published or retired, on a connection of its own, which is made again
 * when it is lost. Elsewhere it only waits. A word can be missed, so whoever waits looks for himself all the same.
 */
final class PublicationListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PublicationListener.class);
    private static final String CHANNEL = "plumbline_rules";

    /** In the transaction that publishes: told when it is committed. */
    static final String TELL = "select pg_notify('" + CHANNEL + "', '')";

    /** Before a lost connection is made again. */
    private static final long RECONNECT_AFTER_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** Between two looks whether a silent connection is alive. */
    private static final long ALIVE = TimeUnit.SECONDS.toNanos(10);

    private final DatabaseKind database;
    private final Properties properties = new Properties();
    private Connection connection;
    private long connectAt = System.nanoTime();
    private long checkAt;

    PublicationListener(DatabaseKind database, Environment environment) {
        this.database = database;
        properties.setProperty("user", environment.getProperty("spring.datasource.username", ""));
        properties.setProperty("password", environment.getProperty("spring.datasource.password", ""));
        properties.setProperty("ApplicationName", "plumbline-publications");
        properties.setProperty("connectTimeout", "1"); // s: whoever calls has to look for himself meanwhile
        properties.setProperty("loginTimeout", "1");
        properties.setProperty("tcpKeepAlive", "true");
    }

    /** Returns when there may be news, and after so many milliseconds at the latest. */
    void awaitNotification(int millis) throws InterruptedException {
        if (database.isPostgres() && ensureConnected()) {
            try {
                connection.unwrap(PGConnection.class).getNotifications(millis);
                if (System.nanoTime() - checkAt > 0) {
                    checkAt = System.nanoTime() + ALIVE;
                    if (!connection.isValid(1)) {
                        throw new SQLException("it does not answer");
                    }
                }
                return;
            } catch (SQLException e) {
                LOG.warn("PostgreSQL no longer tells of publications, they are asked for: {}", e.getMessage());
                close();
            }
        }
        Thread.sleep(millis);
    }

    private boolean ensureConnected() {
        if (connection != null) {
            return true;
        }
        if (System.nanoTime() - connectAt < 0) {
            return false;
        }
        connectAt = System.nanoTime() + RECONNECT_AFTER_NANOS;
        try {
            connection = DriverManager.getConnection(database.url(), properties);
            try (Statement listen = connection.createStatement()) {
                listen.execute("listen " + CHANNEL);
            }
            checkAt = System.nanoTime() + ALIVE;
            LOG.info("PostgreSQL tells of publications");
            return true;
        } catch (SQLException e) { // asked for meanwhile; tried again
            LOG.debug("PostgreSQL cannot be listened to: {}", e.getMessage());
            close();
            return false;
        }
    }

    @Override
    public void close() {
        try (Connection lost = connection) {
            connection = null;
        } catch (SQLException e) {
            LOG.debug("a lost connection does not close: {}", e.getMessage());
        }
    }
}
