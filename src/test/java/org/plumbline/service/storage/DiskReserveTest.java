package org.plumbline.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

class DiskReserveTest {

    private static final DataSource MEMORY = new DriverManagerDataSource("jdbc:h2:mem:");

    @TempDir
    private Path folder;

    private DataSource guarded(String url, String reserve) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("spring.datasource.url", url)
                .withProperty(
                        "plumbline.data-dir", folder.resolve("not/made/yet").toString())
                .withProperty("plumbline.disk-reserve", reserve);
        return (DataSource) new DiskReserveGuard(environment).postProcessAfterInitialization(MEMORY, "dataSource");
    }

    @Test
    void withRoomOnTheDiskThereIsAConnection() throws SQLException {
        try (Connection connection =
                guarded("jdbc:h2:file:./data/plumbline", "1MB").getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void withoutRoomStorageIsUnavailable() {
        DataSource full = guarded("jdbc:h2:file:./data/plumbline", "1000000GB");
        assertThatThrownBy(full::getConnection)
                .isInstanceOf(DiskReserveGuard.DiskReserveException.class)
                .matches(StorageErrors::isUnavailable);
    }

    @Test
    void theDiskReserveIgnoresARemoteDatabase() {
        assertThat(guarded("jdbc:postgresql://db/plumbline", "1000000GB")).isSameAs(MEMORY);
    }
}
