package org.plumbline.core.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.EditedWorkbook.cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.explanation.DiffSentences;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.workbook.ContentDiff.AddedRow;
import org.plumbline.core.workbook.ContentDiff.ChangedCell;
import org.plumbline.core.workbook.ContentDiff.RemovedRow;
import org.plumbline.core.workbook.ContentDiff.RenamedRow;
import org.plumbline.core.workbook.ContentDiff.SheetDiff;
import org.plumbline.core.workbook.WorkbookContent.ColumnRole;
import org.plumbline.core.workbook.WorkbookContent.ContentColumn;
import org.plumbline.core.workbook.WorkbookContent.ContentRow;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;

class ContentDiffTest {

    private static final String STEP = "扣分-每步扣分";
    private static final WorkbookContent BEFORE =
            ShippedFiles.ruleSet("dachang-department").content();

    private static ContentDiff edited(Consumer<XSSFWorkbook> change) {
        return ContentDiff.between(BEFORE, EditedWorkbook.load(change).content());
    }

    /** Without the sheet of tests, which refers to rows by their ids. */
    private static ContentDiff untested(Consumer<XSSFWorkbook> change) {
        Consumer<XSSFWorkbook> dropping = book -> book.removeSheetAt(book.getSheetIndex("测试"));
        return ContentDiff.between(
                EditedWorkbook.load(dropping).content(),
                EditedWorkbook.load(dropping.andThen(change)).content());
    }

    private static List<String> lines(ContentDiff diff) {
        return DiffSentences.describe(diff, Locale.CHINESE);
    }

    private static WorkbookContent with(SheetContent changed) {
        return new WorkbookContent(
                BEFORE.sheets().stream()
                        .map(sheet -> sheet.name().equals(changed.name()) ? changed : sheet)
                        .toList(),
                BEFORE.notes());
    }

    private static SheetContent step() {
        return BEFORE.findSheet(STEP).orElseThrow();
    }

    private static SheetContent with(SheetContent sheet, List<ContentColumn> columns, List<ContentRow> entries) {
        return new SheetContent(sheet.name(), sheet.kind(), sheet.form(), columns, entries, sheet.hiddenRows());
    }

    private static ContentRow set(ContentRow entry, int column, String value) {
        List<String> values = new ArrayList<>(entry.values());
        values.set(column, value);
        return new ContentRow(entry.key(), entry.row(), values);
    }

    @TestFactory
    Stream<DynamicTest> aWorkbookDiffersInNothingFromItself() {
        return ShippedFiles.ruleSets().values().stream()
                .map(ruleSet -> DynamicTest.dynamicTest(
                        ruleSet.file(), () -> assertThat(ContentDiff.between(ruleSet.content(), ruleSet.content())
                                        .isEmpty())
                                .isTrue()));
    }

    @Test
    void aChangedCellIsTellingByRuleIdWithItsUnitAndPlace() {
        ContentDiff diff = edited(book -> cell(book, STEP, "BK-003", "每步扣").setCellValue(15));
        assertThat(diff.sheets()).singleElement().satisfies(sheet -> {
            assertThat(sheet.changes()).singleElement().isInstanceOfSatisfying(ChangedCell.class, change -> {
                assertThat(change.key()).isEqualTo("BK-003");
                assertThat(change.rowBefore()).isEqualTo(10);
                assertThat(change.cell()).isEqualTo("D10");
                assertThat(change.unit()).isEqualTo("权重%");
                assertThat(change.before()).isEqualTo("10");
                assertThat(change.after()).isEqualTo("15");
            });
        });
        assertThat(lines(diff)).containsExactly("扣分-每步扣分 第 10 行 BK-003：每步扣 10 → 15（权重%）");
        assertThat(DiffSentences.describe(diff, Locale.ENGLISH))
                .containsExactly("扣分-每步扣分 row 10 BK-003: costs 10 → 15 (权重%)");
    }

    @Test
    void aRowInsertedAboveMovesTheOthersWithoutChangingThem() {
        ContentDiff diff = edited(book -> {
            XSSFSheet sheet = book.getSheet(STEP);
            int at = EditedWorkbook.find(sheet, "BK-002").getRowIndex();
            sheet.shiftRows(at, sheet.getLastRowNum(), 1);
            sheet.createRow(at).copyRowFrom(sheet.getRow(at + 1), new CellCopyPolicy());
            sheet.getRow(at).getCell(0).setCellValue("BK-009");
            sheet.getRow(at).getCell(1).setCellValue("每偏离1%扣5%");
            cell(book, STEP, "BK-009", "每步扣").setCellValue(5);
            cell(book, STEP, "BK-003", "每步扣").setCellValue(12);
        });
        assertThat(lines(diff))
                .containsExactly(
                        "扣分-每步扣分 第 9 行 BK-009：新增一行：评分办法 每偏离1%扣5%，步长 1，每步扣 5，扣分单位 权重%，不足一步 进一，"
                                + "方向 双向，偏差口径 百分点，下限 0，依据 自评表评分规则，备注 等于目标得满分；每高或低 1 个百分点扣权重的 10%，扣完为止",
                        "扣分-每步扣分 第 11 行 BK-003：每步扣 10 → 12（权重%）");
    }

