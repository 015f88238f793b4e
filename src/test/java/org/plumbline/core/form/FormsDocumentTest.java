package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.dictionary.FormField;

/** The tables of docs/forms.md; {@code -Dapprove=true} writes them. */
class FormsDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/forms.md");
    private static final String BEGIN = "<!-- written by FormsDocumentTest -->\n";
    private static final String END = "<!-- end -->\n";

    @Test
    void theDocumentListsEveryHeadingAndProblem() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        String current = document.substring(0, begin) + tables() + document.substring(document.indexOf(END));
        if (Boolean.getBoolean("approve")) {
            Files.writeString(DOCUMENT, current);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(current);
    }

    private static String tables() {
        StringBuilder text = new StringBuilder();
        table(text, "Columns of the indicator table", FormField.INDICATOR);
        table(text, "Budget block", FormField.BUDGET);
        table(text, "Expenditure lines and tasks", FormField.LINES);
        table(text, "Figures stated elsewhere", FormField.FACTS);
        table(text, "Labels, with their value beside or behind them", FormField.LABELS);
        text.append("\n### Problems\n\n| code | | 问题 | problem |\n| --- | --- | --- | --- |\n");
        for (FormProblem.FormProblemCode code : FormProblem.FormProblemCode.values()) {
            text.append("| %s | %s | %s | %s |\n"
                    .formatted(
                            code,
                            code.isBlocking() ? "错误 error" : "提醒 warning",
                            code.sentence().zh(),
                            code.sentence().en()));
        }
        return text.append('\n').toString();
    }

    private static void table(StringBuilder text, String heading, List<FormField> fields) {
        text.append("\n### " + heading + "\n\n| field | known by |\n| --- | --- |\n");
        for (FormField field : fields) {
            text.append("| %s %s | %s |\n"
                    .formatted(
                            field.label().zh(),
                            field.label().en(),
                            String.join("、", ShippedFiles.formDictionary().listSpellings(field))));
        }
    }
}
