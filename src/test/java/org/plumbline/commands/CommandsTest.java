package org.plumbline.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.Shipped;

class CommandsTest {

    private static final List<String> NAMES = List.of(
            "score",
            "explain",
            "check",
            "diff",
            "bundle",
            "generate",
            "load",
            "verify-log",
            "user",
            "serve",
            "generate-completion");

    private static Properties help(String name) throws IOException {
        Properties help = new Properties();
        try (Reader in = new InputStreamReader(Commands.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            help.load(in);
        }
        return help;
    }

    @Test
    void withoutACommandItServes() {
        assertThat(Commands.service()).hasValue(new String[0]);
        assertThat(Commands.service("--server.port=9000")).hasValue(new String[] {"--server.port=9000"});
        assertThat(Commands.service("serve", "--server.port=9000")).hasValue(new String[] {"--server.port=9000"});
        for (String command : NAMES) {
            assertThat(Commands.service(command, "--help")).as(command).isEmpty();
        }
        assertThat(Commands.service("--help")).isEmpty();
        assertThat(Commands.service("--lang=en", "score")).isEmpty();
        assertThat(Commands.service("--version")).isEmpty();
        assertThat(Commands.service("frobnicate")).isEmpty();
    }

    @Test
    void helpInBothLanguages() throws IOException {
        assertThat(help("help_en.properties").keySet())
                .isEqualTo(help("help.properties").keySet());
        assertThat(Ran.of("--help").out()).contains("用法：plumbline", "给申报数据评分").contains(NAMES);
        assertThat(Ran.of("--lang", "en", "--help").out()).contains("Usage: plumbline", "Scores submissions");
        for (String command : NAMES.subList(0, NAMES.size() - 1)) {
            assertThat(Ran.of(command, "--help").out()).as(command).contains("用法：plumbline " + command, "显示本帮助");
            assertThat(Ran.of(command, "--lang=en", "--help").out())
                    .as(command)
                    .contains("Usage: plumbline " + command);
        }
    }

    /** A key that nothing asks for, or an option without a text, would go unnoticed. */
    @Test
    void everyTextOfTheHelpIsShown() throws IOException {
        List<String> shown = new ArrayList<>(List.of(Ran.of("--help").out()));
        for (String command :
                List.of("add", "list", "roles", "password", "key", "disable", "enable", "encode-password")) {
            shown.add(Ran.of("user", command, "-h").out());
        }
        for (String command : NAMES) {
            shown.add(Ran.of(command, "--help").out());
        }
        String all = String.join("\n", shown).replaceAll("\\s+", "");
        help("help.properties").forEach((key, text) -> assertThat(all)
                .as("%s", key)
                .contains(text.toString().replace("%n", "").replaceAll("\\s+", "")));
    }

    @Test
    void misuseIsTold() {
        assertThat(Ran.of().status()).isEqualTo(Commands.REFUSED);
        assertThat(Ran.of("user").err()).contains("缺少命令", "plumbline user --help");
        assertThat(Ran.of("frobnicate").err()).contains("无法识别：frobnicate");
        assertThat(Ran.of("score").err()).contains("缺少：FILE");
        assertThat(Ran.of("score", "--as=pdf", "x").err()).contains("--as 不能是“pdf”，应为 json|ndjson|xlsx");
        assertThat(Ran.of("score", "--lang=en", "--nothing", "x").err()).contains("Unknown option: '--nothing'");
        assertThat(Ran.of("score", "nowhere.json").err()).contains("nowhere.json");
        assertThat(Ran.of("score", "pom.xml").err()).contains("--as");
        assertThat(Ran.of("score", "--trace=none", "pom.xml").err()).contains("--json");
        String sample =
                Shipped.SAMPLES.resolve("dachang-2020-dept/submission.json").toString();
        assertThat(Ran.of("score", "--rules", "nowhere", sample).err()).contains("没有这个文件夹：nowhere");
        assertThat(Ran.of("score", "--rules", "docs", sample).err()).contains("decision-tables/*.xlsx");
    }

    @Test
    void aLogThatIsNotThereIsNotVerified(@TempDir Path folder) {
        Ran ran = Ran.of("verify-log", "--data-dir", folder.toString());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("无法核验");
        assertThat(folder).isEmptyDirectory();
        assertThat(Ran.of("verify-log", "--head", "nonsense", "--data-dir", folder.toString())
                        .err())
                .contains("链尾应为");
        assertThat(Ran.of("verify-log", "nonsense").err()).contains("无法识别：nonsense");
    }

    @Test
    void completionKnowsTheCommands() {
        assertThat(Ran.of("generate-completion").out())
                .contains("bash", "plumbline")
                .contains(NAMES);
    }

    @Test
    void chineseUnlessEnglishIsAskedFor() {
        assertThat(Language.of(List.of(), Map.of())).isEqualTo(Locale.CHINESE);
        assertThat(Language.of(List.of(), Map.of("LANG", "C.UTF-8"))).isEqualTo(Locale.CHINESE);
        assertThat(Language.of(List.of(), Map.of("LANG", "en_GB.UTF-8"))).isEqualTo(Locale.ENGLISH);
        assertThat(Language.of(List.of(), Map.of("LC_ALL", "zh_CN", "LANG", "en_GB")))
                .isEqualTo(Locale.CHINESE);
        assertThat(Language.of(List.of("score", "--lang=zh"), Map.of("LANG", "en_GB")))
                .isEqualTo(Locale.CHINESE);
    }
}