    @Test
    void sortedRowsAreNoChange() {
        List<ContentRow> sorted = new ArrayList<>();
        SheetContent sheet = step();
        for (int i = sheet.entries().size() - 1; i >= 0; i--) {
            ContentRow entry = sheet.entries().get(i);
            sorted.add(new ContentRow(entry.key(), 8 + sorted.size(), entry.values()));
        }
        assertThat(ContentDiff.between(BEFORE, with(with(sheet, sheet.columns(), sorted)))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void numbersAreComparedByValueAndWordsByLetter() {
        SheetContent sheet = step();
        ContentRow entry = sheet.entries().get(0);
        ContentRow same = set(entry, sheet.findColumn("每步扣"), "10.0");
        ContentRow other = set(entry, sheet.findColumn("评分办法"), entry.values().get(sheet.findColumn("评分办法")) + ".0");
        List<ContentRow> rest = sheet.entries().subList(1, sheet.entries().size());
        assertThat(ContentDiff.between(BEFORE, with(with(sheet, sheet.columns(), concat(same, rest))))
                        .isEmpty())
                .isTrue();
        assertThat(ContentDiff.between(BEFORE, with(with(sheet, sheet.columns(), concat(other, rest))))
                        .isEmpty())
                .isFalse();
        ContentRow one = set(entry, sheet.findColumn("评分办法"), "001");
        assertThat(ContentDiff.between(
                                with(with(sheet, sheet.columns(), concat(one, rest))),
                                with(with(
                                        sheet,
                                        sheet.columns(),
                                        concat(set(entry, sheet.findColumn("评分办法"), "1"), rest))))
                        .isEmpty())
                .isFalse();
    }

    private static List<ContentRow> concat(ContentRow first, List<ContentRow> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    @Test
    void anotherIdForTheSameRowIsARenaming() {
        ContentDiff diff = untested(book -> cell(book, STEP, "BK-003", "规则编号").setCellValue("BK-030"));
        assertThat(diff.sheets().get(0).changes()).containsExactly(new RenamedRow("BK-003", "BK-030", 10, 10));
        assertThat(lines(diff)).containsExactly("扣分-每步扣分 第 10 行 BK-030：编号 BK-003 → BK-030，内容未变");
    }

    @Test
    void anotherIdAndAnotherValueAreARowRemovedAndARowAdded() {
        ContentDiff diff = untested(book -> {
            cell(book, STEP, "BK-003", "每步扣").setCellValue(15);
            cell(book, STEP, "BK-003", "规则编号").setCellValue("BK-030");
        });
        assertThat(diff.sheets().get(0).changes()).hasSize(2);
        assertThat(diff.sheets().get(0).changes().get(0)).isInstanceOf(AddedRow.class);
        assertThat(diff.sheets().get(0).changes().get(1)).isInstanceOf(RemovedRow.class);
        assertThat(lines(diff).get(1)).startsWith("扣分-每步扣分 第 10 行 BK-003：删除一行（原行号）：评分办法 每低1%扣10%");
    }

    @Test
    void settingsIndicatorsAndThresholdsAreComparedToo() {
        ContentDiff diff = edited(book -> {
            EditedWorkbook.setting(book, "标题").setCellValue("新标题");
            cell(book, "指标", "d03", "目标值").setCellValue(95);
            cell(book, "指标", "d03", "备注").setBlank();
            cell(book, "审核-阈值", "合计不符", "阈值").setCellValue(0.1);
        });
        assertThat(lines(diff))
                .containsExactly(
                        "方案 第 2 行 标题：值 大厂回族自治县部门整体绩效自评 → 新标题",
                        "指标 第 4 行 d03：目标值 100 → 95（%）",
                        "指标 第 4 行 d03：备注 实际支付进度÷既定支付进度×100% → （空）",
                        "审核-阈值 第 3 行 合计不符：阈值 0.05 → 0.1");
    }

    @Test
    void addedAndRemovedSheetsAreReported() {
        WorkbookContent less = new WorkbookContent(
                BEFORE.sheets().stream()
                        .filter(sheet -> !sheet.name().equals(STEP))
                        .toList(),
                BEFORE.notes());
        assertThat(lines(ContentDiff.between(BEFORE, less))).containsExactly("删除工作表“扣分-每步扣分”，4 行");
        assertThat(lines(ContentDiff.between(less, BEFORE))).containsExactly("新增工作表“扣分-每步扣分”，4 行");
    }

    @Test
    void anOptionalColumnIsReportedOnceAndOnlyItsFilledCellsAreChanges() {
        SheetContent sheet = step();
        int floor = sheet.findColumn("下限");
        List<ContentColumn> fewer = new ArrayList<>(sheet.columns());
        ContentColumn column = fewer.remove(floor);
        List<ContentRow> blank =
                sheet.entries().stream().map(entry -> set(entry, floor, null)).toList();
        List<ContentRow> without = sheet.entries().stream()
                .map(entry -> {
                    List<String> values = new ArrayList<>(entry.values());
                    values.remove(floor);
                    return new ContentRow(entry.key(), entry.row(), values);
                })
                .toList();
        WorkbookContent narrow = with(with(sheet, fewer, without));
        ContentDiff widened = ContentDiff.between(narrow, with(with(sheet, sheet.columns(), blank)));
        assertThat(widened.sheets()).singleElement().satisfies(diff -> {
            assertThat(diff.columnsAdded()).containsExactly(column);
            assertThat(diff.changes()).isEmpty();
        });
        assertThat(lines(widened)).containsExactly("扣分-每步扣分：新增列“下限”");
        assertThat(lines(ContentDiff.between(BEFORE, narrow)))
                .hasSize(1 + sheet.entries().size())
                .contains("扣分-每步扣分：删除列“下限”", "扣分-每步扣分 第 10 行 BK-003：下限 0 → （空）（分）");
    }

    /** Whatever cells are changed, these and no others are reported, wherever the rows are by then. */
    @TestFactory
    Stream<DynamicTest> theDifferenceFindsExactlyTheRandomEdits() {
        return IntStream.range(0, 60)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Random random = new Random(seed);
                    List<RuleSet> sets = List.copyOf(ShippedFiles.ruleSets().values());
                    WorkbookContent before =
                            sets.get(random.nextInt(sets.size())).content();
                    Map<String, String> expected = new HashMap<>();
                    List<SheetContent> sheets = new ArrayList<>();
                    for (SheetContent sheet : before.sheets()) {
                        sheets.add(shaken(sheet, random, expected));
                    }
                    ContentDiff diff = ContentDiff.between(before, new WorkbookContent(sheets, List.of()));
                    Map<String, String> found = new HashMap<>();
                    for (SheetDiff sheet : diff.sheets()) {
                        sheet.changes().forEach(change -> {
                            ChangedCell changed = (ChangedCell) change;
                            found.put(
                                    place(sheet.name(), changed.key(), changed.column()),
                                    changed.before() + " → " + changed.after());
                        });
                    }
                    assertThat(found).isEqualTo(expected);
                    assertThat(lines(diff)).hasSize(expected.size());
                    assertThat(diff.added()).isEmpty();
                    assertThat(diff.removed()).isEmpty();
                }));
    }

