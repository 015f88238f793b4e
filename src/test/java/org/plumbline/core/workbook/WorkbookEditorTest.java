package org.plumbline.core.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheet;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetRejectedException;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Tables added to a workbook and schemes made from one have technical rows that are read as if written at first. */
class WorkbookEditorTest {

    private static final byte[] NATIONAL = ShippedFiles.workbook("national-project");

    private static List<Problem> load(byte[] workbook) {
        try {
            return ShippedFiles.load("national-project.xlsx", workbook).warnings();
        } catch (RuleSetRejectedException rejected) {
            return rejected.problems();
        }
    }

    @TestFactory
    Stream<DynamicTest> aTableOfEachKindWithAllItsConditionsLacksItsRulesAndNothingElse() {
        return RuleFamilies.listTables().stream()
                .filter(table -> !List.of("GRADE", "CHECK").contains(table.name()))
                .map(table -> DynamicTest.dynamicTest(table.name(), () -> {
                    List<Problem> problems = load(WorkbookEditor.addTable(NATIONAL, table.name(), labels(table)));

                    assertThat(problems)
                            .filteredOn(problem -> problem.code().isBlocking())
                            .singleElement()
                            .satisfies(problem -> {
                                assertThat(problem.code()).isEqualTo(ProblemCode.TABLE_MISSING);
                                assertThat(problem.expected().en()).isEqualTo("at least one rule");
                            });
                    assertThat(problems).noneMatch(problem -> problem.code() == ProblemCode.TECHNICAL_RESTORED);
                }));
    }

