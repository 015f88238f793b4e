package org.plumbline.accounts;

import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.plumbline.evidence.AuditLog;
import org.plumbline.web.Passwords;
import org.plumbline.web.RequestRefused;
import org.plumbline.web.Role;
import org.plumbline.web.Settings;
import org.plumbline.web.Users;
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
import org.springframework.core.NestedExceptionUtils;

/**
 * The users of a stopped service, on the command line: no web server, no rules taken in. Whoever may write the data folder
 * may do everything here, and the log says {@link #ACTOR}.
 */
public final class UserCommand implements AutoCloseable {

    /** Makes a user with the name that follows; the password comes from the terminal or standard input. */
    public static final String OPTION = "--plumbline.add-user=";

    /** Followed by names of roles with commas between. */
    private static final String ROLES = "--plumbline.roles=";

    /** Who did it, as the log has it: somebody at the command line. */
    public static final String ACTOR = "command-line";

    private final ConfigurableApplicationContext context;

    private UserCommand(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Opens the database that the settings name, and brings it up to date.
     *
     * @param settings options of the service such as {@code --plumbline.data-dir=…}
     * @throws RuntimeException where it cannot be opened: another process has it, for instance
     */
    public static UserCommand open(List<String> settings) {
        return new UserCommand(new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties(
                        "logging.level.root=warn",
                        "spring.main.lazy-initialization=true",
                        "spring.main.register-shutdown-hook=false")
                .run(settings.toArray(String[]::new)));
    }

    public UserDesk users() {
        return context.getBean(UserDesk.class);
    }

    @Override
    public void close() {
        context.close();
    }

    /** @return 0 where the user was made, 1 where it was refused, 2 where the database could not be opened */
    public static int run(List<String> arguments) throws IOException {
        return run(arguments, Passwords.fromInput(), System.out, System.err);
    }

    static int run(List<String> arguments, String password, PrintStream out, PrintStream err) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        String named = value(arguments, ROLES);
        try {
            for (String each : named.split(",")) {
                roles.add(Role.valueOf(each.strip().toUpperCase(Locale.ROOT)));
            }
        } catch (IllegalArgumentException unknown) {
            err.println("角色应为 / roles are, with commas between: " + ROLES + List.of(Role.values()));
            return 1;
        }
        try (UserCommand command = open(arguments)) {
            return told(command, value(arguments, OPTION), roles, password, out, err);
        } catch (RuntimeException e) { // whatever it was, nobody was made
            err.println("无法打开数据库，服务可能正在运行；运行中请用“用户”页。 / The database cannot be opened; while the service runs "
                    + "use its page Users.");
            err.println(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            return 2;
        }
    }

    private static int told(
            UserCommand command, String name, Set<Role> roles, String password, PrintStream out, PrintStream err) {
        try {
            command.users().create(name, roles, password, false, ACTOR);
        } catch (RequestRefused refused) {
            err.println(command.told(refused));
            return 1;
        }
        out.println("已建立用户 / user made: " + name + " " + roles);
        return 0;
    }

    /** The refusal in both languages. */
    public String told(RequestRefused refused) {
        return refused.told(context);
    }

    private static String value(List<String> arguments, String option) {
        return arguments.stream()
                .filter(each -> each.startsWith(option))
                .map(each -> each.substring(option.length()))
                .findFirst()
                .orElse("");
    }

    /** What this needs and nothing more. Not a component: the service must not find it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration.class
    })
    @EnableConfigurationProperties(Settings.class)
    @Import({UserDesk.class, AuditLog.class, Users.class})
    static class Parts {}
}