    private static String place(String sheet, String key, ContentColumn column) {
        return sheet + " " + key + " " + column.label().zh() + " " + column.snippet();
    }

    private static SheetContent shaken(SheetContent sheet, Random random, Map<String, String> expected) {
        List<ContentRow> entries = new ArrayList<>();
        for (ContentRow entry : sheet.entries()) {
            ContentRow now = entry;
            for (int i = 0; i < sheet.columns().size(); i++) {
                ContentColumn column = sheet.columns().get(i);
                if (column.part() != ColumnRole.KEY && random.nextInt(12) == 0) {
                    String value = random.nextInt(4) == 0 ? null : "新" + random.nextInt(100);
                    String old = entry.values().get(i);
                    now = set(now, i, value);
                    if (old != null || value != null) {
                        expected.put(place(sheet.name(), entry.key(), column), old + " → " + value);
                    }
                }
            }
            entries.add(now);
        }
        Collections.shuffle(entries, random);
        return with(sheet, sheet.columns(), entries);
    }

    @Test
    void aCellIsNamedByItsAddressInTheLaterWorkbook() {
        ContentDiff diff = edited(book -> {
            Cell cell = cell(book, "等级", "DJ-02", "等级");
            cell.setCellValue("良好的");
        });
        assertThat(((ChangedCell) diff.sheets().get(0).changes().get(0)).cell()).isEqualTo("D9");
    }
}
