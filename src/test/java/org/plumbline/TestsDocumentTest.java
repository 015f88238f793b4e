package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code src/test/README.md} is the map of the tests. */
class TestsDocumentTest {

    private static final Path TESTS = Path.of("src/test");

    @Test
    void theDocumentListsEveryTestClassAndNoOther() throws IOException {
        Set<String> listed = new TreeSet<>();
        Matcher name =
                Pattern.compile("(?m)`(\\w+Test)`(?=.*\\|$)").matcher(Files.readString(TESTS.resolve("README.md")));
        while (name.find()) {
            listed.add(name.group(1));
        }
        assertThat(listed).isEqualTo(classes());
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS.resolve("java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("Test.java") && !file.equals("ServiceTest.java"))
                    .map(file -> file.replace(".java", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
