package org.plumbline.service.http;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.plumbline.service.storage.DatabaseKind;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * An empty database for one test or one service: a file of H2, or, with {@code -Dplumbline.test.database=postgresql}, a schema
 * of its own in the database that PLUMBLINE_TEST_POSTGRES names.
 */
public final class TestDatabase {

    public static final boolean ON_POSTGRES = "postgresql".equals(System.getProperty("plumbline.test.database"));

    static final String SERVER =
            System.getenv().getOrDefault("PLUMBLINE_TEST_POSTGRES", "jdbc:postgresql://127.0.0.1:5432/plumbline_test");

    /** Of the role on PostgreSQL, and its password. */
    private static final String ROLE = "plumbline_test";

    private static final List<String> SCHEMAS = new ArrayList<>();

    static {
        if (ON_POSTGRES) {
            Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::removeSchemas));
        }
    }

    private final DriverManagerDataSource connections;

    private TestDatabase(DriverManagerDataSource connections) {
        this.connections = connections;
    }

    /** @param folder for the file of H2 */
    public static TestDatabase in(Path folder) {
        return new TestDatabase(
                ON_POSTGRES
                        ? schema()
                        : new DriverManagerDataSource(
                                "jdbc:h2:file:" + folder.resolve("plumbline").toAbsolutePath()
                                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1",
                                "plumbline",
                                ""));
    }

    static DataSource server() {
        return new DriverManagerDataSource(SERVER, ROLE, ROLE);
    }

    private static DriverManagerDataSource schema() {
        String schema = "t" + UUID.randomUUID().toString().replace("-", "");
        new JdbcTemplate(server()).execute("create schema " + schema);
        synchronized (SCHEMAS) {
            SCHEMAS.add(schema);
        }
        return new DriverManagerDataSource(
                SERVER + "?currentSchema=" + schema + "&ApplicationName=" + schema, ROLE, ROLE);
    }

    private static void removeSchemas() {
        JdbcTemplate jdbc = new JdbcTemplate(server());
        synchronized (SCHEMAS) {
            for (String schema : SCHEMAS) {
                terminate(jdbc, schema);
                jdbc.execute("drop schema " + schema + " cascade");
            }
        }
    }

    private static void terminate(JdbcTemplate jdbc, String schema) {
        jdbc.queryForList(
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = ?", schema);
    }

    public DataSource connections() {
        return connections;
    }

    public String[] migrationLocations() {
        return new DatabaseKind(connections.getUrl()).migrationLocations();
    }

    /** With all its tables. */
    public TestDatabase migrated() {
        Flyway.configure()
                .dataSource(connections)
                .locations(migrationLocations())
                .load()
                .migrate();
        return this;
    }

    /** The settings with which a service uses it. */
    public String[] settings() {
        return new String[] {
            "spring.datasource.url=" + connections.getUrl(),
            "spring.datasource.username=" + connections.getUsername(),
            "spring.datasource.password=" + connections.getPassword()
        };
    }

    /** Cuts every transaction off where it is, as a killed process does. */
    public void kill() throws SQLException {
        if (ON_POSTGRES) {
            terminate(new JdbcTemplate(server()), schemaName());
        } else {
            closeFile("shutdown immediately");
        }
    }

    /** Lets another process open it. */
    public void release() throws SQLException {
        if (!ON_POSTGRES) {
            closeFile("shutdown");
        }
    }

    private void closeFile(String how) throws SQLException {
        try (Connection connection = connections.getConnection()) {
            connection.createStatement().execute(how);
        } catch (SQLException closed) {
            if (closed.getErrorCode() != 90_121) { // it is closed, as it should be
                throw closed;
            }
        }
    }

    private String schemaName() {
        String url = connections.getUrl();
        return url.substring(url.lastIndexOf('=') + 1);
    }
}
