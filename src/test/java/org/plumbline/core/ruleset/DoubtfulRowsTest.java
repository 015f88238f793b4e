package org.plumbline.core.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.EditedWorkbook.cell;
import static org.plumbline.core.ruleset.TestWorkbook.row;
import static org.plumbline.core.ruleset.TestWorkbook.workbook;
import static org.plumbline.core.ruleset.WorkbookMistakes.CATALOGUE;
import static org.plumbline.core.ruleset.WorkbookMistakes.CHECK;
import static org.plumbline.core.ruleset.WorkbookMistakes.CHECKPOINT;
import static org.plumbline.core.ruleset.WorkbookMistakes.STEP;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.workbook.PointCodeSyntax;

/** Rows that can be read and likely do not say what was meant are reported at their cell, and score as they are. */
class DoubtfulRowsTest {

    private static List<Problem> problems(Consumer<XSSFWorkbook> slip) {
        try {
            return WorkbookMistakes.ofTheMistake(
                    ShippedFiles.load(EditedWorkbook.FILE, EditedWorkbook.dachang(slip::accept))
                            .warnings());
        } catch (RuleSetRejectedException rejected) {
            return WorkbookMistakes.ofTheMistake(rejected.problems());
        }
    }

    private static List<String> found(Consumer<XSSFWorkbook> slip) {
        return places(problems(slip));
    }

