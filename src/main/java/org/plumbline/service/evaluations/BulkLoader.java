package org.plumbline.service.evaluations;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.plumbline.service.audit.AuditLog;
import org.plumbline.service.settings.Settings;
import org.plumbline.service.storage.CopyInsertJdbcTemplate;
import org.plumbline.service.storage.DatabaseKind;
import org.plumbline.service.storage.SchemaVersionCheck;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Stores what a bulk job scored, for the command line: no web server, no rules imported. Every evaluation goes through
 * {@link EvaluationStore}, so that it has the same rows and log entry as one that the service scored.
 */
public final class BulkLoader implements AutoCloseable {

    /** The actor in the log: a user of the command line. */
    public static final String ACTOR = "command-line";

    private final ConfigurableApplicationContext context;
    private final JdbcTemplate jdbc;
    private final EvaluationStore evaluationStore;

    /** @param context closed with this */
    public BulkLoader(ConfigurableApplicationContext context, JdbcTemplate jdbc, EvaluationStore evaluationStore) {
        this.context = context;
        this.jdbc = jdbc;
        this.evaluationStore = evaluationStore;
    }

    /** The loader that stores through this JDBC client. */
    public static EvaluationStore createStore(JdbcTemplate jdbc, ApplicationContext context) {
        return new EvaluationStore(
                jdbc,
                new FiscalYearPartitions(
                        jdbc, new DatabaseKind(context.getEnvironment().getProperty("spring.datasource.url", ""))),
                new SearchIndexWriter(jdbc),
                new IdempotencyStore(jdbc, context.getBean(Settings.class)),
                new AuditLog(jdbc),
                context.getBean(PlatformTransactionManager.class));
    }

    /**
     * Opens the database that the settings name, and migrates it. Running nodes on PostgreSQL are not affected.
     *
     * @param settings options of the service such as {@code --spring.datasource.url=…}
     * @throws RuntimeException if it cannot be opened, for example because a service has the H2 file open
     */
    public static BulkLoader open(List<String> settings) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(MinimalContext.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties(
                        "logging.level.root=warn",
                        "spring.main.lazy-initialization=true",
                        "spring.main.register-shutdown-hook=false")
                .run(settings.toArray(String[]::new));
        JdbcTemplate copying =
                new CopyInsertJdbcTemplate(context.getBean(JdbcTemplate.class).getDataSource());
        return new BulkLoader(context, copying, createStore(copying, context));
    }

    /** Ids of all versions that were ever published, by the SHA-256 of their rule sets. */
    public Map<String, Long> readVersionIds() {
        Map<String, Long> versions = new HashMap<>();
        jdbc.query(
                "select id, rule_set_sha256 from rule_set_version where publication is not null order by publication",
                row -> {
                    versions.put(row.getString("rule_set_sha256"), row.getLong("id"));
                });
        return versions;
    }

    /** How many lines were stored by this call, and how many had been stored before. */
    public record LoadCounts(int saved, int known) {}

    /**
     * Stores all lines or, if it throws, none. Called from several threads with different lines.
     *
     * @param lines id, packed submission and packed canonical evaluation, with tabs between, the latter two in Base64
     * @param versions see {@link #readVersionIds()}
     * @param bulk SHA-256 of the bundle
     * @throws IllegalArgumentException if a line is malformed or damaged, or names an unknown rule set
     */
    public LoadCounts load(List<String> lines, Map<String, Long> versions, String bulk) {
        Map<UUID, String[]> parts = new HashMap<>();
        for (String line : lines) {
            String[] three = line.split("\t", -1);
            if (three.length != 3) {
                throw new IllegalArgumentException("malformed line in a loadable file: " + abbreviate(line));
            }
            parts.put(UUID.fromString(three[0]), three);
        }
        Set<UUID> known = findExisting(parts.keySet());
        List<EvaluationStore.PreparedEvaluation> ready = new ArrayList<>();
        parts.forEach((id, three) -> {
            if (!known.contains(id)) {
                ready.add(prepare(id, three, versions, bulk));
            }
        });
        evaluationStore.save(ready, () -> {});
        return new LoadCounts(ready.size(), lines.size() - ready.size());
    }

    private EvaluationStore.PreparedEvaluation prepare(
            UUID id, String[] three, Map<String, Long> versions, String bulk) {
        Base64.Decoder base64 = Base64.getDecoder();
        try {
            return evaluationStore.prepare(
                    id,
                    base64.decode(three[1]),
                    base64.decode(three[2]),
                    sha256 -> {
                        Long version = versions.get(sha256);
                        if (version == null) {
                            throw new IllegalArgumentException(
                                    "no version was ever published with the rule set " + sha256);
                        }
                        return version;
                    },
                    ACTOR,
                    bulk);
        } catch (IllegalStateException damaged) {
            throw new IllegalArgumentException(id + ": " + damaged.getMessage(), damaged);
        }
    }

    private Set<UUID> findExisting(Set<UUID> ids) {
        String places = "?, ".repeat(ids.size() - 1) + "?";
        return new HashSet<>(
                jdbc.queryForList("select id from evaluation where id in (" + places + ")", UUID.class, ids.toArray()));
    }

    private static String abbreviate(String line) {
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }

    @Override
    public void close() {
        context.close();
    }

    /** The beans needed here and no others. Not a component: the service must not find it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    @EnableConfigurationProperties(Settings.class)
    @Import(SchemaVersionCheck.class)
    static class MinimalContext {}
}
