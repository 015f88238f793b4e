package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.core.ruleset.RuleSetLoader;

class TemplateCommandTest {

    @TempDir
    Path folder;

    @Test
    void aTitleGivesATemplateWithAProposedIdThatPassesCheckAndIsNotOverwritten() {
        String out = folder.resolve("new.xlsx").toString();
        CommandResult made =
                CommandResult.of("template", "--title", "某县部门整体支出", "--from", "2026", "--column", "*", "--out", out);
        assertThat(made.status()).as(made.err()).isZero();
        assertThat(made.err()).contains("mouxian-department", "--scheme");
        assertThat(CommandResult.of("check", out).status()).isZero();
        CommandResult again = CommandResult.of("template", "--title", "某县部门整体支出", "--from", "2026", "--out", out);
        assertThat(again.status()).isEqualTo(PlumblineCli.REFUSED);
        assertThat(again.err()).contains("已有这个文件");
    }

    @Test
    void anUnknownColumnIsRejectedWithThoseThatThereAre() {
        CommandResult ran = CommandResult.of(
                "template",
                "--title",
                "某县项目",
                "--from",
                "2026",
                "--column",
                "BAND:无此列",
                "--out",
                folder.resolve("x.xlsx").toString());
        assertThat(ran.status()).isEqualTo(PlumblineCli.REFUSED);
        assertThat(ran.err()).contains("BAND:无此列", "BAND:计量单位");
    }

    @Test
    void aRenamedWorkbookWithoutAnIdTakesOneFromItsTitle() throws IOException {
        Path out = folder.resolve("other.xlsx");
        CommandResult ran = CommandResult.of(
                "edit", "rules/decision-tables/printed-project.xlsx", "--title", "某县项目支出", "--out", out.toString());
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("mouxian-project");
        assertThat(RuleSetLoader.readScheme("other.xlsx", Files.readAllBytes(out)))
                .hasValueSatisfying(scheme -> assertThat(scheme.id()).isEqualTo("mouxian-project"));
    }
}
