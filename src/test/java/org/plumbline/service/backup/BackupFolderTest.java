package org.plumbline.service.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.settings.Settings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class BackupFolderTest {

    private static final String NAME = "plumbline-20301231T235959000Z.zip";

    @TempDir
    Path data;

    private Settings settings(String reserve) {
        return new Binder(new MapConfigurationPropertySource(
                        Map.of("plumbline.data-dir", data.toString(), "plumbline.disk-reserve", reserve)))
                .bind("plumbline", Settings.class)
                .get();
    }

    private BackupFolder folder() {
        return new BackupFolder(settings("1MB"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("backups"))) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }

    @Test
    void aBackupHasItsNameOnlyWhenItIsWhole() throws IOException {
        BackupFolder folder = folder();
        folder.create(NAME, file -> {
            Files.writeString(file, "half");
            assertThat(names()).containsExactly(NAME + BackupFolder.UNFINISHED);
            Files.writeString(file, "whole");
        });
        assertThat(names()).containsExactly(NAME);
        assertThat(data.resolve("backups").resolve(NAME)).hasContent("whole");
    }

    @Test
    void aFailedBackupLeavesNothingThatLooksWhole() throws IOException {
        BackupFolder folder = folder();
        assertThatThrownBy(() -> folder.create(NAME, file -> {
                    Files.writeString(file, "half");
                    throw new UncheckedIOException(new IOException("no space left"));
                }))
                .hasMessageContaining("no space left");
        assertThat(names()).doesNotContain(NAME);
    }

    @Test
    void whatAKilledBackupLeftIsRemovedAtTheNextStartAndTheNextBackup() throws IOException {
        Path left =
                Files.createDirectories(data.resolve("backups")).resolve("plumbline-1.zip" + BackupFolder.UNFINISHED);
        Files.writeString(left, "half");
        folder().afterPropertiesSet();
        assertThat(names()).isEmpty();
        Files.writeString(left, "half");
        folder().create(NAME, file -> Files.writeString(file, "whole"));
        assertThat(names()).containsExactly(NAME);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onlyItsOwnerMayReadABackup() throws IOException {
        Path file = folder().create(NAME, each -> Files.writeString(each, "whole"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aBackupDoesNotTakeTheDiskReserve() {
        JdbcTemplate memory = new JdbcTemplate(new DriverManagerDataSource("jdbc:h2:mem:"));
        BackupController backups = new BackupController(memory, folder(), settings("1000000GB"));
        assertThatThrownBy(backups::backUp)
                .isInstanceOfSatisfying(ProblemException.class, rejected -> assertThat(rejected.kind())
                        .isEqualTo(ProblemKind.DISK_FULL));
        assertThat(data.resolve("backups")).isEmptyDirectory();
    }
}
