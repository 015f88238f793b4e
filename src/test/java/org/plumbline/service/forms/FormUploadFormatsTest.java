package org.plumbline.service.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormFormat;
import org.plumbline.core.form.FormLayout;
import org.plumbline.core.spreadsheet.TestDocuments;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.vocabulary.Submission;
import org.springframework.beans.factory.annotation.Autowired;

/** Forms of several file formats, and files that are none, over HTTP. */
@ServiceTest
class FormUploadFormatsTest {

    private static final String SAMPLE = "dachang-2020-dept";

    @Autowired
    private ApiClient client;

    private Answer post(String language, byte[] form) {
        Map<String, String> fields = Map.of("scheme", "dachang-department");
        return client.upload("/api/v1/forms?score=true", fields, "form", "自评表", form, "Accept-Language", language);
    }

    @Test
    void aFormIsScoredAlikeInEveryFormat() {
        Submission submission = ShippedFiles.submission(SAMPLE);
        byte[] xlsx = FormLayout.REORDERED.write(submission, ShippedFiles.ruleSet(submission.scheme()));
        Answer expected = post("zh", xlsx);
        assertThat(expected.status()).as(expected.text()).isEqualTo(200);
        assertThat(expected.json().has("evaluation")).isTrue();

        for (FormFormat format : FormFormat.values()) {
            Answer read = post("zh", format.convert(xlsx));
            assertThat(read.status()).as(read.text()).isEqualTo(200);
            assertThat(read.json().at("/submission"))
                    .as(format.name())
                    .isEqualTo(expected.json().at("/submission"));
            assertThat(read.json().at("/evaluation"))
                    .as(format.name())
                    .isEqualTo(expected.json().at("/evaluation"));
        }
    }

    @TestFactory
    Stream<DynamicTest> aFileThatCannotBeAFormIsRejectedByItsKind() {
        byte[] xls = TestDocuments.xls(
                book -> book.createSheet("表").createRow(0).createCell(0).setCellValue(1));
        return Map.of(
                        "PDF", TestDocuments.text("%PDF-1.7 x"),
                        "macro", TestDocuments.compound(file -> file.createDirectory("_VBA_PROJECT_CUR")),
                        "damaged .xls", java.util.Arrays.copyOf(xls, 1_500),
                        "damaged .docx", TestDocuments.docx("<w:tbl>"),
                        "page without a table", "<html>自评".getBytes(StandardCharsets.UTF_8),
                        "document without a table", TestDocuments.docx("<w:p/>"),
                        "rule workbook", ShippedFiles.workbook("dachang-department"))
                .entrySet()
                .stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    Answer refused = post("en", each.getValue());
                    assertThat(refused.status()).as(refused.text()).isEqualTo(422);
                    assertThat(refused.json().at("/errors")).isNotEmpty();
                }));
    }

    @Test
    void aDamagedPdfIsRejectedInBothLanguages() {
        byte[] pdf = TestDocuments.text("%PDF-1.7 x");

        assertThat(post("zh", pdf).text()).contains("文件可能已损坏");
        assertThat(post("en", pdf).text()).contains("damaged").doesNotContain("损坏");
    }
}
