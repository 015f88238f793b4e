package org.plumbline.service.storage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Rejects a database that a newer program has migrated, where this one cannot work with what was changed. Flyway itself
 * only warns about versions that it does not know. The names of migrations specify it, see docs/decisions/0043.
 */
@Configuration(proxyBeanMethods = false)
public class SchemaVersionCheck {

    /** Usable by each program before it, or by those that know a version. */
    static final Pattern COMPATIBLE = Pattern.compile("expand .+|contract since (\\d{1,9}) .+");

    @Bean
    static FlywayMigrationStrategy migrationOfKnownVersions() {
        return flyway -> {
            requireKnownVersion(flyway);
            flyway.migrate();
        };
    }

    /** @throws NewerSchemaException if a version newer than this program was applied with which it cannot work */
    public static void requireKnownVersion(Flyway flyway) {
        MigrationInfo[] all = flyway.info().all();
        MigrationVersion known = Arrays.stream(all)
                .filter(each -> each.getState().isResolved() && each.getVersion() != null)
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Arrays.stream(all)
                .filter(each -> each.getState().isApplied() && each.getVersion() != null)
                .filter(each -> each.getVersion().compareTo(known) > 0 && !isUsable(each.getDescription(), known))
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .ifPresent(newer -> {
                    throw new NewerSchemaException(newer.getVersion(), known.getVersion());
                });
    }

    /** @param description a migration's name, with spaces for its underscores */
    static boolean isUsable(String description, MigrationVersion known) {
        Matcher matcher = COMPATIBLE.matcher(description);
        return matcher.matches()
                && (matcher.group(1) == null || known.compareTo(MigrationVersion.fromVersion(matcher.group(1))) >= 0);
    }
}
