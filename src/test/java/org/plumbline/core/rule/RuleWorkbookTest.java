package org.plumbline.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.ShippedFiles;
import org.plumbline.TestSchemeSettings;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.workbook.CatalogueColumns;
import org.plumbline.core.workbook.Expectation;
import org.plumbline.core.workbook.ListSheetReader;
import org.plumbline.core.workbook.RuleWorkbookWriter;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Severity;

class RuleWorkbookTest {

    private static final List<String> GRADE = List.of("总分不小于", "总分小于", "等级", "别名", "依据");
    private static final List<String> STEP = List.of("评分办法", "步长", "每步扣", "扣分单位", "不足一步", "方向", "偏差口径", "下限", "依据");

    private static Map<String, Object> settings() {
        return TestSchemeSettings.settings(
                Map.of("方案编号", "example-department", "标题", "示例方案", "年度止", 2022, "依据状态", "待核"));
    }

    private static RuleWorkbookWriter workbook() {
        return RuleWorkbookWriter.of(settings())
                .addTable(
                        "等级",
                        "GRADE",
                        GRADE,
                        List.of(
                                row("DJ-01", 60, null, "合格", "及格;通过", "某文件"),
                                row("DJ-02", null, 60, "不合格", null, "某文件")));
    }

    private static RuleWorkbookWriter filled() {
        return workbook()
                .addIndicator(Map.of("指标编号", "G", "三级指标", "产出", "权重", 100, "取法", GroupAggregation.MEAN))
                .addIndicator(Map.of(
                        "指标编号",
                        "001",
                        "三级指标",
                        "支出进度率",
                        "目标值",
                        new BigDecimal("99.5"),
                        "符号",
                        Operator.AT_LEAST,
                        "单位",
                        "%",
                        "评分办法",
                        "每低1%扣10%",
                        "共用组",
                        "G",
                        "备注",
                        "第一行"))
                .addIndicator(Map.of("指标编号", "d02", "三级指标", "知晓程度", "目标值", "普遍知晓", "共用组", "G"))
                .addTable(
                        "扣分-每步扣分",
                        "STEP",
                        STEP,
                        List.of(row(
                                "BK-001",
                                "每低1%扣10%",
                                new BigDecimal("0.5"),
                                10,
                                "权重%",
                                "进一",
                                "下降",
                                "百分点",
                                null,
                                "某文件第三条",
                                "不参与评分")))
                .addThreshold(Check.ROUNDING, new BigDecimal("0.05"), Severity.INFO);
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }

    private static RuleSet load(RuleWorkbookWriter workbook) {
        return ShippedFiles.load("example-department.xlsx", workbook.toBytes());
    }

