package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern USED = Pattern.compile("(?:#\\{|msg\\(')([a-z0-9.-]+)");

    private static final List<String> USED_BY_CODE =
            List.of("parameter.", "problem.", "schema.", "actor.", "approvers", "kept.action.");

    @Test
    void bothMessageBundlesHaveTheSameKeys() throws IOException {
        assertThat(keys("messages_en.properties")).isEqualTo(keys("messages.properties"));
    }

    @Test
    void everyKindOfProblemIsWorded() throws IOException {
        Set<String> keys = keys("messages.properties");
        for (ProblemKind kind : ProblemKind.values()) {
            assertThat(keys).contains("problem." + kind.key() + ".title", "problem." + kind.key() + ".detail");
        }
    }

    @Test
    void templatesUseMessagesThereAreAndNoOtherIsKept() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates"))) {
            for (Path template : templates.toList()) {
                Matcher matcher = USED.matcher(Files.readString(template));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        Set<String> keys = keys("messages.properties");
        keys.removeIf(key -> USED_BY_CODE.stream().anyMatch(key::startsWith) && !used.contains(key));
        assertThat(used).isEqualTo(keys);
    }

    private static Set<String> keys(String bundle) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = MessagesTest.class.getResourceAsStream("/" + bundle)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
