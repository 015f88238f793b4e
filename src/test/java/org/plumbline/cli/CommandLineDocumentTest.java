package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of docs/command-line.md print what they are shown to print; {@code -Dapprove=true} writes them anew. */
class CommandLineDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/command-line.md");
    private static final Pattern EXAMPLES = Pattern.compile("(?ms)^```console\\n(.*?)^```$");
    private static final String PROMPT = "$ ";
    private static final String COMMAND = PROMPT + "plumbline ";
    private static final String STATUS = PROMPT + "echo $?";

    @Test
    void theExamplesOfTheCommandLineDocumentPrintTheShownOutput() throws IOException {
        String document = Files.readString(DOCUMENT);
        String ran = EXAMPLES.matcher(document)
                .replaceAll(block -> Matcher.quoteReplacement("```console\n" + run(block.group(1)) + "```"));
        if (Boolean.getBoolean("approve")) {
            Files.writeString(DOCUMENT, ran);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(ran).contains(STATUS);
    }

    /** What a terminal would show. */
    private static String run(String block) {
        StringBuilder shown = new StringBuilder();
        int status = -1;
        for (String line : block.lines().filter(each -> each.startsWith(PROMPT)).toList()) {
            shown.append(line).append('\n');
            if (line.equals(STATUS)) {
                shown.append(status).append('\n');
            } else {
                assertThat(line).startsWith(COMMAND);
                CommandResult ran =
                        CommandResult.of(line.substring(COMMAND.length()).split(" "));
                status = ran.status();
                shown.append(ran.out()).append(ran.err());
            }
        }
        return shown.toString();
    }
}