    private static XSSFWorkbook open(RuleWorkbookWriter workbook) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(workbook.toBytes()));
    }

    @Test
    void aWrittenWorkbookLoadsWithTheSameValues() {
        RuleSet loaded = load(filled());

        assertThat(loaded.warnings())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        Problem.ProblemCode.BASIS_UNVERIFIED,
                        Problem.ProblemCode.BASIS_MISSING,
                        // the method's name says 1 %, the row 0.5
                        Problem.ProblemCode.DOUBTFUL,
                        // a member without a method that no row judges otherwise
                        Problem.ProblemCode.DOUBTFUL);
        assertThat(loaded.scheme().title()).isEqualTo("示例方案");
        assertThat(loaded.scheme().groups()).singleElement().satisfies(group -> {
            assertThat(group.take()).isEqualTo(GroupAggregation.MEAN);
            assertThat(group.weight()).isEqualByComparingTo("100");
        });
        Indicator first = loaded.scheme().indicators().get(0);
        assertThat(first.code()).isEqualTo("001");
        assertThat(first.target().numberOrNull()).isEqualByComparingTo("99.5");
        assertThat(first.operator()).isEqualTo(Operator.AT_LEAST);
        assertThat(loaded.scheme().indicators().get(1).target()).hasToString("普遍知晓");
        assertThat(loaded.scheme().thresholds().get("ROUNDING").limit()).isEqualByComparingTo("0.05");
        assertThat(loaded.listRules())
                .contains(new RuleSource("BK-001", "example-department.xlsx", "扣分-每步扣分", 8))
                .contains(new RuleSource("DJ-01", "example-department.xlsx", "等级", 8));
        assertThat(loaded.methods().numeric()).containsExactly("每低1%扣10%");
    }

    /** Whatever the vocabulary holds can be written, and is read as the word that was written. */
    @TestFactory
    Stream<DynamicTest> everyWordOfEveryFormIsWrittenAndRead() {
        return RuleFamilies.listTables().stream()
                .map(form -> DynamicTest.dynamicTest(form.name(), () -> {
                    List<TableType.ColumnType<?>> words =
                            new ArrayList<>(form.conditions().values());
                    words.addAll(form.actions().values());
                    List<Object> row = new ArrayList<>(List.of("R-01"));
                    words.forEach(word -> row.add(sample(word)));
                    List<String> snippets =
                            words.stream().map(TableType.ColumnType::snippet).toList();
                    String sheet = form.phase() == TableType.RulePhase.JUDGING
                            ? "扣分-表"
                            : form.title().zh();
                    RuleWorkbookWriter workbook =
                            form == RuleFamilies.GRADE.table() ? RuleWorkbookWriter.of(settings()) : workbook();
                    assertThat(load(workbook.addTable(sheet, form.name(), snippets, List.of(row)))
                                    .listRules())
                            .extracting(RuleSource::id)
                            .contains("R-01");
                }));
    }

    /** @return for bounds such that a value lies between them, for words such that a row agrees with itself */
    private static Object sample(TableType.ColumnType<?> word) {
        if (word instanceof TableType.BoundCondition<?> bound) {
            return BigDecimal.valueOf(bound.sign().isLower() ? -1 : 200);
        }
        Object agreeing =
                Map.of("已填办法", "是", "动作", "最高等级", "参数", "合格").get(word.label().zh());
        if (agreeing != null) {
            return agreeing;
        }
        if (word.label().zh().equals("起算%")) {
            return null; // is for the other 方式
        }
        CellType kind = word.kind();
        if (kind instanceof CellType.ChoiceCellType choice) {
            return choice.labels().get(0);
        }
        return kind instanceof CellType.NumberCellType ? BigDecimal.valueOf(2) : "1";
    }

    @Test
    void technicalRowsAreHiddenAndLockedAndTheDataIsNot() throws IOException {
        try (XSSFWorkbook book = open(filled())) {
            XSSFSheet sheet = book.getSheet("扣分-每步扣分");
            assertThat(sheet.isSheetLocked()).isTrue();
            assertThat(sheet.isInsertRowsLocked()).isFalse();
            assertThat(sheet.isDeleteRowsLocked()).isFalse();
            assertThat(sheet.getCTWorksheet().getSheetProtection().isSetPassword())
                    .isFalse();
            for (int index = 0; index < 6; index++) {
                XSSFRow row = sheet.getRow(index);
                assertThat(row.getZeroHeight()).isTrue();
                assertThat(row.getRowStyle().getLocked()).isTrue();
                row.forEach(cell -> assertThat(cell.getCellStyle().getLocked()).isTrue());
            }
            assertThat(sheet.getRow(6).getZeroHeight()).isFalse();
            sheet.getRow(6)
                    .forEach(cell -> assertThat(cell.getCellStyle().getLocked()).isTrue());
            sheet.getRow(7)
                    .forEach(cell -> assertThat(cell.getCellStyle().getLocked()).isFalse());
            // Excel deletes a row only where none of its cells is locked, the empty ones at its end included
            assertThat(sheet.getColumnStyle(2_000).getLocked()).isFalse();
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 7);
        }
    }

    @Test
    void textColumnsKeepWhatIsTypedAndNumberColumnsShowWhatTheyHold() throws IOException {
        try (XSSFWorkbook book = open(filled())) {
            XSSFRow row = book.getSheet("扣分-每步扣分").getRow(7);
            assertThat(row.getCell(0).getCellStyle().getDataFormatString()).isEqualTo("@");
            assertThat(row.getCell(2).getCellStyle().getDataFormatString()).isEqualTo("General");
            XSSFSheet indicators = book.getSheet("指标");
            int target = CatalogueColumns.COLUMNS.stream()
                    .map(ListSheetReader.ListColumn::label)
                    .toList()
                    .indexOf(CatalogueColumns.TARGET);
            assertThat(indicators.getColumnStyle(target).getDataFormatString()).isEqualTo("General");
            assertThat(indicators.getColumnStyle(0).getDataFormatString()).isEqualTo("@");
        }
    }

    @Test
    void everyColumnHasItsDropdownOrNumberCheckAndItsHint() throws IOException {
        try (XSSFWorkbook book = open(filled())) {
            List<XSSFDataValidation> hints = book.getSheet("扣分-每步扣分").getDataValidations();
            assertThat(hints).hasSize(STEP.size() + 2).allMatch(XSSFDataValidation::getShowPromptBox);
            XSSFDataValidation unit = hints.get(STEP.indexOf("扣分单位") + 1);
            assertThat(unit.getValidationConstraint().getExplicitListValues()).containsExactly("权重%", "分");
            assertThat(unit.getShowErrorBox()).isTrue();
            // rows that a clerk adds below the last one have them too
            assertThat(unit.getRegions().getCellRangeAddress(0).getLastRow()).isGreaterThanOrEqualTo(7 + 200);
            XSSFDataValidation step = hints.get(STEP.indexOf("步长") + 1);
            assertThat(step.getValidationConstraint().getValidationType()).isEqualTo(ValidationType.DECIMAL);
            assertThat(step.getPromptBoxText()).contains("每多少算一步");
            assertThat(book.getSheet("方案").getDataValidations()).hasSameSizeAs(CatalogueColumns.SETTINGS);
        }
    }

    /** Excel and LibreOffice cut a dropdown's own list at 255 characters. */
    @Test
    void aDropdownOfManyChoicesTakesThemFromASheetBehindTheOthers() throws IOException {
        RuleWorkbookWriter workbook = filled().addTable(
                        "审核", "CHECK", List.of("检查项", "级别"), List.of(row("SH-01", Check.BUDGET_ZERO, Severity.LOW)));
        try (XSSFWorkbook book = open(workbook)) {
            XSSFDataValidation check = book.getSheet("审核").getDataValidations().get(1);
            int last = Check.values().length + 1;
            assertThat(check.getValidationConstraint().getFormula1()).isEqualTo("'说明-选项'!$A$2:$A$" + last);
            assertThat(check.getErrorBoxText()).hasSizeLessThan(255);
            XSSFSheet choices = book.getSheetAt(book.getNumberOfSheets() - 1);
            assertThat(choices.getSheetName()).isEqualTo("说明-选项");
            assertThat(choices.getRow(last - 1).getCell(0).getStringCellValue())
                    .isEqualTo(Check.values()[last - 2].label());
            assertThat(book.getSheet("审核").getRepeatingRows())
                    .hasToString("org.apache.poi.ss.util.CellRangeAddress [7:7]");
        }
    }

    @Test
    void theNotesComeFirstAndTheTablesInAFixedOrder() throws IOException {
        try (XSSFWorkbook book = open(filled())) {
            List<String> names = new ArrayList<>();
            book.forEach(sheet -> names.add(sheet.getSheetName()));
            assertThat(names).containsExactly("说明", "方案", "指标", "扣分-每步扣分", "等级", "审核-阈值");
            assertThat(book.getActiveSheetIndex()).isZero();
        }
    }

    @Test
    void testCasesComeLastWithTheirHintsAndReadAsTheyWereWritten() throws IOException {
        RuleWorkbookWriter workbook = filled().addTest(Map.of("用例", "满分", "自评等级", "及格", "自评得分", 80, "应触发规则", "DJ-01"))
                .addTest(Map.of("用例", "满分", "指标编号", "001", "实际值", 100, "应触发规则", "BK-001", "备注", "达标"));

        assertThat(load(workbook).cases()).singleElement().satisfies(written -> {
            assertThat(written.declared().grade()).isEqualTo("及格");
            assertThat(written.given()).singleElement().satisfies(given -> assertThat(
                            given.entry().actual().numberOrNull())
                    .isEqualByComparingTo("100"));
            assertThat(written.expectations()).extracting(Expectation::value).containsExactly("DJ-01", "BK-001");
        });
        try (XSSFWorkbook book = open(workbook)) {
            XSSFSheet sheet = book.getSheetAt(book.getNumberOfSheets() - 1);
            assertThat(sheet.getSheetName()).isEqualTo("测试");
            List<String> labels = new ArrayList<>();
            sheet.getRow(0).forEach(cell -> labels.add(cell.getStringCellValue()));
            // the scheme takes no indicators of a submission's own, so nothing describes them
            assertThat(labels)
                    .startsWith("用例", "年度", "指标编号", "实际值")
                    .contains("应得分", "应得等级")
                    .doesNotContain("指标名称", "权重", "目标值");
            assertThat(sheet.getDataValidations()).hasSameSizeAs(labels).allMatch(XSSFDataValidation::getShowPromptBox);
            assertThat(sheet.getColumnStyle(labels.indexOf("实际值")).getDataFormatString())
                    .isEqualTo("General");
            assertThat(sheet.getColumnStyle(labels.indexOf("要点")).getDataFormatString())
                    .isEqualTo("@");
            assertThat(sheet.isSheetLocked()).isTrue();
        }
        assertThatThrownBy(() -> workbook.addTest(Map.of("用例", "满分", "分数", 3))).hasMessageContaining("应得分");
    }

    @Test
    void equalContentsGiveEqualBytes() {
        assertThat(filled().toBytes()).isEqualTo(filled().toBytes());
    }

    @Test
    void aWordThatDoesNotExistIsNamedWithThoseThatDo() {
        List<String> columns = List.of("评分方法", "步长", "依据");
        assertThatThrownBy(() -> workbook().addTable("扣分-表", "STEP", columns, List.of()))
                .hasMessageContaining("评分方法")
                .hasMessageContaining("评分办法");
        assertThatThrownBy(() -> workbook().addIndicator(Map.of("分值", 3)))
                .hasMessageContaining("分值")
                .hasMessageContaining("权重");
    }
}
