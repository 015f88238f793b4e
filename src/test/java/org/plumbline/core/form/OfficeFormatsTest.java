package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.LibreOffice;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.FilledWorkbook;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.TestDocuments;
import org.plumbline.vocabulary.Submission;

/** A form that LibreOffice saves in another format is the same submission. */
class OfficeFormatsTest {

    private static final String SAMPLE = "zhaohua-2023-fangpinbao-whatif";

    @ParameterizedTest
    @CsvSource({"DOCX, doc", "DOCX, pdf", "XLS, ods"})
    void aFormSavedInAnotherFormatIsTheSameSubmission(FormFormat from, String to, @TempDir Path folder)
            throws Exception {
        Submission submission = ShippedFiles.submission(SAMPLE);
        RuleSet ruleSet = ShippedFiles.ruleSet(submission.scheme());
        byte[] form = from.convert(FormLayout.MINISTRY.write(submission, ruleSet));
        Path file = Files.write(folder.resolve("form." + from.name().toLowerCase()), form);
        LibreOffice.save(folder, List.of(file), to);

        byte[] saved = Files.readAllBytes(folder.resolve("saved/form." + to));
        assertThat(read(saved, ruleSet)).isEqualTo(read(form, ruleSet));
    }

    /** Signs by their font, raised digits, fields and a page's header of a .doc file. */
    @Test
    void aDocFileIsReadAsItIsShown(@TempDir Path folder) throws Exception {
        String symbols = "<w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/>";
        Map<String, String> parts = TestDocuments.docxParts("<w:tbl><w:tblGrid><w:gridCol w:w=\"2000\"/></w:tblGrid>"
                + row(run(symbols, "\uf0fe") + run("", "完成") + run(symbols, "\uf0a8") + run("", "未完成"))
                + row(run("", "10") + run("<w:position w:val=\"12\"/>", "5"))
                + row(run("", "10") + run("<w:vertAlign w:val=\"subscript\"/>", "5")) + "</w:tbl><w:p/>"
                + "<w:sectPr><w:headerReference xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
                + " w:type=\"default\" r:id=\"r1\"/></w:sectPr>");
        parts.put(
                "word/_rels/document.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\""
                        + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/header\""
                        + " Target=\"header.xml\"/></Relationships>");
        parts.put(
                "word/header.xml",
                "<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p>"
                        + run("", "评价年度：2023年") + "</w:p></w:hdr>");
        Path file = Files.write(folder.resolve("form.docx"), TestDocuments.zip(parts));
        LibreOffice.save(folder, List.of(file), "doc");

        SheetGrid grid = FilledWorkbook.openDocument(
                        "form.doc", Files.readAllBytes(folder.resolve("saved/form.doc")), FilledForm.LIMITS)
                .sheets()
                .get("表1");
        assertThat(IntStream.range(0, grid.rowCount())
                        .mapToObj(row -> grid.cellAt(row, 0).displayText()))
                .containsExactly("☑完成□未完成", "10^5", "10_5", "评价年度：2023年");
    }

    private static String row(String runs) {
        return "<w:tr><w:tc><w:p>" + runs + "</w:p></w:tc></w:tr>";
    }

    private static String run(String properties, String text) {
        return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>";
    }

    /** Without blanks: a PDF does not say whether a line that goes on in the next one ended in one. */
    private static String read(byte[] form, RuleSet ruleSet) {
        FormReading reading = FilledForm.open("form.xlsx", form, ShippedFiles.formDictionary())
                .read(ruleSet, null, Map.of());
        assertThat(reading).as(() -> reading.problems().toString()).isInstanceOf(AcceptedForm.class);
        return ((AcceptedForm) reading).submission().toString().replaceAll("\\s", "");
    }
}
