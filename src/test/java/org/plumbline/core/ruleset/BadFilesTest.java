package org.plumbline.core.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.ruleset.WorkbookMistakes.STEP;
import static org.plumbline.core.ruleset.WorkbookMistakes.at;
import static org.plumbline.core.ruleset.WorkbookMistakes.problems;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.ruleset.WorkbookMistakes.ExpectedProblem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** A file that is no sound workbook is refused before it can do harm, and in words. */
class BadFilesTest {

    private static final byte[] SHIPPED = ShippedFiles.workbook("dachang-department");

    @TestFactory
    Stream<DynamicTest> aFileThatIsNotAWorkbookIsReported() {
        return Stream.of(
                refused("an empty file", () -> new byte[0], ProblemCode.NOT_A_WORKBOOK, null),
                refused("a text", () -> "规则编号,评分办法".getBytes(StandardCharsets.UTF_8), ProblemCode.NOT_A_WORKBOOK, null),
                refused("an .xls file", BadFilesTest::xls, ProblemCode.NOT_A_WORKBOOK, "Excel 97-2003 (.xls/.et)"),
                refused(
                        "an encrypted file",
                        BadFilesTest::encrypted,
                        ProblemCode.NOT_A_WORKBOOK,
                        "加密文件 encrypted file"),
                refused(
                        "another kind of zip",
                        () -> EditedWorkbook.entries(
                                entries -> entries.keySet().removeIf(name -> name.startsWith("xl/"))),
                        ProblemCode.NOT_A_WORKBOOK,
                        null),
                refused(
                        "a zip of nothing",
                        () -> EditedWorkbook.entries(entries -> entries.clear()),
                        ProblemCode.NOT_A_WORKBOOK,
                        null),
                refused(
                        "a sheet that is no XML",
                        () -> EditedWorkbook.xml(STEP, xml -> xml.replace("</sheetData>", "")),
                        ProblemCode.NOT_A_WORKBOOK,
                        null),
                refused(
                        "a row that occurs twice",
                        () -> EditedWorkbook.xml(STEP, xml -> xml.replace("<row r=\"9\"", "<row r=\"8\"")),
                        ProblemCode.NOT_A_WORKBOOK,
                        null),
                refused(
                        "rows out of their order",
                        () -> EditedWorkbook.xml(STEP, xml -> xml.replace("<row r=\"8\"", "<row r=\"99\"")),
                        ProblemCode.NOT_A_WORKBOOK,
                        null),
                refused(
                        "a cell that occurs twice",
                        () -> EditedWorkbook.xml(STEP, xml -> xml.replace("<c r=\"C9\"", "<c r=\"D9\"")),
                        ProblemCode.NOT_A_WORKBOOK,
                        null));
    }

    @TestFactory
    Stream<DynamicTest> aTruncatedFileIsReported() {
        return IntStream.of(
                        4,
                        100,
                        SHIPPED.length / 4,
                        SHIPPED.length / 2,
                        SHIPPED.length - 1_000,
                        SHIPPED.length - 30,
                        SHIPPED.length - 1)
                .mapToObj(length -> refused(
                        length + " bytes", () -> Arrays.copyOf(SHIPPED, length), ProblemCode.NOT_A_WORKBOOK, null));
    }

