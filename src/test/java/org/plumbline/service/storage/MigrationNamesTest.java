package org.plumbline.service.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The name of a migration says which older programs can work with it, and one that expands changes nothing that they use. */
class MigrationNamesTest {

    /** The newest that was made before names said so. */
    private static final int LAST_WITHOUT = 43;

    private static final Pattern FILE = Pattern.compile("V(\\d+)__(\\w+)\\.sql");
    private static final Pattern BREAKING = Pattern.compile(
            "\\bdrop\\b|\\brename\\b|\\bset not null\\b|\\balter column\\b|\\bdelete\\b|\\btruncate\\b|\\bupdate\\b"
                    + "|\\badd column\\b(?![^;]*\\bdefault\\b)[^;]*\\bnot null\\b|\\badd constraint\\b",
            Pattern.CASE_INSENSITIVE);

    private static boolean isBreaking(String sql) {
        return BREAKING.matcher(sql.replaceAll("--.*", "")).find();
    }

    @Test
    void eachMigrationIsNamedByTheProgramsThatCanUseItAndAnExpandingOneBreaksNothing() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/db"))) {
            List<Path> migrations =
                    files.filter(each -> each.toString().endsWith(".sql")).toList();
            assertThat(migrations).isNotEmpty().allSatisfy(file -> {
                Matcher name = FILE.matcher(file.getFileName().toString());
                assertThat(name.matches()).isTrue();
                if (Integer.parseInt(name.group(1)) > LAST_WITHOUT) {
                    String description = name.group(2).replace('_', ' ');
                    assertThat(description).matches(SchemaVersionCheck.COMPATIBLE);
                    assertThat(description.startsWith("expand ") && isBreaking(Files.readString(file)))
                            .isFalse();
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table a;",
                "alter table a rename to b;",
                "alter table a alter column b set not null;",
                "alter table a add column b integer not null;",
                "alter table a add constraint c check (b > 0);",
                "update a set b = 1;",
                "create table a (b integer);\nDELETE from c;"
            })
    void aStatementThatChangesWhatOlderProgramsUseIsBreaking(String sql) {
        assertThat(isBreaking(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table a (b integer not null); -- drop is a word here",
                "alter table a add column b integer;",
                "alter table a add column b integer default 0 not null;",
                "alter table a add column b integer not null default 0;",
                "create index a_b on a (b);"
            })
    void aStatementThatAddsIsNotBreaking(String sql) {
        assertThat(isBreaking(sql)).isFalse();
    }
}
