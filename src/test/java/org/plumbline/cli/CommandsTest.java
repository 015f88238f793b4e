package org.plumbline.cli;

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
import org.plumbline.ShippedFiles;

class CommandsTest {

    private static final List<String> NAMES = List.of(
            "score",
            "explain",
            "check",
            "diff",
            "prove",
            "test",
            "edit",
            "draft",
            "bundle",
            "generate",
            "template",
            "load",
            "verify-log",
            "user",
            "serve",
            "generate-completion");

    private static Properties help(String name) throws IOException {
        Properties help = new Properties();
        try (Reader in = new InputStreamReader(PlumblineCli.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            help.load(in);
        }
        return help;
    }

    @Test
    void withoutACommandTheServiceStarts() {
        assertThat(PlumblineCli.findServiceArguments()).hasValue(new String[0]);
        assertThat(PlumblineCli.findServiceArguments("--server.port=9000"))
                .hasValue(new String[] {"--server.port=9000"});
        assertThat(PlumblineCli.findServiceArguments("serve", "--server.port=9000"))
                .hasValue(new String[] {"--server.port=9000"});
        for (String command : NAMES) {
            assertThat(PlumblineCli.findServiceArguments(command, "--help"))
                    .as(command)
                    .isEmpty();
        }
        assertThat(PlumblineCli.findServiceArguments("--help")).isEmpty();
        assertThat(PlumblineCli.findServiceArguments("--lang=en", "score")).isEmpty();
        assertThat(PlumblineCli.findServiceArguments("--version")).isEmpty();
        assertThat(PlumblineCli.findServiceArguments("frobnicate")).isEmpty();
    }

    @Test
    void helpIsPrintedInBothLanguages() throws IOException {
        assertThat(help("help_en.properties").keySet())
                .isEqualTo(help("help.properties").keySet());
        assertThat(CommandResult.of("--help").out())
                .contains("用法：plumbline", "给申报数据评分")
                .contains(NAMES);
        assertThat(CommandResult.of("--lang", "en", "--help").out()).contains("Usage: plumbline", "Scores submissions");
        for (String command : NAMES.subList(0, NAMES.size() - 1)) {
            assertThat(CommandResult.of(command, "--help").out())
                    .as(command)
                    .contains("用法：plumbline " + command, "显示本帮助");
            assertThat(CommandResult.of(command, "--lang=en", "--help").out())
                    .as(command)
                    .contains("Usage: plumbline " + command);
        }
    }

    /** A key that nothing asks for, or an option without a text, would go unnoticed. */
    @Test
    void everyTextOfTheHelpIsShown() throws IOException {
        List<String> shown = new ArrayList<>(List.of(CommandResult.of("--help").out()));
        for (String command :
                List.of("add", "list", "roles", "password", "key", "disable", "enable", "encode-password")) {
            shown.add(CommandResult.of("user", command, "-h").out());
        }
        for (String command : NAMES) {
            shown.add(CommandResult.of(command, "--help").out());
        }
        String all = String.join("\n", shown).replaceAll("\\s+", "");
        help("help.properties").forEach((key, text) -> assertThat(all)
                .as("%s", key)
                .contains(text.toString().replace("%n", "").replaceAll("\\s+", "")));
    }

    @Test
    void usageErrorsAreReported() {
        assertThat(CommandResult.of().status()).isEqualTo(PlumblineCli.REFUSED);
        assertThat(CommandResult.of("user").err()).contains("缺少命令", "plumbline user --help");
        assertThat(CommandResult.of("frobnicate").err()).contains("无法识别：frobnicate");
        assertThat(CommandResult.of("score").err()).contains("缺少：FILE");
        assertThat(CommandResult.of("score", "--as=pdf", "x").err()).contains("--as 不能是“pdf”，应为 json|ndjson|xlsx");
        assertThat(CommandResult.of("score", "--lang=en", "--nothing", "x").err())
                .contains("Unknown option: '--nothing'");
        assertThat(CommandResult.of("score", "nowhere.json").err()).contains("nowhere.json");
        assertThat(CommandResult.of("score", "pom.xml").err()).contains("--as");
        assertThat(CommandResult.of("score", "--trace=none", "pom.xml").err()).contains("--json");
        String sample = ShippedFiles.SAMPLES
                .resolve("dachang-2020-dept/submission.json")
                .toString();
        assertThat(CommandResult.of("score", "--rules", "nowhere", sample).err())
                .contains("没有这个文件夹：nowhere");
        assertThat(CommandResult.of("score", "--rules", "docs", sample).err()).contains("decision-tables/*.xlsx");
    }

    @Test
    void verifyLogReportsAMissingDatabase(@TempDir Path folder) {
        CommandResult ran = CommandResult.of("verify-log", "--data-dir", folder.toString());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("无法核验");
        assertThat(folder).isEmptyDirectory();
        assertThat(CommandResult.of("verify-log", "--head", "nonsense", "--data-dir", folder.toString())
                        .err())
                .contains("链尾应为");
        assertThat(CommandResult.of("verify-log", "nonsense").err()).contains("无法识别：nonsense");
    }

    @Test
    void shellCompletionListsTheCommands() {
        assertThat(CommandResult.of("generate-completion").out())
                .contains("bash", "plumbline")
                .contains(NAMES);
    }

    @Test
    void commandsPrintChineseUnlessEnglishIsRequested() {
        assertThat(CommandLanguage.detectLocale(List.of(), Map.of())).isEqualTo(Locale.CHINESE);
        assertThat(CommandLanguage.detectLocale(List.of(), Map.of("LANG", "C.UTF-8")))
                .isEqualTo(Locale.CHINESE);
        assertThat(CommandLanguage.detectLocale(List.of(), Map.of("LANG", "en_GB.UTF-8")))
                .isEqualTo(Locale.ENGLISH);
        assertThat(CommandLanguage.detectLocale(List.of(), Map.of("LC_ALL", "zh_CN", "LANG", "en_GB")))
                .isEqualTo(Locale.CHINESE);
        assertThat(CommandLanguage.detectLocale(List.of("score", "--lang=zh"), Map.of("LANG", "en_GB")))
                .isEqualTo(Locale.CHINESE);
    }
}
