package org.plumbline.core.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.ShippedFiles;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.workbook.SchemeTemplate;
import org.plumbline.core.workbook.SchemeTemplateWriter;

/**
 * Slips of a clerk in the workbook of a new scheme with all kinds of tables: each that changes a meaning is one problem
 * at its cell, alone and together with others.
 */
class ClerkSlipsTest {

    private static final String INDICATORS = "指标";
    private static final String STEP = "扣分-每步扣分";
    private static final String BAND = "扣分-区间";
    private static final String GRADE = "等级";
    private static final List<Slip> SLIPS = readSlips();
    private static final byte[] SOUND = createSound();
    private static final List<Problem> SOUND_PROBLEMS = load(SOUND);

    /** @param content a number after #, or text */
    private record Slip(boolean together, String sheet, String cell, String content, String expected) {

        static Slip parse(String line) {
            String[] parts = line.substring(2).split(" \\| ");
            return new Slip(line.startsWith("+"), parts[0], parts[1], parts[2], parts[3]);
        }

        void make(XSSFWorkbook book) {
            Cell cell = find(book, sheet, this.cell);
            if (content.equals("(空)")) {
                cell.setBlank();
            } else if (content.startsWith("#")) {
                cell.setCellValue(Double.parseDouble(content.substring(1)));
            } else {
                cell.setCellValue(content.replace("␠", " "));
            }
        }
    }

