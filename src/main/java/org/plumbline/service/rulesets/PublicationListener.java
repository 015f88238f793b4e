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
 * Waits for PostgreSQL's notification (LISTEN) that rules were published or retired, on its own connection, which is reopened
 * if it is lost. With other databases it only waits. A notification can be lost, so callers must check the table regularly.
 */
final class PublicationListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PublicationListener.class);
    private static final String CHANNEL = "plumbline_rules";

    /** Executed in the transaction that publishes; sent when it commits. */
    static final String NOTIFY = "select pg_notify('" + CHANNEL + "', '')";

    /** Delay before a lost connection is reopened. */
    private static final long RECONNECT_AFTER_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** Interval between checks that a silent connection is alive. */
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
        properties.setProperty("connectTimeout", "1"); // s: the caller has to check the table meanwhile
        properties.setProperty("loginTimeout", "1");
        properties.setProperty("tcpKeepAlive", "true");
    }

    /** Returns when there may be news, and after this many milliseconds at the latest. */
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
                LOG.warn(
                        "PostgreSQL no longer sends notifications of publications, polling instead: {}",
                        e.getMessage());
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
            LOG.info("listening for PostgreSQL's notifications of publications");
            return true;
        } catch (SQLException e) { // polled meanwhile; retried
            LOG.debug("cannot listen for PostgreSQL's notifications: {}", e.getMessage());
            close();
            return false;
        }
    }

    @Override
    public void close() {
        try (Connection lost = connection) {
            connection = null;
        } catch (SQLException e) {
            LOG.debug("a lost connection cannot be closed: {}", e.getMessage());
        }
    }
}
