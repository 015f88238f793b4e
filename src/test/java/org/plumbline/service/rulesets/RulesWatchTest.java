package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.PlumblineApplication;
import org.plumbline.ShippedFiles;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One person edits workbooks beside the running service. */
class RulesWatchTest {

    private static final String SCHEME = "demo-watched";
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() throws IOException {
        Path rules = folder.resolve("rules");
        Files.createDirectories(rules.resolve("decision-tables"));
        Files.createDirectories(rules.resolve("drl"));
        for (var drl : ShippedFiles.manifest().files().entrySet()) {
            Files.write(rules.resolve("drl").resolve(drl.getKey()), drl.getValue());
        }
        save(DemoScheme.workbook(SCHEME, 2));
        service = new SpringApplicationBuilder(PlumblineApplication.class)
                .run(
                        "--server.port=0",
                        "--plumbline.data-dir=" + folder.resolve("data"),
                        "--plumbline.rules-dir=" + rules,
                        "--plumbline.rules.watch=true");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void save(byte[] workbook) throws IOException {
        Files.write(folder.resolve("rules/decision-tables/" + SCHEME + ".xlsx"), workbook);
    }

    private static RuleSetProvider ruleSets() {
        return service.getBean(RuleSetProvider.class);
    }

    private static int inForce() {
        return ruleSets().inForce(SCHEME).get(0).version().version();
    }

    @Test
    void eachSaveIsAVersionAndABadOneKeepsTheLastGoodRulesAndShowsItsProblems() throws Exception {
        assertThat(inForce()).isEqualTo(1);
        save(DemoScheme.workbook(SCHEME, 4));
        await().atMost(HALF_A_MINUTE).until(() -> inForce() == 2);

        save(DemoScheme.workbook(SCHEME, "十"));
        await().atMost(HALF_A_MINUTE).until(() -> !ruleSets().refused().isEmpty());
        List<RejectedRuleFile> refused = ruleSets().refused();
        assertThat(refused.get(0).problems().get(0).cell()).isNotNull();
        assertThat(inForce()).isEqualTo(2);

        save(DemoScheme.workbook(SCHEME, 5));
        await().atMost(HALF_A_MINUTE).until(() -> inForce() == 3);
        assertThat(ruleSets().refused()).isEmpty();
    }
}
