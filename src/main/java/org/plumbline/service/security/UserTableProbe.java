package org.plumbline.service.security;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.springframework.core.env.Environment;

/** Looks for users in the database before the service opens it. */
final class UserTableProbe {

    /** Error codes of H2 and PostgreSQL: there is no such database, or it is older than the table. */
    private static final Set<String> NOT_THERE = Set.of("90146", "90013", "42S02", "42S04", "42P01", "3D000");

    private UserTableProbe() {}

    /** @throws IllegalStateException if the database cannot be read; no assumption is made then */
    static boolean hasNoUsers(Environment environment) {
        String url = environment.getProperty("spring.datasource.url");
        if (url == null) {
            return true;
        }
        // H2 would create a database if there is none
        String asked = url.startsWith("jdbc:h2:file:") ? url + ";IFEXISTS=TRUE" : url;
        try (Connection connection = DriverManager.getConnection(
                        asked,
                        environment.getProperty("spring.datasource.username"),
                        environment.getProperty("spring.datasource.password", ""));
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from service_user")) {
            count.next();
            return count.getInt(1) == 0;
        } catch (SQLException e) {
            if (NOT_THERE.contains(String.valueOf(e.getSQLState())) || NOT_THERE.contains("" + e.getErrorCode())) {
                return true;
            }
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
