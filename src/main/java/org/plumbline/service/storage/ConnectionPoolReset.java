package org.plumbline.service.storage;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Closes every connection once storage has failed. H2 closes its database if a write fails, and opens it again only when there
 * is no connection left to the closed one; such a connection still reports itself as valid.
 */
@Component
public final class ConnectionPoolReset {

    private final DataSource connections;

    public ConnectionPoolReset(DataSource connections) {
        this.connections = connections;
    }

    /** Resets the pool after this failure; does nothing if storage did not cause it. */
    public void evictConnectionsAfter(RuntimeException failure) {
        if (!StorageErrors.isUnavailable(failure)) {
            return;
        }
        try {
            if (connections.isWrapperFor(HikariDataSource.class)) {
                HikariPoolMXBean pool =
                        connections.unwrap(HikariDataSource.class).getHikariPoolMXBean();
                if (pool != null) {
                    pool.softEvictConnections();
                }
            }
        } catch (SQLException e) { // it only unwraps, without a call to the database
            throw new IllegalStateException(e);
        }
    }
}