    @TestFactory
    Stream<DynamicTest> harmfulWorkbookContentIsReported() {
        return Stream.of(
                refused("a macro", () -> macros(), ProblemCode.UNSAFE_FILE, "xl/vbaProject.bin"),
                refused(
                        "an old macro sheet",
                        () -> with("xl/macrosheets/sheet1.xml"),
                        ProblemCode.UNSAFE_FILE,
                        "xl/macrosheets/sheet1.xml"),
                refused(
                        "a link to another workbook",
                        () -> with("xl/externalLinks/externalLink1.xml"),
                        ProblemCode.UNSAFE_FILE,
                        "xl/externalLinks/externalLink1.xml"),
                refused(
                        "a link spelt with backslashes",
                        () -> with("xl\\externalLinks\\externalLink1.xml"),
                        ProblemCode.UNSAFE_FILE,
                        "xl\\externalLinks\\externalLink1.xml"),
                refused(
                        "a link to a database",
                        () -> with("xl/connections.xml"),
                        ProblemCode.UNSAFE_FILE,
                        "xl/connections.xml"),
                refused(
                        "an embedded object",
                        () -> with("xl/embeddings/oleObject1.bin"),
                        ProblemCode.UNSAFE_FILE,
                        "xl/embeddings/oleObject1.bin"),
                refused(
                        "an ActiveX control",
                        () -> with("xl/activeX/activeX1.xml"),
                        ProblemCode.UNSAFE_FILE,
                        "xl/activeX/activeX1.xml"),
                refused(
                        "a macro by another name",
                        () -> related("vbaProject", "harmless.bin", ""),
                        ProblemCode.UNSAFE_FILE,
                        "harmless.bin"),
                refused(
                        "an embedded object by another name",
                        () -> related("oleObject", "picture.bin", ""),
                        ProblemCode.UNSAFE_FILE,
                        "picture.bin"),
                refused(
                        "a picture fetched from elsewhere",
                        () -> related("image", "http://127.0.0.1/x.png", " TargetMode=\"Ext&#101;rnal\""),
                        ProblemCode.UNSAFE_FILE,
                        "http://127.0.0.1/x.png"),
                refused(
                        "an entry that occurs twice",
                        () -> renamed(with("xl/stylez.xml"), "xl/stylez.xml", "xl/styles.xml"),
                        ProblemCode.UNSAFE_FILE,
                        "xl/styles.xml"));
    }

    @Test
    void anEntryThatExcelWouldNotSeeIsReported() {
        byte[] file = with("xl/worksheets/sheetX.xml");
        String bytes = new String(file, StandardCharsets.ISO_8859_1);
        int listed = bytes.lastIndexOf("xl/worksheets/sheetX.xml");
        file[listed + "xl/worksheets/sheet".length()] = 'Y';

        assertThat(problems(file))
                .extracting(ExpectedProblem::of)
                .containsExactlyInAnyOrder(
                        new ExpectedProblem(ProblemCode.UNSAFE_FILE, null, null, "xl/worksheets/sheetx.xml"),
                        new ExpectedProblem(ProblemCode.UNSAFE_FILE, null, null, "xl/worksheets/sheety.xml"));
    }

    @TestFactory
    Stream<DynamicTest> aTooLargeWorkbookIsReported() {
        return Stream.of(
                refused(
                        "an entry that unpacks to more than the limit",
                        () -> EditedWorkbook.entries(
                                entries -> entries.put("xl/media/image1.png", new byte[(50 << 20) + 1])),
                        ProblemCode.TOO_LARGE,
                        "xl/media/image1.png"),
                refused(
                        "more entries than the limit",
                        () -> EditedWorkbook.entries(entries ->
                                IntStream.range(0, 200).forEach(i -> entries.put("xl/media/" + i, new byte[1]))),
                        ProblemCode.TOO_LARGE,
                        "> 200 entries"),
                refused(
                        "more bytes than the limit",
                        () -> Arrays.copyOf(SHIPPED, (10 << 20) + 1),
                        ProblemCode.TOO_LARGE,
                        "10485761 B"));
    }

    @Test
    void aSheetWithMoreRowsThanTheLimitIsReportedWithTheFirstBeyond() {
        byte[] file = EditedWorkbook.dachang(
                book -> at(book.getSheet(STEP), 20_000, 0).setCellValue("BK-20000"));

        assertThat(problems(file))
                .extracting(ExpectedProblem::of)
                .containsExactly(new ExpectedProblem(ProblemCode.TOO_LARGE, STEP, "A20001", null));
    }

