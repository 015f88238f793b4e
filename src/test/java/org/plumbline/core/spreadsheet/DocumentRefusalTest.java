package org.plumbline.core.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** A file that may not or cannot be read as a form is named for what it is. */
class DocumentRefusalTest {

    private static final WorkbookLimits LIMITS = new WorkbookLimits(5 << 20, 1 << 20, 200, 500, 64);
    private static final String TABLE = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";

    private static FilledWorkbook open(byte[] file) {
        return FilledWorkbook.openDocument("自评表.xlsx", file, LIMITS);
    }

    private static DynamicTest refused(String what, byte[] file, ProblemCode code, String found, String hint) {
        return DynamicTest.dynamicTest(what, () -> {
            FilledWorkbook opened = open(file);
            assertThat(opened.sheets()).isEmpty();
            assertThat(opened.problems()).first().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(code);
                assertThat(problem.found()).isEqualTo(found);
                assertThat(problem.hint().zh()).contains(hint);
                assertThat(problem.hint().en()).isNotBlank();
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> aFileOfAnotherKindIsNamed() {
        return Stream.of(
                kind("an empty file", new byte[0], null, "文件是空的"),
                kind("a text", TestDocuments.text("自评表"), null, ".xlsx 或 .docx"),
                kind("a PDF", TestDocuments.text("%PDF-1.7\n1 0 obj"), "PDF", "暂不读取 PDF：请另存为 .docx 或 .xlsx"),
                kind("an RTF", TestDocuments.text("{\\rtf1 x}"), "RTF", "另存为 .docx"),
                kind("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10}, "图片 image", "不读取图片或扫描件"),
                kind("XML", TestDocuments.text("<?xml version='1.0'?><Workbook/>"), "XML", "另存为 .xlsx"),
                kind("MHTML", TestDocuments.text("MIME-Version: 1.0\n"), "MHTML", "另存为 .xlsx"),
                kind(
                        "OpenDocument",
                        TestDocuments.zip(Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet")),
                        "OpenDocument (.ods/.odt)",
                        "另存为 .xlsx"),
                kind("a .doc", compound("WordDocument"), "Word 97-2003 (.doc/.wps)", "另存为 .docx"),
                kind("Excel 95", compound("Book"), "Excel 95 (.xls)", "另存为 .xlsx"),
                kind("an encrypted package", compound("EncryptedPackage"), "加密文件 encrypted file", "去掉密码"),
                kind("an encrypted .xls", encryptedXls(), "加密文件 encrypted file", "去掉密码"),
                kind("a .docx without a table", TestDocuments.docx("<w:p/>"), "Word (.docx)", "没有表格"),
                kind("a page without a table", TestDocuments.text("<html>自评"), "HTML", "没有表格"),
                kind("another compound file", compound("Other"), "OLE", "可能已损坏"));
    }

    private static DynamicTest kind(String what, byte[] file, String found, String hint) {
        return refused(what, file, ProblemCode.FORM_FILE, found, hint);
    }

    private static byte[] compound(String... streams) {
        return TestDocuments.compound(file -> {
            for (String stream : streams) {
                file.createDocument(new ByteArrayInputStream(new byte[5_000]), stream);
            }
        });
    }

    private static byte[] encryptedXls() {
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try {
            return TestDocuments.xls(book -> book.createSheet("表"));
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    @TestFactory
    Stream<DynamicTest> aDamagedFileIsNamed() throws IOException {
        byte[] xls = TestDocuments.xls(DocumentRefusalTest::fill);
        return Stream.of(
                kind("half an .xls", Arrays.copyOf(xls, xls.length / 2), "Excel 97-2003 (.xls/.et)", "可能已损坏"),
                kind("an .xls that claims more texts than it has", claiming(xls), "Excel 97-2003 (.xls/.et)", "可能已损坏"),
                kind(
                        "a .docx without its document",
                        docx(parts -> {
                            parts.remove("word/document.xml");
                            return parts;
                        }),
                        "Word (.docx)",
                        "可能已损坏"),
                kind("a .docx that is no XML", document(xml -> xml.replace("</w:tr>", "")), "Word (.docx)", "可能已损坏"),
                kind(
                        "a .docx of deep elements",
                        TestDocuments.docx("<w:sdt>".repeat(1_000) + "</w:sdt>".repeat(1_000)),
                        "Word (.docx)",
                        "可能已损坏"));
    }

    /** With a count of shared texts for which no memory would do. */
    private static byte[] claiming(byte[] xls) {
        byte[] changed = xls.clone();
        for (int i = 512; i + 12 < changed.length; i++) {
            if (changed[i] == (byte) 0xfc
                    && changed[i + 1] == 0
                    && changed[i + 4] == (byte) 400
                    && changed[i + 5] == 1) {
                changed[i + 11] = 0x7f;
                return changed;
            }
        }
        throw new IllegalStateException("no shared texts");
    }

    private static void fill(HSSFWorkbook book) {
        for (int row = 0; row < 400; row++) {
            (row == 0 ? book.createSheet("表") : book.getSheetAt(0))
                    .createRow(row)
                    .createCell(0)
                    .setCellValue("行" + row);
        }
    }

    private static byte[] docx(UnaryOperator<Map<String, String>> change) {
        return TestDocuments.zip(change.apply(new LinkedHashMap<>(TestDocuments.docxParts(TABLE))));
    }

    private static byte[] document(UnaryOperator<String> change) {
        return docx(parts -> {
            parts.compute("word/document.xml", (name, xml) -> change.apply(xml));
            return parts;
        });
    }

    private static byte[] withPart(String name) {
        return docx(parts -> {
            parts.put(name, "x");
            return parts;
        });
    }

    @TestFactory
    Stream<DynamicTest> harmfulContentIsNamed() {
        String rels = "word/_rels/document.xml.rels";
        return Stream.of(
                unsafe("a macro in a .docx", withPart("word/vbaProject.bin"), "word/vbaProject.bin", "宏"),
                unsafe(
                        "a .docm",
                        docx(parts -> {
                            parts.compute(
                                    "[Content_Types].xml",
                                    (name, xml) -> xml.replaceFirst(
                                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                                            "application/vnd.ms-word.document.macroEnabled.main"));
                            return parts;
                        }),
                        "application/vnd.ms-word.document.macroEnabled.main+xml",
                        "宏"),
                unsafe("an object in a .docx", withPart("word/embeddings/a.bin"), "word/embeddings/a.bin", "嵌入对象"),
                unsafe(
                        "a template fetched from elsewhere",
                        docx(parts -> {
                            parts.put(
                                    rels,
                                    "<Relationships><Relationship Type=\"x/attachedTemplate\" TargetMode=\"External\" "
                                            + "Target=\"http://127.0.0.1/x.dotm\"/></Relationships>");
                            return parts;
                        }),
                        "http://127.0.0.1/x.dotm",
                        "外部链接"),
                unsafe("a macro in an .xls", compound("Workbook", "_VBA_PROJECT_CUR"), "_VBA_PROJECT_CUR", "宏"),
                unsafe(
                        "an object in an .xls",
                        TestDocuments.compound(file -> {
                            file.createDocument(new ByteArrayInputStream(new byte[5_000]), "Workbook");
                            file.createDirectory("MBD0001");
                        }),
                        "MBD0001",
                        "嵌入对象"),
                unsafe(
                        "a link in an .xls",
                        TestDocuments.xls(book -> {
                            HSSFWorkbook other = new HSSFWorkbook();
                            other.createSheet("Sheet1");
                            book.linkExternalWorkbook("b.xls", other);
                            book.createSheet("表").createRow(0).createCell(0).setCellFormula("[b.xls]Sheet1!A1");
                        }),
                        "b.xls",
                        "外部链接"));
    }

    private static DynamicTest unsafe(String what, byte[] file, String found, String hint) {
        return refused(what, file, ProblemCode.UNSAFE_FILE, found, hint);
    }

    @TestFactory
    Stream<DynamicTest> whatExceedsALimitIsNamed() {
        String row = "<w:tr><w:tc><w:p><w:r><w:t>行</w:t></w:r></w:p></w:tc></w:tr>";
        return Stream.of(
                tooLarge("too many bytes", new byte[(5 << 20) + 1], null),
                tooLarge("a part too large", document(xml -> xml.replace("甲", "甲".repeat(1 << 19))), null),
                tooLarge(
                        "too many rows of a .docx",
                        TestDocuments.docx("<w:tbl>" + row.repeat(501) + "</w:tbl>"),
                        "A501"),
                tooLarge(
                        "too many columns of a .docx",
                        document(xml -> xml.replace(
                                "<w:tc>", "<w:tc><w:tcPr><w:gridSpan w:val=\"99999\"/></w:tcPr></w:tc><w:tc>")),
                        "ALM1"),
                tooLarge(
                        "too many columns of an .html",
                        TestDocuments.text("<table><tr><td colspan=64>一<td>二</table>"),
                        "BM1"),
                tooLarge("too many tags of an .html", TestDocuments.text("<html>" + "<b>".repeat(200_000)), null),
                tooLarge("too many tables", TestDocuments.docx(TABLE.repeat(201)), null),
                tooLarge(
                        "too many rows of an .xls",
                        TestDocuments.xls(book -> book.createSheet("表")
                                .createRow(500)
                                .createCell(0)
                                .setCellValue(1)),
                        "A501"));
    }

    private static DynamicTest tooLarge(String what, byte[] file, String cell) {
        return DynamicTest.dynamicTest(what, () -> {
            FilledWorkbook opened = open(file);
            assertThat(opened.sheets()).isEmpty();
            assertThat(opened.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.TOO_LARGE);
                assertThat(problem.cell()).isEqualTo(cell);
            });
        });
    }

    @Test
    void noEntityOfADocxFileIsResolved(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "geheim");
        byte[] file = document(
                xml -> "<!DOCTYPE x [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">]>" + xml.replace("甲", "&s;"));

        assertThat(open(file).problems()).extracting(Problem::code).containsExactly(ProblemCode.FORM_FILE);
    }

    @Test
    void anHtmlFileOfDeepElementsAndWideSpansIsReadWithinTheLimits() {
        String page = "<div>".repeat(20_000) + "<table><tr><td rowspan=99999 colspan=64>甲" + "<tr><td>".repeat(300);

        FilledWorkbook opened = open(TestDocuments.text("<html>" + page));

        assertThat(opened.problems()).extracting(Problem::code).isSubsetOf(ProblemCode.TOO_LARGE);
    }

    @TestFactory
    Stream<DynamicTest> aMutatedFileIsReadOrRefusedAndNothingElse() {
        Map<String, byte[]> files = Map.of(
                "xls", TestDocuments.xls(DocumentRefusalTest::fill),
                "docx", TestDocuments.docx(TABLE.repeat(20)),
                "html", TestDocuments.text("<html><table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table></html>"));
        return files.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    Random random = new Random(20_260_701);
                    for (int round = 0; round < 400; round++) {
                        FilledWorkbook opened = open(mutate(each.getValue(), random));
                        assertThat(opened.sheets().isEmpty())
                                .as("round %d of %s", round, each.getKey())
                                .isEqualTo(!opened.problems().isEmpty());
                    }
                }));
    }

    private static byte[] mutate(byte[] file, Random random) {
        byte[] mutated = file.clone();
        for (int i = 1 + random.nextInt(20); i > 0; i--) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(mutated, random.nextInt(mutated.length)) : mutated;
    }
}