    private static List<String> places(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.code() != ProblemCode.ROW_UNUSED) // the one indicator is judged by bands
                .map(problem -> problem.code() + " " + problem.sheet() + "!" + problem.cell())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"每步扣, 20, D10", "步长, 5, C10"})
    void aNumberThatTheNameOfItsMethodContradictsIsDoubtful(String label, double number, String address) {
        assertThat(found(book -> cell(book, STEP, "BK-003", label).setCellValue(number)))
                .containsExactly("DOUBTFUL " + STEP + "!" + address);
    }

    @Test
    void aDirectionThatTheNameOfItsMethodContradictsIsDoubtful() {
        assertThat(found(book -> cell(book, STEP, "BK-003", "方向").setCellValue("双向")))
                .contains("DOUBTFUL " + STEP + "!G10");
    }

    @Test
    void aMethodWhoseNameStatesNoRuleIsNotDoubtful() {
        List<Object> row = row("按步扣分", 5, 2, "分", "进一", "下降", "百分点", "某文件");
        assertThat(places(steps(row).problems())).isEmpty();
    }

    /** A sound workbook whose indicator is judged by bands. */
    private static TestWorkbook bands() {
        return workbook()
                .table(
                        TestWorkbook.BANDS,
                        "BAND",
                        List.of("评分办法", "完成率不小于", "得分", "依据"),
                        List.of(row("区间", 0, 100, "某文件")));
    }

    private static TestWorkbook steps(List<Object> row) {
        List<String> columns = List.of("评分办法", "步长", "每步扣", "扣分单位", "不足一步", "方向", "偏差口径", "依据");
        return bands().table(STEP, "STEP", columns, List.of(row));
    }

    @ParameterizedTest
    @ValueSource(doubles = {60, 0.6})
    void aLeastScoreThatMayBeAShareIsDoubtful(double floor) {
        assertThat(found(book -> cell(book, STEP, "BK-003", "下限").setCellValue(floor)))
                .contains("DOUBTFUL " + STEP + "!I10");
    }

    @Test
    void aCheckWithoutItsNameIsAnError() {
        assertThat(found(book -> cell(book, CHECK, "SH-02", "检查项").setBlank()))
                .containsExactly("CELL_MISSING " + CHECK + "!B9");
    }

    @Test
    void aPointWithoutRoleAndShareIsAnError() {
        assertThat(found(book -> cell(book, CHECKPOINT, "YD-01", "作用").setBlank()))
                .containsExactly("CELL_MISSING " + CHECKPOINT + "!D8");
        assertThat(found(book -> cell(book, CHECKPOINT, "YD-02", "占权重%").setBlank()))
                .contains("CELL_MISSING " + CHECKPOINT + "!E9");
    }

    @Test
    void aNumberLeftOutAmongThePointsOfAMethodIsDoubtful() {
        assertThat(found(book -> cell(book, CHECKPOINT, "YD-10", "要点").setCellValue("12")))
                .contains("DOUBTFUL " + CHECKPOINT + "!C17");
    }

    @ParameterizedTest
    @CsvSource({"第1项, 1", "要点2, 2", "3点, 3", "全部, 1-5"})
    void aPointIsNamedByItsNumberAlone(String written, String shown) {
        assertThat(PointCodeSyntax.findFault(written))
                .hasValueSatisfying(hint -> assertThat(hint.zh()).endsWith(shown));
    }

    @Test
    void aTargetLeftBlankInAClosedCatalogueIsDoubtful() {
        assertThat(found(book -> cell(book, CATALOGUE, "d01", "目标值").setBlank()))
                .containsExactly("DOUBTFUL " + CATALOGUE + "!G2");
    }

    @Test
    void wordingsBetweenCommasAreReadAsOneAndDoubtful() {
        List<String> columns = List.of("已填办法", "与目标一致", "实际值为", "取值%", "下限%", "上限%", "依据");
        TestWorkbook book = bands().table(
                        "扣分-定性",
                        "WORDING",
                        columns,
                        List.of(row("否", "否", "优、良", 100, 80, 100, "某文件"), row("否", "否", "中;差", 90, 60, 80, "某文件")));
        assertThat(places(book.problems())).containsExactly("DOUBTFUL 扣分-定性!D8", "DOUBTFUL 扣分-定性!E9");
        assertThat(book.problems())
                .anySatisfy(problem -> assertThat(problem.hint().zh()).endsWith("优;良"));
    }

    @Test
    void aMultipleOfTheTargetInPercentIsDoubtful() {
        TestWorkbook book = bands().table(
                        "扣分-比例",
                        "RATIO",
                        List.of("评分办法", "类型", "上限%", "反向归零倍数", "依据"),
                        List.of(row("反向", "反向", 100, 200, "某文件"), row("另一", "反向", 100, 2, "某文件")));
        assertThat(places(book.problems())).containsExactly("DOUBTFUL 扣分-比例!E8");
    }

    @Test
    void theCapOfTheHighestRatesIsNoGuess() {
        TestWorkbook book = bands().table(
                        "封顶",
                        "CAP",
                        List.of("执行率不小于", "执行率小于", "总分上限", "依据"),
                        List.of(row(50, 80, 89, "某文件"), row(null, 50, 79, "某文件")));
        assertThat(places(book.problems())).containsExactly("CAP_GAP 封顶!C8");
        assertThat(book.problems().get(0).hint().zh()).contains("总分上限填满分");
    }

    @Test
    void totalsWrittenAsSharesAreOneProblem() {
        assertThat(found(book -> {
                    totals(book, "DJ-01", "0.9", null);
                    totals(book, "DJ-02", "0.8", "0.9");
                    totals(book, "DJ-03", "0.6", "0.8");
                    totals(book, "DJ-04", null, "0.6");
                }))
                .containsExactly("FRACTION_AS_PERCENT 等级!B8");
    }

    private static void totals(XSSFWorkbook book, String id, String least, String below) {
        set(cell(book, "等级", id, "总分不小于"), least);
        set(cell(book, "等级", id, "总分小于"), below);
    }

    private static void set(Cell cell, String number) {
        if (number != null) {
            cell.setCellValue(new BigDecimal(number).doubleValue());
        }
    }

    @Test
    void bandsOfSharesAreOneProblemThatCountsTheBounds() {
        BigDecimal one = new BigDecimal("0.1");
        BigDecimal two = new BigDecimal("0.2");
        TestWorkbook book = workbook()
                .table(
                        TestWorkbook.BANDS,
                        "BAND",
                        List.of("评分办法", "偏离目标大于", "偏离目标不大于", "得分", "得分单位", "依据"),
                        List.of(
                                row("区间", null, one, 100, "权重%", "某文件"),
                                row("区间", one, two, 60, "权重%", "某文件"),
                                row("区间", two, null, 0, "权重%", "某文件")));
        assertThat(places(book.problems())).containsExactly("FRACTION_AS_PERCENT 扣分-区间!D8");
        assertThat(book.problems().get(0).hint().zh()).contains("共 4 格");
    }

    @ParameterizedTest
    @CsvSource({"百分比, 百分点", "高分, 低分", "分值%, 分"})
    void aShortNameIsNeverAdvisedForAnotherOfItsLength(String typed, String known) {
        assertThat(NearestName.of(typed, List.of(known))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"分值%", "百分比", "百分点", "%"})
    void aUnitThatIsNoChoiceIsNotAdvisedAsAnother(String unit) {
        assertThat(problems(book -> cell(book, STEP, "BK-003", "扣分单位").setCellValue(unit)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint().zh()).doesNotContain("也许应填"));
    }

    @Test
    void aNumberFormattedAsAPercentageAfterwardsIsNotMultiplied() {
        assertThat(problems(book -> WorkbookMistakes.formatted(cell(book, STEP, "BK-003", "每步扣"), 10, "0%")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint().zh())
                        .contains("存的是 10", "显示为 1000%")
                        .doesNotContain("也许应填"));
    }

    @Test
    void aRowTooLowToBeSeenIsHidden() {
        assertThat(found(book -> book.getSheet(STEP).getRow(8).setHeightInPoints(0.75f)))
                .containsExactly("HIDDEN_ROW " + STEP + "!A9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"N/A", "未知", "详见附件", "〔〕号文", "《》"})
    void aPlaceholderOfABasisIsReportedHoweverItIsWorded(String text) {
        assertThat(found(book -> {
                    EditedWorkbook.setting(book, "依据状态").setCellValue("已核");
                    cell(book, CATALOGUE, "d01", "依据").setCellValue(text);
                }))
                .contains("PLACEHOLDER_LEFT " + CATALOGUE + "!S2");
    }
}
