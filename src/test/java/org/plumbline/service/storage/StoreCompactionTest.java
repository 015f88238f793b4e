package org.plumbline.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class StoreCompactionTest {

    private static final int ROWS = 2_000;
    private static final int BYTES = 1_000;

    @TempDir
    Path folder;

    private DataSource open() {
        SyncedFilePath.register();
        return new DriverManagerDataSource(url() + ";WRITE_DELAY=0;RETENTION_TIME=0;COMPRESS=TRUE;DB_CLOSE_DELAY=-1");
    }

    private String url() {
        return "jdbc:h2:file:synced:" + folder.resolve("plumbline").toAbsolutePath();
    }

    private long length() throws IOException {
        return Files.size(folder.resolve("plumbline.mv.db"));
    }

    private static void insertOneByOne(DataSource connections) throws SQLException {
        Random random = new Random(7);
        try (Connection connection = connections.getConnection()) {
            connection.createStatement().execute("create table kept (id uuid primary key, bytes varbinary)");
            connection.createStatement().execute("create index kept_bytes on kept (bytes)");
            try (PreparedStatement insert = connection.prepareStatement("insert into kept values (random_uuid(), ?)")) {
                for (int i = 0; i < ROWS; i++) {
                    byte[] bytes = new byte[BYTES];
                    random.nextBytes(bytes);
                    insert.setBytes(1, bytes);
                    insert.executeUpdate();
                }
            }
        }
    }

    @Test
    void theFileStaysBelowTwiceWhatIsLive() throws Exception {
        DataSource connections = open();
        StoreCompaction compaction = new StoreCompaction(connections, new DatabaseKind(url()));
        assertThat(compaction.isAutoStartup()).isTrue();
        insertOneByOne(connections);
        long live = 2L * ROWS * BYTES; // the index has the bytes once more
        long before = length();
        compaction.start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> length() < 2 * live);
        } finally {
            compaction.stop();
        }
        assertThat(before).isGreaterThan(2 * live);
        JdbcTemplate jdbc = new JdbcTemplate(connections);
        assertThat(jdbc.queryForObject("select count(*) from kept where octet_length(bytes) = ?", Long.class, BYTES))
                .isEqualTo(ROWS);
        jdbc.execute("shutdown");
        assertThat(new JdbcTemplate(open()).queryForObject("select count(distinct bytes) from kept", Long.class))
                .isEqualTo(ROWS);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void writesOfTheDatabaseFileAreSynchronized() throws Exception {
        try (Connection connection = open().getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
            Path file = folder.resolve("plumbline.mv.db").toRealPath();
            try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
                Path descriptor =
                        open.filter(each -> leadsTo(each, file)).findFirst().orElseThrow();
                String flags =
                        Files.readAllLines(Path.of(
                                        "/proc/self/fdinfo",
                                        descriptor.getFileName().toString()))
                                .stream()
                                .filter(line -> line.startsWith("flags:"))
                                .findFirst()
                                .orElseThrow();
                int dataSync = 0010000; // O_DSYNC
                assertThat(Integer.parseInt(flags.substring(6).strip(), 8) & dataSync)
                        .isEqualTo(dataSync);
            }
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return descriptor.toRealPath().equals(file);
        } catch (IOException closed) {
            return false; // the descriptor of the listing itself, or a socket
        }
    }

    @Test
    void otherDatabasesAreNotCompacted() {
        DataSource unused = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1/none");
        assertThat(new StoreCompaction(unused, new DatabaseKind("jdbc:postgresql://127.0.0.1/none")).isAutoStartup())
                .isFalse();
    }
}
