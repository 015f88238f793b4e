package org.plumbline.core.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.plumbline.EditedWorkbook.cell;
import static org.plumbline.EditedWorkbook.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Mistakes made in a copy of the Dachang workbook, each with the only problems to be reported. */
public final class WorkbookMistakes {

    static final String SCHEME = "方案";
    static final String CATALOGUE = "指标";
    static final String STEP = "扣分-每步扣分";
    static final String CHECKPOINT = "扣分-要点";
    static final String WORDING = "扣分-定性";
    static final String GRADE = "等级";
    static final String CHECK = "审核";
    static final String LIMITS = "审核-阈值";

    private WorkbookMistakes() {}

    /** The problem expected for a mistake. */
    public record ExpectedProblem(ProblemCode code, String sheet, String cell, String found) {
        static ExpectedProblem of(Problem problem) {
            return new ExpectedProblem(problem.code(), problem.sheet(), problem.cell(), problem.found());
        }
    }

    /** @param made makes the mistake and returns the expected problems */
    public static DynamicTest made(String statement, Function<XSSFWorkbook, List<ExpectedProblem>> made) {
        return DynamicTest.dynamicTest(statement, () -> {
            AtomicReference<List<ExpectedProblem>> expected = new AtomicReference<>();
            byte[] workbook = EditedWorkbook.dachang(book -> expected.set(made.apply(book)));
            assertThat(problems(workbook))
                    .extracting(ExpectedProblem::of)
                    .containsExactlyInAnyOrderElementsOf(expected.get());
        });
    }

    /** A text typed into one cell, which is reported at that cell. */
    public static DynamicTest typed(
            String statement, Function<XSSFWorkbook, Cell> place, String text, ProblemCode code) {
        return made(statement, book -> {
            Cell cell = place.apply(book);
            cell.setCellValue(text);
            return expect(code, cell, text);
        });
    }

    /** Why a workbook is rejected; every problem is checked to have a message, with its place, in both languages. */
    public static List<Problem> problems(byte[] workbook) {
        RuleSetRejectedException rejected = catchThrowableOfType(
                RuleSetRejectedException.class, () -> ShippedFiles.load(EditedWorkbook.FILE, workbook));
        assertThat(rejected).as("refused").isNotNull();
        assertThat(rejected.problems()).allSatisfy(WorkbookMistakes::isWrittenInBothLanguages);
        return ofTheMistake(rejected.problems());
    }

    /** Without what is reported of the sound workbook as well, and without the list of what was not checked. */
    static List<Problem> ofTheMistake(List<Problem> problems) {
        List<Problem> sound = ShippedFiles.load(EditedWorkbook.FILE, ShippedFiles.workbook("dachang-department"))
                .warnings();
        return problems.stream()
                .filter(problem -> problem.code() != ProblemCode.UNCHECKED && !sound.contains(problem))
                .toList();
    }

