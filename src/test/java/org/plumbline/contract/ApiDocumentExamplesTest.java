package org.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.LostAnswers;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.rulesets.DemoScheme;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs the programs of {@code docs/api.md} as they are there. A language's tool may be missing, unless
 * PLUMBLINE_REQUIRE_CLIENTS=true says that it must be there.
 */
@ServiceTest
class ApiDocumentExamplesTest {

    private static final int LINES = 600;

    @TempDir
    private Path folder;

    @Autowired
    private ApiClient client;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LostAnswers answers;

    @BeforeEach
    void loseFirstAnswers() {
        answers.lose(true);
    }

    @AfterEach
    void answerAllRequests() {
        answers.lose(false);
    }

    @ParameterizedTest
    @CsvSource({
        "curl, bash, client.sh, bash",
        "Java, java, Client.java, java",
        "Python, python, client.py, python3",
        "JavaScript, javascript, client.mjs, node"
    })
    @Timeout(120)
    void theExampleClientsOfTheApiDocumentRun(String heading, String language, String file, String tool)
            throws Exception {
        String needed = heading.equals("curl") ? "curl" : tool;
        if (!installed(needed)) {
            if ("true".equals(System.getenv("PLUMBLINE_REQUIRE_CLIENTS"))) {
                fail(needed + " is not installed");
            }
            assumeTrue(false, needed + " is not installed");
        }
        byte[] submission = ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"));
        String line = new String(submission, StandardCharsets.UTF_8).replace("\n", " ") + "\n";
        String scheme = "client-" + language;
        Files.write(folder.resolve("submission.json"), submission);
        Files.writeString(folder.resolve("submissions.ndjson"), line.repeat(LINES));
        Files.write(folder.resolve("rules.xlsx"), DemoScheme.workbook(scheme, 10));
        Files.writeString(folder.resolve(file), program(heading, language));
        long before = kept();

        String output = run(tool, file);

        assertThat(output).containsPattern("total\\D*91");
        assertThat(kept()).as("kept once, though sent twice").isEqualTo(before + 1);
        String id = output.replaceAll("(?s).*kept ([0-9a-f-]{36}).*", "$1");
        assertThat(client.get("/api/v1/evaluations/" + id).status()).isEqualTo(200);
        assertThat(Files.readAllLines(folder.resolve("evaluations.ndjson")))
                .hasSize(LINES)
                .allSatisfy(each -> assertThat(each).contains("\"total\":91.00"));
        assertThat(Files.readAllBytes(folder.resolve("explanation.pdf")))
                .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        assertThat(client.get("/api/v1/schemes/" + scheme).status())
                .as("published")
                .isEqualTo(200);
    }

    private long kept() {
        return jdbc.sql("select count(*) from evaluation").query(Long.class).single();
    }

    private static boolean installed(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    /** The block of that language under that heading. */
    private static String program(String heading, String language) throws IOException {
        Matcher block = Pattern.compile("(?s)\n### " + heading + "\n.*?\n```" + language + "\n(.*?)\n```\n")
                .matcher(Files.readString(Path.of("docs/api.md")));
        assertThat(block.find()).as(heading).isTrue();
        return block.group(1) + "\n";
    }

    private String run(String tool, String file) throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder program = new ProcessBuilder(List.of(tool, file))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        program.environment().put("PLUMBLINE", "http://127.0.0.1:" + client.port());
        Process process = program.start();
        boolean ended = process.waitFor(100, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output);
        assertThat(ended).as("still running: " + text).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
