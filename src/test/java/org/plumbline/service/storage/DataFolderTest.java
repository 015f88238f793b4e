package org.plumbline.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.service.settings.InvalidSettingException;
import org.springframework.mock.env.MockEnvironment;

class DataFolderTest {

    @TempDir
    Path folder;

    private final MockEnvironment environment =
            new MockEnvironment().withProperty("spring.datasource.url", "jdbc:h2:file:x/plumbline");

    private InvalidSettingException refusal(String setting) {
        environment.setProperty("plumbline.data-dir", setting);
        return catchThrowableOfType(InvalidSettingException.class, () -> {
            DataFolder.check(environment);
            DataFolder.make(environment);
        });
    }

    @Test
    void aMissingDataFolderIsCreated() {
        Path inner = folder.resolve("a/b");
        assertThat(refusal(inner.toString())).isNull();
        assertThat(inner).isEmptyDirectory();
    }

    @Test
    void checkingTheDataFolderDoesNotCreateIt() {
        Path inner = folder.resolve("a/b");
        environment.setProperty("plumbline.data-dir", inner.toString());
        DataFolder.check(environment);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileIsNoDataFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        for (Path each : new Path[] {file, file.resolve("below")}) {
            InvalidSettingException refused = refusal(each.toString());
            assertThat(refused.setting()).isEqualTo("plumbline.data-dir=" + each);
            assertThat(refused.remedy().zh()).contains("可以写入");
        }
    }

    @Test
    void theDataFolderIsAbsoluteOrBeginsWithADot() {
        assertThat(refusal("no-such-folder").reason().en()).contains("absolute");
        assertThat(Path.of("no-such-folder")).doesNotExist();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onlyItsOwnerMayReadANewDataFolder() throws IOException {
        Path fresh = folder.resolve("fresh");
        assertThat(refusal(fresh.toString())).isNull();
        assertThat(permissions(fresh)).isEqualTo("rwx------");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void permissionsOfAnExistingDataFolderAreRestricted() throws IOException {
        Path database = Files.createFile(folder.resolve("plumbline.mv.db"));
        Path backup = Files.createFile(
                Files.createDirectories(folder.resolve("backups")).resolve("plumbline-1.zip"));
        Path other = Files.createFile(folder.resolve("application.yaml"));
        for (Path each : List.of(database, backup, other)) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rw-r--r--"));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(refusal(folder.toString())).isNull();
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(database)).isEqualTo("rw-------");
        assertThat(permissions(backup)).isEqualTo("rw-------");
        assertThat(permissions(other)).isEqualTo("rw-r--r--");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void anotherDatabaseNeedsNone() {
        environment.setProperty("spring.datasource.url", "jdbc:postgresql://localhost/x");
        environment.setProperty("plumbline.data-dir", "data");
        assertThatCode(() -> DataFolder.check(environment)).doesNotThrowAnyException();
    }
}
