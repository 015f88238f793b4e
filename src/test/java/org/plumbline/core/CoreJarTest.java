package org.plumbline.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.core.scoring.Scorer;

/** The program in the README, compiled and run with what plumbline-core.jar contains and the libraries of the core. */
class CoreJarTest {

    private static final Pattern PROGRAM = Pattern.compile("```java\\n(.*?class ScoreOne .*?)```", Pattern.DOTALL);

    /** Jars of the service, by a part of their path. */
    private static final Pattern SERVICE = Pattern.compile(
            "spring|h2database|postgresql|flyway|Hikari|tomcat|thymeleaf|micrometer|opentelemetry|picocli");

    @TempDir
    Path folder;

    /** The packages that the jar contains, and all libraries but those of the service. */
    private String classPath() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Scorer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path core = folder.resolve("core");
        for (String each : List.of("org/plumbline/vocabulary", "org/plumbline/core")) {
            copy(classes, core, each);
        }
        String libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> each.endsWith(".jar") && !SERVICE.matcher(each).find())
                .collect(Collectors.joining(File.pathSeparator));
        return core + File.pathSeparator + libraries;
    }

    private static void copy(Path from, Path to, String name) throws IOException {
        try (Stream<Path> files = Files.walk(from.resolve(name))) {
            for (Path each : files.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }

    @Test
    void theProgramInTheReadmeScoresWithTheCoreAlone() throws Exception {
        Matcher program = PROGRAM.matcher(Files.readString(Path.of("README.md")));
        assertThat(program.find()).isTrue();
        Path source = Files.writeString(folder.resolve("ScoreOne.java"), program.group(1));
        String path = classPath();
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", path, "-d", folder.toString(), source.toString());
        assertThat(compiled).isZero();
        Path printed = folder.resolve("printed");
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        folder + File.pathSeparator + path,
                        "ScoreOne")
                .redirectError(folder.resolve("errors").toFile())
                .redirectOutput(printed.toFile())
                .start();
        assertThat(run.waitFor()).as(Files.readString(folder.resolve("errors"))).isZero();
        assertThat(Files.readString(printed, StandardCharsets.UTF_8).lines())
                .last()
                .asString()
                .startsWith("91.00");
    }
}
