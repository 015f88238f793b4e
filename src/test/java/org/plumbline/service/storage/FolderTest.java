package org.plumbline.service.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {

    @TempDir
    private Path folder;

    @Test
    void aResourceFolderReadsFromDiskWherePresent() throws IOException {
        Path tables = Files.createDirectories(folder.resolve("规则 一+").resolve("tables"));
        Files.writeString(tables.resolve("甲 100%+.xlsx"), "x");
        Files.writeString(tables.resolve("~$甲.xlsx"), "lock");
        Files.writeString(tables.resolve(".hidden.xlsx"), "h");
        Files.writeString(tables.resolve("notes.txt"), "n");
        assertThat(ResourceFolder.of(folder.resolve("规则 一+"), "rules").readFiles("tables/*.xlsx"))
                .containsOnlyKeys("tables/甲 100%+.xlsx");
    }

    @Test
    void aResourceFolderFallsBackToTheJar() {
        ResourceFolder shipped = ResourceFolder.of(folder.resolve("none"), "samples");
        assertThat(shipped.isOnDisk()).isFalse();
        assertThat(shipped.readFiles("*/submission.json")).containsKey("dachang-2020-dept/submission.json");
    }

    @Test
    void anEmptyResourceFolderHasNoFiles() {
        assertThat(ResourceFolder.of(folder, "rules").readFiles("decision-tables/*.xlsx"))
                .isEmpty();
    }
}
