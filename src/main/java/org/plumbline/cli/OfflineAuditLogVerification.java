package org.plumbline.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.service.audit.AuditEntrySource;
import org.plumbline.service.audit.AuditLogReader;
import org.plumbline.service.audit.AuditLogVerification;
import org.plumbline.service.audit.AuditLogVerifier;
import org.plumbline.service.audit.ChainHead;
import org.plumbline.service.storage.DatabaseKind;
import org.plumbline.service.storage.NewerSchemaException;
import org.plumbline.service.storage.SchemaVersionCheck;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;

/** Verifies the log of a stopped service on the command line: no web server, no rules imported, nothing written. */
public final class OfflineAuditLogVerification {

    /** Option to verify the data folder in the settings instead of starting the service. */
    public static final String OPTION = "--plumbline.verify-log";

    /** Option with an exported head. */
    public static final String HEAD = "--plumbline.head=";

    private static final String URL = "spring.datasource.url";

    private static final int INTACT = 0;
    private static final int BROKEN = 1;
    private static final int NOT_VERIFIED = 2;

    private final PrintStream out;
    private final PrintStream err;

    private OfflineAuditLogVerification(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** @return 0 if the log is intact, 1 if it is not, 2 if it could not be verified */
    public static int run(List<String> arguments) {
        return run(arguments, System.out, System.err);
    }

    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        return new OfflineAuditLogVerification(out, err).verify(arguments);
    }

    private int verify(List<String> arguments) {
        String exported = arguments.stream()
                .filter(each -> each.startsWith(HEAD))
                .map(each -> each.substring(HEAD.length()))
                .findFirst()
                .orElse(null);
        ChainHead head = exported == null ? null : ChainHead.parse(exported).orElse(null);
        if (exported != null && head == null) {
            err.println("链尾应为 <条数>:<sha256>。 / A head reads <entries>:<sha256>: " + HEAD + exported);
            return NOT_VERIFIED;
        }
        try (ConfigurableApplicationContext context = start(arguments)) {
            SchemaVersionCheck.requireKnownVersion(Flyway.configure()
                    .dataSource(context.getBean(DataSource.class))
                    .locations(new DatabaseKind(context.getEnvironment().getProperty(URL, "")).migrationLocations())
                    .load());
            return printReport(context.getBean(AuditLogVerifier.class).verify(head));
        } catch (NewerSchemaException e) {
            err.println(e.getMessage());
            return NOT_VERIFIED;
        } catch (RuntimeException e) { // whatever it was, nothing is verified
            err.println("无法核验：数据目录不存在、正被使用，或其中没有审计日志。 / Not verified: the data folder does not exist, is in use, or "
                    + "has no audit log.");
            err.println(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            return NOT_VERIFIED;
        }
    }

    private static ConfigurableApplicationContext start(List<String> arguments) {
        return new SpringApplicationBuilder(MinimalContext.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .initializers(OfflineAuditLogVerification::requireExistingDatabase)
                .properties("logging.level.root=warn", "spring.main.lazy-initialization=true")
                .run(arguments.toArray(String[]::new));
    }

    /** H2 would create a database if there is none. */
    private static void requireExistingDatabase(ConfigurableApplicationContext context) {
        String url = context.getEnvironment().getProperty(URL, "");
        if (url.startsWith("jdbc:h2:file:")) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("verify", Map.of(URL, url + ";IFEXISTS=TRUE")));
        }
    }

    private int printReport(AuditLogVerification found) {
        Bilingual size = new Bilingual(
                "已核验 " + found.head().entries() + " 条登记，另有 " + found.pending() + " 条待入链；用时 " + found.millis() + " 毫秒",
                found.head().entries() + " entries verified, and " + found.pending() + " not chained yet; "
                        + found.millis() + " ms");
        out.println(size.zh() + " / " + size.en());
        out.println(found.head().head() + " " + found.head().at());
        found.breaks().forEach(each -> out.println(each.text()));
        out.println(
                found.intact()
                        ? "审计日志完好 / the audit log is intact"
                        : "审计日志有问题，首处：" + found.firstBroken().text());
        if (found.remark() != null) {
            out.println(found.remark());
        }
        return found.intact() ? INTACT : BROKEN;
    }

    /** The beans needed here and no others. Not a component: the service must not find it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = "org.plumbline",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {AuditLogVerifier.class, AuditLogReader.class, AuditEntrySource.class}))
    static class MinimalContext {}
}
