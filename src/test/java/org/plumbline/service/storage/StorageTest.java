package org.plumbline.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.UncategorizedSQLException;

class StorageTest {

    private static boolean unavailable(SQLException e) {
        return StorageErrors.isUnavailable(new UncategorizedSQLException("", null, e));
    }

    @Test
    void aFullDiskOrClosedDatabaseCountsAsUnavailable() {
        assertThat(unavailable(new SQLException("", "90028", 90_028))).isTrue();
        assertThat(unavailable(new SQLException("", "90098", 90_098))).isTrue();
        assertThat(unavailable(new SQLException("disk full", "53100"))).isTrue();
        assertThat(unavailable(new SQLException("terminated by an administrator", "57P01")))
                .isTrue();
        assertThat(unavailable(new SQLException("no connection", "08006"))).isTrue();
    }

    @Test
    void aBatchFailureIsRecognizedAsUnavailable() {
        BatchUpdateException batch = new BatchUpdateException("", "HY000", new int[0]);
        batch.setNextException(new SQLException("", "90031", 90_031));
        assertThat(unavailable(batch)).isTrue();
    }

    @Test
    void aConnectionClosedByThePoolCountsAsUnavailable() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:h2:mem:");
            Connection connection = pool.getConnection();
            connection.setAutoCommit(false);
            connection.close(); // as the pool does with one that broke
            assertThat(unavailable(catchThrowableOfType(SQLException.class, connection::rollback)))
                    .isTrue();
        }
    }

    @Test
    void aProgrammingErrorIsNotUnavailableStorage() {
        assertThat(unavailable(new SQLException("no such column", "42S22", 42_122)))
                .isFalse();
        assertThat(unavailable(new SQLException("general error", "HY000", 50_000)))
                .isFalse();
        assertThat(StorageErrors.isUnavailable(new IllegalStateException())).isFalse();
    }
}
