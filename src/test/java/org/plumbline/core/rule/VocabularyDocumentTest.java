package org.plumbline.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.workbook.CaseColumns;
import org.plumbline.core.workbook.CellParser;
import org.plumbline.core.workbook.ColumnDescription;
import org.plumbline.core.workbook.ListSheetReader;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Figure;

/** docs/vocabulary.md is the closed vocabulary itself; {@code -Dapprove=true} rewrites it. */
class VocabularyDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/vocabulary.md");

    @Test
    void theDocumentListsEveryWord() throws IOException {
        String current = document();
        if (Boolean.getBoolean("approve")) {
            Files.writeString(DOCUMENT, current);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(current);
    }

    @Test
    void theFindingsDocumentNamesEveryCheck() throws IOException {
        String findings = Files.readString(Path.of("docs/findings.md"));
        for (Check check : Check.values()) {
            assertThat(findings).contains("| " + check.name() + " | " + check.label() + " |");
        }
    }

    private static String document() {
        StringBuilder text = new StringBuilder(
                """
                # The columns of rule tables · 规则表的列

                Written by `VocabularyDocumentTest` from the code. A table's hidden technical rows hold the snippets; each is
                looked up by its exact text and never compiled. 每列的含义见“说明”栏；技术行由模板生成，请勿修改。
                """);
        for (TableType<?> form : RuleFamilies.listTables()) {
            text.append("\n## %s · %s\n\nPattern `%s`.%s\n\n"
                    .formatted(
                            form.title().zh(),
                            form.title().en(),
                            form.pattern(),
                            switch (form.matching()) {
                                case EXACTLY_ONE -> " Exactly one row must match.";
                                case ONE_BESIDES -> " At most one row may match, besides the row that judges.";
                                case ANY_NUMBER -> " Any number of rows may match.";
                            }));
            text.append("| 列 column | 填什么 what to write | 取值 values | snippet |\n| --- | --- | --- | --- |\n");
            List<TableType.ColumnType<?>> words =
                    new ArrayList<>(form.conditions().values());
            words.addAll(form.actions().values());
            for (TableType.ColumnType<?> word : words) {
                text.append("| %s · %s | %s · %s | %s | `%s` |\n"
                        .formatted(
                                word.label().zh(),
                                word.label().en(),
                                word.meaning().zh(),
                                word.meaning().en(),
                                CellParser.describeExpected(word.kind()).zh().replace("|", "\\|"),
                                word.snippet()));
            }
        }
        text.append("\n## %s · test cases\n\nA plain list; rows with one 用例 are one case.\n\n"
                .formatted(CaseColumns.CASES));
        text.append("| 列 column | 填什么 what to write | 取值 values |\n| --- | --- | --- |\n");
        for (ListSheetReader.ListColumn field : CaseColumns.COLUMNS) {
            text.append("| %s | %s · %s | %s |\n"
                    .formatted(
                            field.label(),
                            field.meaning().zh(),
                            field.meaning().en(),
                            ColumnDescription.of(field).describeExpected()));
        }
        appendFigures(text);
        return text.toString();
    }

    private static void appendFigures(StringBuilder text) {
        text.append(
                """

                ## 占位 · places of a sentence

                What a row looks at and what a finding compares. A sentence of 审核 may name in braces those that its
                check compares, such as {自评得分}; one that is not known is shown as —. The name is the one that JSON
                has in `read`, and that rules in DRL use.

                | 占位 place | English | name | 单位 unit |
                | --- | --- | --- | --- |
                """);
        for (Figure figure : Figure.values()) {
            text.append("| {%s} | %s | `%s` | %s |\n"
                    .formatted(
                            figure.label(),
                            figure.english(),
                            figure.jsonName(),
                            figure.unit() == null ? "" : figure.unit()));
        }
    }
}
