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
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
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

    private static final String TEXT = "BT /F1 12 Tf 60 300 Td (Text) Tj ET";
    private static final String ODS = "<office:document-content"
            + " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
            + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
            + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:spreadsheet>";
    private static final String MANIFEST = "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>";
    private static final String ENCRYPTED =
            "<m:file-entry m:full-path='content.xml'><m:encryption-data/></m:file-entry>";

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
                kind("a damaged PDF", TestDocuments.text("%PDF-1.7\n1 0 obj"), "PDF", "可能已损坏"),
                kind("a scanned PDF", pdf("40 40 400 700 re f"), "PDF 扫描件 scanned PDF", "只有图片，没有文字"),
                kind("a PDF without lines", pdf(TEXT), "没有框线表格的 PDF without ruled tables", "加上全部框线"),
                kind(
                        "a PDF whose cells are open",
                        pdf(TEXT + " 50 50 m 350 50 l 350 350 l 50 350 l s 50 200 m 200 200 l 200 350 m 200 200 l S"),
                        "PDF 第1页 page 1",
                        "缺少框线"),
                kind("an RTF", TestDocuments.text("{\\rtf1 x}"), "RTF", "另存为 .docx"),
                kind("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10}, "图片 image", "不读取图片或扫描件"),
                kind("XML", TestDocuments.text("<?xml version='1.0'?><Workbook/>"), "XML", "另存为 .xlsx"),
                kind("MHTML", TestDocuments.text("MIME-Version: 1.0\n"), "MHTML", "另存为 .xlsx"),
                kind(
                        "OpenDocument",
                        TestDocuments.zip(Map.of("mimetype", "application/vnd.oasis.opendocument.text")),
                        "OpenDocument (.odt/.odp)",
                        "另存为 .docx"),
                kind("a damaged .doc", compound("WordDocument"), "Word 97-2003 (.doc/.wps)", "可能已损坏"),
                kind("Word 95", word(0xdc, 0), "Word 95 (.doc)", "另存为 .docx"),
                kind("an encrypted .doc", word(0xec, 1), "加密文件 encrypted file", "去掉密码"),
                kind("an encrypted .ods", ods("", ENCRYPTED), "加密文件 encrypted file", "去掉密码"),
                kind("an encrypted PDF", encryptedPdf(), "加密文件 encrypted file", "去掉密码"),
                kind("an .ods that is no XML", ods("<table:table>", ""), "OpenDocument (.ods)", "可能已损坏"),
                kind("Excel 95", compound("Book"), "Excel 95 (.xls)", "另存为 .xlsx"),
                kind("an encrypted package", compound("EncryptedPackage"), "加密文件 encrypted file", "去掉密码"),
                kind("an encrypted .xls", encryptedXls(), "加密文件 encrypted file", "去掉密码"),
                kind("a .docx without a table", TestDocuments.docx("<w:p/>"), "Word (.docx)", "没有表格"),
                kind("a page without a table", TestDocuments.text("<html>自评"), "HTML", "没有表格"),
                kind("another compound file", compound("Other"), "OLE", "可能已损坏"));
    }

    private static byte[] ods(String tables, String manifest) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        parts.put("content.xml", ODS + tables + "</office:spreadsheet></office:body></office:document-content>");
        if (!manifest.isEmpty()) {
            parts.put("META-INF/manifest.xml", MANIFEST + manifest + "</m:manifest>");
        }
        return TestDocuments.zip(parts);
    }

    private static String entry(String path, String type) {
        return "<m:file-entry m:full-path='" + path + "' m:media-type='" + type + "'/>";
    }

    private static byte[] word(int kind, int flags) {
        byte[] head = new byte[5_000];
        head[0] = (byte) kind;
        head[1] = (byte) 0xa5;
        head[11] = (byte) flags;
        return TestDocuments.compound(file -> file.createDocument(new ByteArrayInputStream(head), "WordDocument"));
    }

    private static byte[] pdf(String content) {
        return TestDocuments.pdf(content, document -> {});
    }

    private static byte[] encryptedPdf() {
        return TestDocuments.pdf(
                TEXT,
                document -> document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission())));
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
                unsafe(
                        "a macro in an .ods",
                        ods("", entry("Basic/script-lc.xml", "text/xml")),
                        "Basic/script-lc.xml",
                        "宏"),
                unsafe(
                        "an object in an .ods",
                        ods("", entry("Object 1", "application/vnd.sun.star.oleobject")),
                        "Object 1",
                        "嵌入对象"),
                unsafe(
                        "a link in an .ods",
                        ods("<table:table><table:table-source/></table:table>", ""),
                        "table-source",
                        "外部链接"),
                unsafe("a macro in a .doc", compound("WordDocument", "Macros"), "Macros", "宏"),
                unsafe("a script in a PDF", scripted(), "JavaScript", "宏"),
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

    private static byte[] scripted() {
        return TestDocuments.pdf(
                TEXT, document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")));
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
                tooLarge(
                        "too many rows of an .ods",
                        ods(
                                "<table:table table:name='t'><table:table-row table:number-rows-repeated='999999'>"
                                        + "<table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table>",
                                ""),
                        "A501"),
                tooLarge("a PDF that unpacks to more than it may", pdf(" ".repeat(3 << 20)), null),
                tooLarge("a PDF whose forms call each other", pdf(TEXT + " /Loop Do".repeat(100_000)), null),
                tooLarge(
                        "a PDF of too many pages",
                        TestDocuments.pdf(TEXT, document -> {
                            for (int i = 0; i < 200; i++) {
                                document.addPage(new PDPage());
                            }
                        }),
                        null),
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
                "ods",
                        ods(
                                "<table:table table:name='t'><table:table-row><table:table-cell table:number-columns-spanned='2'>"
                                        + "<text:p>甲</text:p></table:table-cell></table:table-row></table:table>",
                                ""),
                "pdf", TestDocuments.plainPdf(pdf(TEXT + " 50 50 300 300 re S")),
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
