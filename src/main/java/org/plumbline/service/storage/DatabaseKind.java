package org.plumbline.service.storage;

import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The kind of database in the settings, for features that depend on it: other nodes, and notifications. */
@Component
public final class DatabaseKind {

    private final String url;

    @Autowired
    DatabaseKind(Environment environment) {
        this(environment.getProperty("spring.datasource.url", ""));
    }

    /** @param url JDBC URL */
    public DatabaseKind(String url) {
        this.url = url;
    }

    /** Whether other processes can have it open. H2 locks its file, unless configured as a server. */
    public boolean isShared() {
        String lower = url.toLowerCase(Locale.ROOT);
        boolean embedded =
                lower.startsWith("jdbc:h2:") && !lower.startsWith("jdbc:h2:tcp:") && !lower.startsWith("jdbc:h2:ssl:");
        return !embedded || lower.contains("auto_server=true");
    }

    /** Whether it is a file of H2 that only this process has open. */
    boolean isFile() {
        return url.startsWith("jdbc:h2:file:") && !isShared();
    }

    /** Whether it is PostgreSQL, which supports more than the SQL common to both. */
    public boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }

    /** Where Flyway finds the migrations of this database, as {@code spring.flyway.locations} says. */
    public String[] migrationLocations() {
        return new String[] {"classpath:db/migration", isPostgres() ? "classpath:db/postgresql" : "classpath:db/h2"};
    }

    public String url() {
        return url;
    }
}
