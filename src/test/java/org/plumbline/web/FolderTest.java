package org.plumbline.web;

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
    void readsTheFolderWhereThereIsOne() throws IOException {
        Path tables = Files.createDirectories(folder.resolve("规则 一+").resolve("tables"));
        Files.writeString(tables.resolve("甲 100%+.xlsx"), "x");
        Files.writeString(tables.resolve("~$甲.xlsx"), "lock");
        Files.writeString(tables.resolve(".hidden.xlsx"), "h");
        Files.writeString(tables.resolve("notes.txt"), "n");
        assertThat(Folder.of(folder.resolve("规则 一+"), "rules").files("tables/*.xlsx"))
                .containsOnlyKeys("tables/甲 100%+.xlsx");
    }

    @Test
    void fallsBackToTheCopyInTheJar() {
        Folder shipped = Folder.of(folder.resolve("none"), "samples");
        assertThat(shipped.onDisk()).isFalse();
        assertThat(shipped.files("*/submission.json")).containsKey("dachang-2020-dept/submission.json");
    }

    @Test
    void anEmptyFolderIsEmpty() {
        assertThat(Folder.of(folder, "rules").files("decision-tables/*.xlsx")).isEmpty();
    }
}
