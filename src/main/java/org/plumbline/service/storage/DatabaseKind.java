package org.plumbline.service.storage;

import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Which kind of database the settings name, where that matters: other nodes may be at work on it, or it can tell of changes. */
@Component
public final class DatabaseKind {

    private final String url;

    @Autowired
    DatabaseKind(Environment environment) {
        this(environment.getProperty("spring.datasource.url", ""));
    }

    /** @param url as JDBC knows it */
    public DatabaseKind(String url) {
        this.url = url;
    }

    /** Whether other processes can have it open. H2 locks its file for the one that has, unless told to serve others. */
    public boolean isShared() {
        String lower = url.toLowerCase(Locale.ROOT);
        boolean embedded =
                lower.startsWith("jdbc:h2:") && !lower.startsWith("jdbc:h2:tcp:") && !lower.startsWith("jdbc:h2:ssl:");
        return !embedded || lower.contains("auto_server=true");
    }

    /** Whether it is PostgreSQL, which can do more than the SQL that both speak. */
    public boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }

    public String url() {
        return url;
    }
}