    private static List<Slip> readSlips() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/problems/clerk-slips.txt")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(Slip::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] createSound() {
        SchemeTemplate template = SchemeTemplate.read(ShippedFiles.bytes(Path.of("rules", SchemeTemplate.FILE)));
        Set<String> families = template.families().stream().map(TableType::name).collect(Collectors.toSet());
        return SchemeTemplateWriter.toBytes(
                template,
                new SchemeTemplateWriter.TemplateOptions(
                        "made", "某县自评", "某省/某县", 2024, 2026, BigDecimal.valueOf(100), families));
    }

    private static Cell find(XSSFWorkbook book, String sheet, String cell) {
        CellReference place = new CellReference(cell);
        return book.getSheet(sheet)
                .getRow(place.getRow())
                .getCell(place.getCol(), MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    /** Without what is reported of the sound workbook as well, and the list of what was not checked. */
    private static List<String> findProblems(Consumer<XSSFWorkbook> slip) {
        return load(edit(slip)).stream()
                .filter(problem -> !SOUND_PROBLEMS.contains(problem) && problem.code() != ProblemCode.UNCHECKED)
                .peek(WorkbookMistakes::isWrittenInBothLanguages)
                .map(problem ->
                        problem.code() + " " + problem.sheet() + (problem.cell() == null ? "" : "!" + problem.cell()))
                .toList();
    }

    private static List<Problem> load(byte[] workbook) {
        try {
            return ShippedFiles.load("made.xlsx", workbook).warnings();
        } catch (RuleSetRejectedException rejected) {
            return rejected.problems();
        }
    }

    @TestFactory
    Stream<DynamicTest> aSlipInACellIsOneProblemAtItsCell() {
        return SLIPS.stream()
                .map(slip -> DynamicTest.dynamicTest(
                        slip.sheet() + "!" + slip.cell() + " " + slip.content(),
                        () -> assertThat(findProblems(slip::make)).containsExactly(slip.expected())));
    }

    @Test
    void slipsMadeTogetherAreAllReportedAtOnce() {
        List<Slip> together = SLIPS.stream().filter(Slip::together).toList();

        assertThat(together).hasSizeGreaterThan(30);
        assertThat(findProblems(book -> together.forEach(slip -> slip.make(book))))
                .containsExactlyInAnyOrderElementsOf(
                        together.stream().map(Slip::expected).toList());
    }

    private static DynamicTest made(String statement, String expected, Consumer<XSSFWorkbook> slip) {
        return DynamicTest.dynamicTest(
                statement, () -> assertThat(findProblems(slip)).containsExactly(expected));
    }

    private static void changeFont(Cell cell, Consumer<XSSFFont> change) {
        XSSFWorkbook book = (XSSFWorkbook) cell.getSheet().getWorkbook();
        XSSFFont font = book.createFont();
        change.accept(font);
        XSSFCellStyle style = book.createCellStyle();
        style.cloneStyleFrom(cell.getCellStyle());
        style.setFont(font);
        cell.setCellStyle(style);
    }

    private static void showAs(Cell cell, String format) {
        XSSFWorkbook book = (XSSFWorkbook) cell.getSheet().getWorkbook();
        XSSFCellStyle style = book.createCellStyle();
        style.cloneStyleFrom(cell.getCellStyle());
        style.setDataFormat(book.createDataFormat().getFormat(format));
        cell.setCellStyle(style);
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeSeenIsAnError() {
        return Stream.of(
                made(
                        "white on white",
                        "INVISIBLE " + STEP + "!D8",
                        book -> changeFont(
                                find(book, STEP, "D8"), font -> font.setColor(IndexedColors.WHITE.getIndex()))),
                made(
                        "white as the theme names it",
                        "INVISIBLE 方案!B8",
                        book -> changeFont(find(book, "方案", "B8"), font -> font.setThemeColor((short) 0))),
                made(
                        "a font of one point",
                        "INVISIBLE 指标!E2",
                        book -> changeFont(
                                find(book, INDICATORS, "E2"), font -> font.setFontHeightInPoints((short) 1))),
                made(
                        "a format that shows no text",
                        "INVISIBLE 指标!J2",
                        book -> showAs(find(book, INDICATORS, "J2"), ";;;;")),
                made("a row in white", "INVISIBLE 指标!A3", book -> book.getSheet(INDICATORS)
                        .getRow(2)
                        .forEach(cell -> changeFont(cell, font -> font.setThemeColor((short) 0)))));
    }

    @Test
    void whiteOnAColouredFillIsSeen() {
        assertThat(findProblems(book -> {
                    Cell cell = find(book, STEP, "D8");
                    changeFont(cell, font -> font.setColor(IndexedColors.WHITE.getIndex()));
                    XSSFCellStyle style = (XSSFCellStyle) cell.getCellStyle();
                    style.setFillForegroundColor(IndexedColors.DARK_BLUE.getIndex());
                    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
                }))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> aSheetCopiedOrRenamedIsOneProblem() {
        return Stream.of(
                made("copied rules", "SHEET_COPIED 扣分-区间 (2)", book -> book.cloneSheet(book.getSheetIndex(BAND))),
                made("a copy before its original", "SHEET_COPIED 扣分-区间 (2)", book -> {
                    book.cloneSheet(book.getSheetIndex(BAND));
                    book.setSheetOrder("扣分-区间 (2)", 2);
                }),
                made("copied grades", "SHEET_COPIED 等级 (2)", book -> book.cloneSheet(book.getSheetIndex(GRADE))),
                made("rules under another name", "SHEET_UNUSED 每步扣分", book -> rename(book, STEP, "每步扣分")),
                made("grades under another name", "SHEET_MISSING 等级", book -> rename(book, GRADE, "等级表")),
                made("the catalogue under another name", "SHEET_MISSING 指标", book -> rename(book, INDICATORS, "指标表")),
                made("tests under another name", "SHEET_UNUSED 测试1", book -> rename(book, "测试", "测试1")));
    }

    private static void rename(XSSFWorkbook book, String sheet, String name) {
        book.setSheetName(book.getSheetIndex(sheet), name);
    }

    @TestFactory
    Stream<DynamicTest> namesThatContradictOthersAreAWarning() {
        return Stream.of(
                made("the name of another indicator", "DOUBTFUL 指标!D3", book -> find(book, INDICATORS, "D3")
                        .setCellValue("支出进度率")),
                made("a better grade for lower totals", "DOUBTFUL 等级!D9", book -> {
                    exchange(book, GRADE, "D8", "D9");
                    exchange(book, GRADE, "E8", "E9");
                }));
    }

    @TestFactory
    Stream<DynamicTest> technicalCellsThatWereExchangedAreRestoredWhereTheContentDecides() {
        return Stream.of(
                made(
                        "choices of different columns",
                        "TECHNICAL_RESTORED " + STEP + "!A7",
                        book -> exchange(book, STEP, "G6", "H6")),
                made(
                        "numbers, which may belong to either",
                        "LABEL_UNKNOWN " + STEP + "!C7",
                        book -> exchange(book, STEP, "C6", "D6")),
                made("labels of numbers", "LABEL_UNKNOWN " + STEP + "!C7", book -> exchange(book, STEP, "C7", "D7")));
    }

    private static void exchange(XSSFWorkbook book, String sheet, String one, String other) {
        String text = find(book, sheet, one).getStringCellValue();
        find(book, sheet, one).setCellValue(find(book, sheet, other).getStringCellValue());
        find(book, sheet, other).setCellValue(text);
    }

    @TestFactory
    Stream<DynamicTest> whatRepeatsOverManyCellsIsOneProblem() {
        return Stream.of(
                made("labels copied among the rules", "STRAY_CELL 扣分-区间!A11", book -> copyRow(book, BAND, 7, 11)),
                made("labels copied among the indicators", "STRAY_CELL 指标!A9", book -> copyRow(book, INDICATORS, 1, 9)),
                made("labels copied among the tests", "STRAY_CELL 测试!A12", book -> copyRow(book, "测试", 1, 12)),
                made("bounds as shares", "FRACTION_AS_PERCENT 扣分-区间!C8", book -> {
                    find(book, BAND, "C8").setCellValue(0.95);
                    find(book, BAND, "C9").setCellValue(0.8);
                    find(book, BAND, "D9").setCellValue(0.95);
                    find(book, BAND, "D10").setCellValue(0.8);
                }),
                made("grades as shares", "FRACTION_AS_PERCENT 等级!B8", book -> {
                    List.of("B8", "C9").forEach(cell -> find(book, GRADE, cell).setCellValue(0.9));
                    List.of("B9", "C10").forEach(cell -> find(book, GRADE, cell).setCellValue(0.8));
                    List.of("B10", "C11")
                            .forEach(cell -> find(book, GRADE, cell).setCellValue(0.6));
                }));
    }

    @Test
    void aFoldedProblemNamesAllItsCells() {
        assertThat(load(edit(book -> List.of("G2", "G4", "G8")
                        .forEach(cell -> find(book, INDICATORS, cell).setCellValue(1)))))
                .filteredOn(problem -> problem.code() == ProblemCode.FRACTION_AS_PERCENT)
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint().zh()).contains("G4、G8", "共 3 格"));
    }

    private static void copyRow(XSSFWorkbook book, String sheet, int from, int to) {
        book.getSheet(sheet).createRow(to - 1);
        book.getSheet(sheet).getRow(from - 1).forEach(cell -> find(
                        book, sheet, CellReference.convertNumToColString(cell.getColumnIndex()) + to)
                .setCellValue(cell.getStringCellValue()));
    }

    @Test
    void twoNumbersInOneTargetAreAdvisedAsTwoIndicators() {
        assertThat(load(edit(book -> find(book, INDICATORS, "G2").setCellValue("90-100"))))
                .filteredOn(problem -> problem.code() == ProblemCode.TARGET_IS_TEXT)
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint().zh()).contains("拆成两个指标", "90", "100"));
    }

    private static byte[] edit(Consumer<XSSFWorkbook> change) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(SOUND));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            change.accept(book);
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