    @Test
    void aSheetWithMoreColumnsThanTheLimitIsReportedWithTheFirstBeyond() {
        byte[] file =
                EditedWorkbook.dachang(book -> at(book.getSheet(STEP), 8, 64).setCellValue("?"));

        assertThat(problems(file))
                .extracting(ExpectedProblem::of)
                .containsExactly(new ExpectedProblem(ProblemCode.TOO_LARGE, STEP, "BM9", null));
    }

    @Test
    void aNumberWithAHugeExponentIsRejected() {
        for (String number : List.of("1E999999999", "NaN", "-Infinity")) {
            assertThat(problems(EditedWorkbook.xml(STEP, price(number))))
                    .extracting(ExpectedProblem::of)
                    .containsExactly(new ExpectedProblem(ProblemCode.NOT_A_NUMBER, STEP, "D10", number));
        }
        assertThat(ShippedFiles.load(EditedWorkbook.FILE, EditedWorkbook.xml(STEP, price("1E-999999999")))
                        .warnings())
                .filteredOn(
                        problem -> problem.code() != ProblemCode.DOUBTFUL) // it is 0, not what the method's name says
                .isEqualTo(ShippedFiles.ruleSet("dachang-department").warnings());
    }

    private static UnaryOperator<String> price(String number) {
        return xml -> xml.replaceFirst("(<c r=\"D10\"[^>]*><v>)10.0</v>", "$1" + number + "</v>");
    }

    @Test
    void noFileOfTheServerIsRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "42");
        String entity = "<!DOCTYPE x [<!ENTITY secret SYSTEM \"" + secret.toUri() + "\">]>";
        byte[] file = EditedWorkbook.xml(
                STEP, xml -> price("&secret;").apply(xml).replaceFirst("(<worksheet)", entity + "$1"));

        assertThat(problems(file))
                .extracting(ExpectedProblem::of)
                .containsExactly(new ExpectedProblem(ProblemCode.NOT_A_WORKBOOK, null, null, null));
    }

    private static DynamicTest refused(String statement, Callable<byte[]> file, ProblemCode code, String found) {
        return DynamicTest.dynamicTest(statement, () -> assertThat(problems(file.call()))
                .extracting(ExpectedProblem::of)
                .containsExactly(new ExpectedProblem(code, null, null, found)));
    }

    private static byte[] with(String entry) {
        return EditedWorkbook.entries(entries -> entries.put(entry, "<x/>".getBytes(StandardCharsets.UTF_8)));
    }

    /** With one more relationship of the workbook. */
    private static byte[] related(String type, String target, String mode) {
        return EditedWorkbook.entries(entries -> entries.computeIfPresent(
                "xl/_rels/workbook.xml.rels", (name, xml) -> new String(xml, StandardCharsets.UTF_8)
                        .replace(
                                "</Relationships>",
                                "<Relationship Id=\"rIdX\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                                        + type + "\" Target=\"" + target + "\"" + mode + "/></Relationships>")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] macros() {
        return EditedWorkbook.entries(entries -> {
            entries.put("xl/vbaProject.bin", new byte[100]);
            entries.computeIfPresent("[Content_Types].xml", (name, xml) -> new String(xml, StandardCharsets.UTF_8)
                    .replace(
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                            "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
                    .getBytes(StandardCharsets.UTF_8));
        });
    }

    private static byte[] renamed(byte[] zip, String from, String to) {
        return new String(zip, StandardCharsets.ISO_8859_1).replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] xls() throws IOException {
        try (HSSFWorkbook book = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.createSheet("等级");
            book.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] encrypted() throws IOException, GeneralSecurityException, InvalidFormatException {
        try (POIFSFileSystem container = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OPCPackage book = OPCPackage.open(new ByteArrayInputStream(SHIPPED));
                    OutputStream into = encryptor.getDataStream(container)) {
                book.save(into);
            }
            container.writeFilesystem(out);
            return out.toByteArray();
        }
    }
}