    @Test
    void theSheetOfBasesIsAddedOnceAndCanBeCited() throws IOException {
        byte[] added = WorkbookEditor.addBases(NATIONAL);
        assertThat(load(added)).isEqualTo(load(NATIONAL));
        assertThat(ShippedFiles.load("national-project.xlsx", added).bases())
                .extracting(Basis::id, Basis::verified)
                .containsExactly(
                        tuple("XD-1", false), tuple("XD-2", false), tuple("XD-3", false), tuple("XD-4", false));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(added))) {
            assertThat(book.getSheetIndex("依据")).isLessThan(book.getSheetIndex("测试"));
        }
        assertThatThrownBy(() -> WorkbookEditor.addBases(added)).hasMessageContaining("已有工作表");
    }

    private static List<String> labels(TableType<?> table) {
        return table.conditions().values().stream()
                .map(condition -> condition.label().zh())
                .toList();
    }

    /** POI omits the sheet when it opens the workbook, and would move another one in its place. */
    @Test
    void aWorkbookThatListsASheetWithoutContentIsNotRewritten() throws IOException {
        ByteArrayOutputStream listed = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(NATIONAL))) {
            CTSheet sheet = book.getCTWorkbook().getSheets().insertNewSheet(0);
            sheet.setName("空");
            sheet.setSheetId(99);
            sheet.setId("none");
            book.write(listed);
        }

        assertThatThrownBy(() -> WorkbookEditor.addTable(listed.toByteArray(), "CAP", List.of("执行率小于")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("无法改写");
    }

    @Test
    void theTechnicalRowsOfAnAddedTableAreHidden() throws IOException {
        byte[] added = WorkbookEditor.addTable(NATIONAL, "CAP", List.of("执行率小于", "执行率不小于"));

        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(added))) {
            XSSFSheet sheet = book.getSheet("封顶");
            for (int row = 0; row < 6; row++) {
                assertThat(sheet.getRow(row).getZeroHeight()).isTrue();
            }
            assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("plumbline.national_project");
            assertThat(sheet.getRow(6).getCell(1).getStringCellValue()).isEqualTo("执行率不小于");
            assertThat(book.getSheetIndex("封顶")).isLessThan(book.getSheetIndex("等级"));
        }
    }

    @Test
    void anAddedTableScoresOnceItsRowsAreFilledIn() throws IOException {
        byte[] added = WorkbookEditor.addTable(NATIONAL, "CAP", List.of("执行率不小于"));
        byte[] filled = edit(added, book -> {
            var row = book.getSheet("封顶").createRow(7);
            row.createCell(0).setCellValue("FD-1");
            row.createCell(1).setCellValue(0);
            row.createCell(2).setCellValue(100);
            row.createCell(3).setCellValue("某文件第一条");
        });

        RuleSet ruleSet = ShippedFiles.load("national-project.xlsx", filled);

        assertThat(ruleSet.content().findSheet("封顶")).isPresent();
    }

    @Test
    void aSecondTableOfCapsIsRejected() {
        byte[] added = WorkbookEditor.addTable(NATIONAL, "CAP", List.of("执行率不小于"));

        assertThatThrownBy(() -> WorkbookEditor.addTable(added, "CAP", List.of("执行率不小于")))
                .hasMessageStartingWith("family: ");
        assertThatThrownBy(() -> WorkbookEditor.addTable(NATIONAL, "CAP", List.of()))
                .hasMessageStartingWith("conditions: ");
        assertThatThrownBy(() -> WorkbookEditor.addTable(NATIONAL, "NONE", List.of("评分办法")))
                .hasMessageStartingWith("family: ");
    }

    @Test
    void aFileThatIsNoWorkbookIsRejected() {
        assertThatThrownBy(() -> WorkbookEditor.renameScheme("{}".getBytes(StandardCharsets.UTF_8), "county", "某县"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("workbook: ");
    }

    @Test
    void aSchemeMadeFromAnotherHasTheSameRulesUnderItsOwnId() {
        byte[] renamed = WorkbookEditor.renameScheme(NATIONAL, "2027-county", "某县项目自评");

        RuleSet ruleSet = ShippedFiles.load("2027-county.xlsx", renamed);

        assertThat(ruleSet.scheme().id()).isEqualTo("2027-county");
        assertThat(ruleSet.scheme().title()).isEqualTo("某县项目自评");
        assertThat(ruleSet.warnings())
                .extracting(Problem::code)
                .doesNotContain(ProblemCode.TECHNICAL_RESTORED, ProblemCode.SHEET_ADOPTED);
        assertThat(ruleSet.content().sheets())
                .hasSameSizeAs(
                        ShippedFiles.ruleSet("national-project").content().sheets());
    }

    @Test
    void anIdThatIsNoFileNameIsRejected() {
        assertThatThrownBy(() -> WorkbookEditor.renameScheme(NATIONAL, "某县", "某县项目自评"))
                .hasMessageStartingWith("scheme: ");
        assertThatThrownBy(() -> WorkbookEditor.renameScheme(NATIONAL, "county", " "))
                .hasMessageStartingWith("title: ");
    }

    @Test
    void aSheetCopiedFromTheWorkbookOfAnotherSchemeIsAdoptedAndReported() throws IOException {
        byte[] mixed;
        try (XSSFWorkbook other =
                new XSSFWorkbook(new ByteArrayInputStream(ShippedFiles.workbook("platform-project")))) {
            mixed = edit(NATIONAL, book -> copy(other.getSheet("封顶"), book.createSheet("封顶")));
        }

        assertThat(load(mixed))
                .filteredOn(problem -> "封顶".equals(problem.sheet()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.SHEET_ADOPTED);
                    assertThat(problem.hint().zh()).contains("platform-project");
                });
    }

    @Test
    void aWorkbookThatIsReadButCannotBeRewrittenIsRejectedWithWhatToDo() {
        byte[] damaged = EditedWorkbook.entries(
                entries -> entries.put("docProps/core.xml", "<cp:core".getBytes(StandardCharsets.UTF_8)));

        assertThat(ShippedFiles.load(EditedWorkbook.FILE, damaged).scheme().id())
                .isEqualTo("dachang-department");
        assertThatThrownBy(() -> WorkbookEditor.renameScheme(damaged, "new-scheme", "新方案"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("另存为 .xlsx");
    }

    private static void copy(XSSFSheet from, XSSFSheet to) {
        to.copyRows(
                Stream.iterate(0, row -> row <= from.getLastRowNum(), row -> row + 1)
                        .map(from::getRow)
                        .toList(),
                0,
                new CellCopyPolicy.Builder().cellStyle(false).build());
        for (int row = 0; row < 6; row++) {
            to.getRow(row).setZeroHeight(true);
        }
    }

    @FunctionalInterface
    private interface Change {
        void make(XSSFWorkbook book);
    }

    private static byte[] edit(byte[] workbook, Change change) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            change.make(book);
            book.write(bytes);
            return bytes.toByteArray();
        }
    }
}
