package org.plumbline.service.storage;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Lets go of every connection once storage has failed. H2 closes its database where a write fails, and opens it again only when
 * nobody holds a connection to the closed one, which still says of itself that it is valid.
 */
@Component
public final class ConnectionPoolReset {

    private final DataSource connections;

    public ConnectionPoolReset(DataSource connections) {
        this.connections = connections;
    }

    /** After this failure; nothing happens where storage had no part in it. */
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
        } catch (SQLException e) { // it says only what it wraps, without asking storage
            throw new IllegalStateException(e);
        }
    }
}
