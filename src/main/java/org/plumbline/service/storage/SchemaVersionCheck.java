package org.plumbline.service.storage;

import java.util.Arrays;
import java.util.Comparator;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rejects a database that a newer program has migrated. Flyway itself only warns about versions that it does not know. */
@Configuration(proxyBeanMethods = false)
public class SchemaVersionCheck {

    @Bean
    static FlywayMigrationStrategy migrationOfKnownVersions() {
        return flyway -> {
            requireKnownVersion(flyway);
            flyway.migrate();
        };
    }

    /** @throws NewerSchemaException if a version newer than every migration of this program was applied */
    public static void requireKnownVersion(Flyway flyway) {
        MigrationInfo[] all = flyway.info().all();
        MigrationVersion known = Arrays.stream(all)
                .filter(each -> each.getState().isResolved() && each.getVersion() != null)
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Arrays.stream(all)
                .filter(each -> each.getState().isApplied() && each.getVersion() != null)
                .map(MigrationInfo::getVersion)
                .filter(each -> each.compareTo(known) > 0)
                .max(Comparator.naturalOrder())
                .ifPresent(newer -> {
                    throw new NewerSchemaException(newer.getVersion(), known.getVersion());
                });
    }
}