    public static void isWrittenInBothLanguages(Problem problem) {
        String found = problem.found() == null ? "" : problem.found();
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            assertThat(problem.format(locale))
                    .startsWith(problem.file())
                    .contains(problem.code().sentence().in(locale), found)
                    .contains(problem.sheet() == null ? "" : problem.sheet())
                    .contains(problem.cell() == null ? "" : problem.cell())
                    .doesNotContain("\n");
            assertThat(problem.format(locale).replace(found, "")).doesNotContain("null", "Exception");
        }
        assertThat(problem.expected() != null || problem.hint() != null)
                .as("%s says what to do", problem)
                .isTrue();
        assertThat(problem.format(Locale.ENGLISH)).isNotEqualTo(problem.format(Locale.CHINESE));
    }

    public static List<ExpectedProblem> expect(ProblemCode code, Cell cell, String found) {
        return List.of(new ExpectedProblem(code, cell.getSheet().getSheetName(), address(cell), found));
    }

    @SafeVarargs
    public static List<ExpectedProblem> all(List<ExpectedProblem>... expected) {
        return all(Arrays.asList(expected));
    }

    static List<ExpectedProblem> all(List<List<ExpectedProblem>> expected) {
        return expected.stream().flatMap(List::stream).toList();
    }

    public static List<ExpectedProblem> emptied(Cell cell, ProblemCode code) {
        cell.setBlank();
        return expect(code, cell, null);
    }

    static List<ExpectedProblem> hidden(XSSFWorkbook book, String sheet, String id) {
        Cell cell = find(book.getSheet(sheet), id);
        cell.getRow().setZeroHeight(true);
        return expect(ProblemCode.HIDDEN_ROW, cell, id);
    }

    /** Merged as Excel does it, which keeps the first cell's content alone. */
    static List<ExpectedProblem> merged(XSSFWorkbook book, String sheet, String from, String to, String label) {
        Cell first = cell(book, sheet, from, label);
        Cell last = cell(book, sheet, to, label);
        for (int row = first.getRowIndex() + 1; row <= last.getRowIndex(); row++) {
            at(first.getSheet(), row, first.getColumnIndex()).setBlank();
        }
        String range = address(first) + ":" + address(last);
        book.getSheet(sheet).addMergedRegion(CellRangeAddress.valueOf(range));
        return List.of(new ExpectedProblem(ProblemCode.MERGED_DATA, sheet, range, first.getStringCellValue()));
    }

    static Cell at(Sheet sheet, int row, int column) {
        org.apache.poi.ss.usermodel.Row at = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        return at.getCell(column, MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    static Cell right(Cell cell, int columns) {
        return at(cell.getSheet(), cell.getRowIndex(), cell.getColumnIndex() + columns);
    }

    /** So many rows above a label: its technical cells. */
    static Cell above(XSSFWorkbook book, String sheet, String label, int rows) {
        Cell cell = find(book.getSheet(sheet), label);
        return at(cell.getSheet(), cell.getRowIndex() - rows, cell.getColumnIndex());
    }

    /** So many rows below the last one of a sheet. */
    static Cell below(XSSFWorkbook book, String sheet, int rows, int column) {
        return at(book.getSheet(sheet), book.getSheet(sheet).getLastRowNum() + rows, column);
    }

    /** Copies a row, by its id, to below the last one and returns the copy's id cell. */
    static Cell copied(XSSFWorkbook book, String sheet, String id) {
        int from = find(book.getSheet(sheet), id).getRowIndex();
        int to = book.getSheet(sheet).getLastRowNum() + 1;
        book.getSheet(sheet).copyRows(from, from, to, new CellCopyPolicy());
        return at(book.getSheet(sheet), to, 0);
    }

    /** Inserts blank rows before the one with this id and returns the first's first cell. */
    static Cell inserted(XSSFWorkbook book, String sheet, String id, int rows) {
        int row = find(book.getSheet(sheet), id).getRowIndex();
        book.getSheet(sheet).shiftRows(row, book.getSheet(sheet).getLastRowNum(), rows);
        return at(book.getSheet(sheet), row, 0);
    }

    /** The cells of a column below its label. */
    static List<Cell> column(XSSFWorkbook book, String sheet, String label) {
        Cell head = find(book.getSheet(sheet), label);
        List<Cell> cells = new ArrayList<>();
        IntStream.rangeClosed(head.getRowIndex() + 1, head.getSheet().getLastRowNum())
                .forEach(row -> cells.add(at(head.getSheet(), row, head.getColumnIndex())));
        return cells;
    }

    static Cell formatted(Cell cell, double number, String format) {
        CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
        style.setDataFormat(cell.getSheet().getWorkbook().createDataFormat().getFormat(format));
        cell.setCellStyle(style);
        cell.setCellValue(number);
        return cell;
    }

    static String address(Cell cell) {
        return CellReference.convertNumToColString(cell.getColumnIndex()) + (cell.getRowIndex() + 1);
    }
}
