package org.plumbline.service.accounts;

import java.util.List;
import org.plumbline.service.audit.AuditLog;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.security.UserDirectory;
import org.plumbline.service.settings.Settings;
import org.plumbline.service.storage.SchemaVersionCheck;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The users of a stopped service, for the command line: no web server, no rules imported. Access to the data folder is the
 * only permission needed, and the log records {@link #ACTOR}.
 */
public final class OfflineUserAdministration implements AutoCloseable {

    /** The actor in the log: a user of the command line. */
    public static final String ACTOR = "command-line";

    private final ConfigurableApplicationContext context;

    private OfflineUserAdministration(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Opens the database that the settings name, and brings it up to date.
     *
     * @param settings options of the service such as {@code --plumbline.data-dir=…}
     * @throws RuntimeException if it cannot be opened, for example because another process has it open
     */
    public static OfflineUserAdministration open(List<String> settings) {
        OfflineUserAdministration opened =
                new OfflineUserAdministration(new SpringApplicationBuilder(MinimalContext.class)
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .properties(
                                "logging.level.root=warn",
                                // the command says in one sentence why the database cannot be opened
                                "logging.level.org.springframework.boot=off",
                                "logging.level.com.zaxxer.hikari=off",
                                "spring.main.lazy-initialization=true",
                                "spring.main.register-shutdown-hook=false")
                        .run(settings.toArray(String[]::new)));
        try {
            opened.users().list(); // the database itself is opened by the first query
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    public UserService users() {
        return context.getBean(UserService.class);
    }

    @Override
    public void close() {
        context.close();
    }

    /** The rejection in both languages. */
    public String describe(ProblemException refused) {
        return refused.describe(context);
    }

    /** The beans needed here and no others. Not a component: the service must not find it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration.class
    })
    @EnableConfigurationProperties(Settings.class)
    @Import({UserService.class, AuditLog.class, UserDirectory.class, SchemaVersionCheck.class})
    static class MinimalContext {}
}
