package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.StepRule;

/** The figures of published self-evaluations that the project answers for, written out. */
class PublishedFiguresTest {

    private static final String DACHANG = "dachang-2020-dept";

    private final Scorer scorer = new Scorer();

    private Evaluation score(String sample) {
        var submission = ShippedFiles.submission(sample);
        return scorer.score(submission, ShippedFiles.ruleSet(submission.scheme()));
    }

    /** Dachang by its workbook with cells changed, and nothing else. */
    private Evaluation dachangWith(Consumer<XSSFWorkbook> edit) throws IOException {
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(ShippedFiles.workbook("dachang-department")))) {
            edit.accept(workbook);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            RuleSet ruleSet = ShippedFiles.load("dachang-department.xlsx", out.toByteArray());
            return scorer.score(ShippedFiles.submission(DACHANG), ruleSet);
        }
    }

    @Test
    void dachangScoresNinetyOneByItsOwnPrintedRules() {
        Evaluation evaluation = score(DACHANG);

        assertThat(evaluation.complete()).isTrue();
        assertThat(evaluation.total()).isEqualTo(new BigDecimal("91.00"));
        assertThat(evaluation.grade()).isEqualTo("优");
        assertThat(evaluation.declared().total()).isEqualTo(new BigDecimal("96.5"));
        assertThat(evaluation.difference()).isEqualByComparingTo("5.50");
        assertThat(indicator(evaluation, "d23").score()).isEqualTo(new BigDecimal("5.00"));
        assertThat(indicator(evaluation, "d23").difference()).isEqualByComparingTo("4.50");
        assertThat(indicator(evaluation, "d13").score()).isEqualTo(new BigDecimal("1.00"));
        assertThat(indicator(evaluation, "d13").difference()).isEqualByComparingTo("1.00");
        assertThat(evaluation.indicators().stream()
                        .map(IndicatorScore::difference)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(evaluation.difference());
    }

    @Test
    void dachangsProgressRateLosesTwoPointsByRoundingAStartedStepUp() {
        TraceStep.ScoringStep step = score(DACHANG).trace().stream()
                .filter(each -> each instanceof TraceStep.ScoringStep && "d03".equals(each.indicator()))
                .map(TraceStep.ScoringStep.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(step.points()).isEqualTo(new BigDecimal("-2.00"));
        assertThat(step.running()).isEqualTo(new BigDecimal("2.00"));
        assertThat(step.rule().id()).isEqualTo("BK-003");
        assertThat(step.rule().file()).isEqualTo("dachang-department.xlsx");
        assertThat(step.rule().sheet()).isEqualTo("扣分-每步扣分");
        assertThat(step.rule().row()).isEqualTo(10);
        StepRule.Calculation working = (StepRule.Calculation) step.read();
        assertThat(working.shortfall()).isEqualByComparingTo("4.6");
        assertThat(working.steps()).isEqualByComparingTo("5");
        assertThat(working.each()).isEqualTo(new BigDecimal("0.40"));
    }

    @ParameterizedTest
    @CsvSource({"进一,91.00,2.00", "按比例,91.16,2.16", "舍去,91.40,2.40"})
    void dachangsTotalFollowsTheCellForAStartedStep(String partialStep, String total, String progressRate)
            throws IOException {
        Evaluation evaluation = dachangWith(workbook -> column(workbook, "扣分-每步扣分", "不足一步", partialStep));

        assertThat(evaluation.total()).isEqualTo(new BigDecimal(total));
        assertThat(indicator(evaluation, "d03").score()).isEqualTo(new BigDecimal(progressRate));
        assertThat(evaluation.grade()).isEqualTo("优");
    }

    @Test
    void dachangFallsToGoodWhereItsEmptyBenefitGroupCountsAsZero() throws IOException {
        Evaluation evaluation = dachangWith(
                workbook -> cell(workbook, "指标", "G-BENEFIT", "缺失处理").setCellValue("零分"));

        assertThat(evaluation.total()).isEqualTo(new BigDecimal("81.00"));
        assertThat(evaluation.grade()).isEqualTo("良");
        assertThat(codes(evaluation)).contains("GRADE_DIFFERS");
    }

    @Test
    void twoChangedCellsChangeScoreAndGrade() throws IOException {
        Evaluation evaluation = dachangWith(workbook -> {
            cell(workbook, "扣分-每步扣分", "BK-003", "每步扣").setCellValue(20);
            cell(workbook, "等级", "DJ-01", "总分不小于").setCellValue(95);
            cell(workbook, "等级", "DJ-02", "总分小于").setCellValue(95);
        });

        // d01 0.00, d03 0.00 and d23 0.00 instead of 2.00, 2.00 and 5.00
        assertThat(evaluation.total()).isEqualTo(new BigDecimal("82.00"));
        assertThat(evaluation.grade()).isEqualTo("良");
    }

    @Test
    void dachangsFindingsNameTheirFigures() {
        Evaluation evaluation = score(DACHANG);

        assertThat(messages(evaluation, "RATE_RECOMPUTE"))
                .singleElement()
                .asString()
                .contains("95", "99.6251");
        assertThat(messages(evaluation, "OVERSPEND")).anyMatch(m -> m.contains("人员经费") && m.contains("42.1"));
        assertThat(severities(evaluation, "OVERSPEND")).containsExactlyInAnyOrder(Severity.HIGH, Severity.LOW);
        assertThat(messages(evaluation, "UNDERSPEND"))
                .singleElement()
                .asString()
                .contains("51.85");
        assertThat(messages(evaluation, "SCORE_MISSING"))
                .singleElement()
                .asString()
                .contains("10");
        assertThat(indicators(evaluation, "SCORE_OVER_WEIGHT")).containsExactly("d13");
        assertThat(indicators(evaluation, "SCORE_RULE_MISMATCH")).containsExactly("d23");
        assertThat(indicators(evaluation, "RULE_TYPE_MISMATCH")).containsExactly("d22c");
        assertThat(indicators(evaluation, "TARGET_UNATTAINABLE")).containsExactly("d23");
        assertThat(codes(evaluation))
                .contains("EVIDENCE_MISSING")
                .doesNotContain("GRADE_DIFFERS", "GRADE_MISMATCH", "GRADE_SENSITIVE", "SUM_MISMATCH", "ROUNDING");
    }

    @Test
    void dongchuanStatesIncomeOnlySoThatNothingIsSaidOfItsSpending() {
        Evaluation evaluation = score("dongchuan-2022-lixiu");

        assertThat(evaluation.total()).isNull();
        assertThat(evaluation.partial().unscoredWeight()).isEqualByComparingTo("100");
        assertThat(codes(evaluation)).doesNotContain("PERF_EXEC_GAP", "UNDERSPEND", "INTERNAL_CONFLICT");
        assertThat(codes(score("dongchuan-2020-canbao"))).doesNotContain("PERF_EXEC_GAP", "UNDERSPEND", "SUM_MISMATCH");
    }

    @Test
    void nanchangBuiltSixtyCentresForATargetOfSeventeen() {
        Evaluation evaluation = score("nanchang-2022-jingban");

        assertThat(evaluation.total()).isNull();
        assertThat(evaluation.grade()).isNull();
        assertThat(indicators(evaluation, "TARGET_TOO_LOW")).containsExactly("n23");
        assertThat(only(evaluation, "TARGET_TOO_LOW")).contains("目标 17 家", "实际 60 家", "252.9412%");
        assertThat(only(evaluation, "SCORE_UNEXPLAINED")).contains("有目标值的 6 项", "16 项没有目标值", "所扣 3 分");
        assertThat(only(score("nanchang-2022-yewu"), "SCORE_UNEXPLAINED")).contains("有目标值的 1 项", "6 项没有目标值");
        assertThat(indicators(score("nanchang-2022-yewu"), "NO_TARGET"))
                .containsExactly("n11", "n12", "n13", "n14", "n15", "n16");
        assertThat(codes(evaluation))
                .contains("GRADE_LABEL_VARIANT", "NO_WEIGHT", "NO_RULE", "NO_TARGET")
                .doesNotContain("OVER_ACHIEVE", "UNDERSPEND", "GRADE_MISMATCH", "PERF_EXEC_GAP", "OVERSPEND");
    }

    @Test
    void zhaohuaContradictsItselfThirteenTimes() {
        List<String> conflicts = messages(score("zhaohua-2023-dept"), "INTERNAL_CONFLICT");

        assertThat(conflicts)
                .hasSize(13)
                .anyMatch(m -> m.contains("184423") && m.contains("180672"))
                .anyMatch(m -> m.contains("30000 份") && m.contains("40000 份"))
                .anyMatch(m -> m.contains("287.15") && m.contains("288.98"))
                .anyMatch(m -> m.contains("0.00 万元") && m.contains("6.83 万元"))
                .anyMatch(m -> m.contains("570.73 万元") && m.contains("1432.84 万元"))
                .anyMatch(m -> m.contains("570.73 万元") && m.contains("1426.01 万元"))
                .anyMatch(m -> m.contains("281.75 万元") && m.contains("1143.86 万元"))
                .anyMatch(m -> m.contains("281.75 万元") && m.contains("1138.86 万元"))
                .anyMatch(m -> m.contains("9.5") && m.contains("8.52"))
                .anyMatch(m -> m.contains("5.00 万元") && m.contains("0.00 万元"))
                .anyMatch(m -> m.contains("47") && m.contains("21"))
                .anyMatch(m -> m.contains("27") && m.contains("24"))
                .anyMatch(m -> m.contains("53") && m.contains("52"))
                .noneMatch(m -> m.contains("58528") || m.contains("公务接待费"));
        assertThat(indicators(score("zhaohua-2023-dept"), "OVER_ACHIEVE")).containsExactly("z02", "z03", "z06", "z08");
        assertThat(indicators(score("zhaohua-2023-dept"), "TARGET_TOO_LOW")).containsExactly("z07");
        assertThat(indicators(score("zhaohua-2023-dept"), "REASON_MISSING"))
                .containsExactly("z02", "z03", "z06", "z07", "z08");
        assertThat(codes(score("zhaohua-2023-dept"))).doesNotContain("SCORE_UNEXPLAINED");
    }

    @ParameterizedTest
    @CsvSource({
        "zhaohua-2023-gongzuo,true",
        "zhaohua-2023-nengli,true",
        "zhaohua-2023-jianguan,true",
        "zhaohua-2023-linpin,false"
    })
    void zhaohuasProjectsLosePointsThatNothingExplains(String sample, boolean unexplained) {
        assertThat(codes(score(sample)).contains("SCORE_UNEXPLAINED")).isEqualTo(unexplained);
    }

    @Test
    void fangpinbaoWouldScoreNearlyFullMarksByTheNationalForm() {
        Evaluation evaluation = score("zhaohua-2023-fangpinbao-whatif");

        assertThat(evaluation.total()).isEqualTo(new BigDecimal("98.97"));
        assertThat(evaluation.subject().name()).contains("假设");
        assertThat(messages(score("zhaohua-2023-fangpinbao"), "UNDERSPEND"))
                .singleElement()
                .asString()
                .contains("10.3158");
        assertThat(severities(score("zhaohua-2023-fangpinbao"), "UNDERSPEND")).containsExactly(Severity.LOW);
    }

    @Test
    void dachangMovedMoneyAndListsThreePercentOfItsProjects() {
        Evaluation evaluation = score(DACHANG);

        // 42.10 and 0.65 over their lines, of 8383.52
        assertThat(only(evaluation, "ADJUSTMENT_SUSPECT")).contains("8383.52 万元", "42.75 万元", "0.5099%");
        assertThat(only(evaluation, "COVERAGE_GAP")).contains("专项项目支出", "248.26", "7928.24", "3.1313%");
        assertThat(messages(evaluation, "NARRATIVE_CONTRADICTION"))
                .hasSize(3)
                .anyMatch(m -> m.contains("劳模") && m.contains("48.15 %") && m.contains("9.63 万元 ÷ 20.00 万元"))
                .anyMatch(m -> m.contains("政府购买服务") && m.contains("94.7634 %") && m.contains("88.13 万元 ÷ 93.00 万元"))
                .anyMatch(m -> m.contains("3 项") && m.contains("d01、d03、d23"));
        assertThat(only(evaluation, "DATA_HYGIENE")).contains("<p>", "“改进措施”三栏");
        assertThat(codes(evaluation))
                .doesNotContain("AMOUNT_SUM_MISMATCH", "BUDGET_ZERO", "TARGET_TOO_LOW", "TARGET_UNIT_MISMATCH")
                .doesNotContain("YEAR_MISMATCH", "ZERO_DENOMINATOR_RISK");
    }

    @Test
    void zhaohuasAccountsHaveAnotherScopeAndItsGrowthAnotherBase() {
        Evaluation evaluation = score("zhaohua-2023-dept");

        assertThat(only(evaluation, "SCOPE_DIFFERENCE")).contains("570.73", "1426.01", "1401.82", "40.7135%");
        // 97.2 of 473.53, not of 570.73
        assertThat(only(evaluation, "PCT_BASE_ERROR")).contains("473.53", "570.73", "20.5267%", "17%", "17.0308%");
        assertThat(only(evaluation, "ADJUSTMENT_SUSPECT")).contains("1476.05", "74.23", "5.029%");
        assertThat(only(evaluation, "COVERAGE_GAP")).contains("已列 5 个", "应有 10 个", "50%");
        assertThat(messages(evaluation, "NARRATIVE_CONTRADICTION"))
                .hasSize(2)
                .anyMatch(m -> m.contains("100 %") && m.contains("99.5233 %") && m.contains("1426.01 万元 ÷ 1432.84 万元"))
                .anyMatch(m -> m.contains("全部达标：是") && m.contains("11 分") && m.contains("89 / 100"));
        assertThat(messages(evaluation, "YEAR_MISMATCH")).hasSize(2).allMatch(m -> m.contains("2022"));
        assertThat(messages(evaluation, "ROUNDING"))
                .hasSize(4)
                .anyMatch(m -> m.contains("570.74") && m.contains("570.73"))
                .anyMatch(m -> m.contains("570.71 万元") && m.contains("570.73 万元") && m.contains("尾差 0.02 万元"))
                .anyMatch(m -> m.contains("100.01 %") && m.contains("尾差 0.01 %"))
                .anyMatch(m -> m.contains("251.68") && m.contains("251.67"));
        // 0.4 within basic spending beside 4 altogether: two scopes, which do not contradict each other
        assertThat(only(evaluation, "SANGONG_SUSPECT")).contains("4.00 万元 比 3.20 万元 高 25%");
        assertThat(severities(evaluation, "SANGONG_SUSPECT")).containsExactly(Severity.MEDIUM);
        assertThat(messages(evaluation, "AMOUNT_SUM_MISMATCH"))
                .hasSize(3)
                .anyMatch(m -> m.contains("570.71 万元") && m.contains("1401.82 万元") && m.contains("831.11 万元"))
                .anyMatch(m -> m.contains("601.75 万元") && m.contains("570.73 万元") && m.contains("31.02 万元"))
                .anyMatch(m -> m.contains("18000 份") && m.contains("30000 份"));
        assertThat(only(evaluation, "COPY_PASTE")).contains("广元市医疗保障局", "广元市昭化区医疗保障局");
    }

    @Test
    void wordsOfTheProjectsDoNotFitTheirFigures() {
        assertThat(only(score("zhaohua-2023-jianguan"), "NARRATIVE_CONTRADICTION"))
                .contains("存在问题：无", "18 分", "82 / 100");
        assertThat(only(score("zhaohua-2023-jianguan"), "COPY_PASTE")).contains("防贫保项目", "基金监管工作经费");
        assertThat(codes(score("zhaohua-2023-linpin"))).doesNotContain("NARRATIVE_CONTRADICTION", "COPY_PASTE");
        assertThat(messages(score("dongchuan-2020-canbao"), "COPY_PASTE"))
                .hasSize(2)
                .anyMatch(m -> m.contains("城乡医疗救助项目"))
                .anyMatch(m -> m.contains("部门整体支出"));
        assertThat(only(score("dongchuan-2020-canbao"), "NARRATIVE_CONTRADICTION"))
                .contains("3000余名", "30 / 30");
        assertThat(only(score("zhaohua-2023-nengli"), "YEAR_MISMATCH")).contains("2022", "附件6 标题");
        assertThat(messages(score("zhaohua-2023-fangpinbao"), "NARRATIVE_CONTRADICTION"))
                .anyMatch(m -> m.contains("100 %") && m.contains("89.6842 %"));
        // 261,771 people at 150 元 × 10 % are 392.6565, printed as 392.65
        assertThat(codes(score("dongchuan-2020-canbao"))).doesNotContain("ROUNDING", "AMOUNT_SUM_MISMATCH");
        assertThat(indicators(score("dongchuan-2022-lixiu"), "NARRATIVE_CONTRADICTION"))
                .containsExactly("b5", "b6");
        assertThat(only(score("dongchuan-2022-lixiu"), "EXTERNAL_CAUSE_CLAIMED"))
                .contains("离休干部自然减员");
    }

    @Test
    void monitoringComparesWithTheShareOfTheYearThatIsGone() {
        assertThat(only(score("made-monitor-red"), "MONITOR_RED")).contains("6 月", "25%", "50%");
        assertThat(only(score("made-monitor-yellow"), "MONITOR_YELLOW")).contains("9 月", "55%", "73.3333%");
        // 40 of 100 by June is 80 % of the way: green
        assertThat(codes(score("made-monitor-green"))).doesNotContain("MONITOR_RED", "MONITOR_YELLOW");
        assertThat(codes(score("made-monitor-red"))).doesNotContain("MONITOR_YELLOW");
        assertThat(codes(score("made-fact-invalid"))).doesNotContain("MONITOR_RED", "MONITOR_YELLOW");
    }

    @Test
    void aSoundReportContradictsNothing() {
        assertThat(codes(score("made-all-met")))
                .doesNotContain(
                        "ADJUSTMENT_SUSPECT",
                        "COVERAGE_GAP",
                        "SCOPE_DIFFERENCE",
                        "AMOUNT_SUM_MISMATCH",
                        "NARRATIVE_CONTRADICTION",
                        "YEAR_MISMATCH",
                        "PCT_BASE_ERROR",
                        "ZERO_DENOMINATOR_RISK",
                        "SANGONG_SUSPECT",
                        "COPY_PASTE",
                        "DATA_HYGIENE",
                        "FACT_INVALID");
    }

    @Test
    void everyPublishedGradeFitsItsOwnTotal() {
        for (var folder : ShippedFiles.samples()) {
            String sample = folder.getFileName().toString();
            if (!sample.startsWith("made-")) {
                assertThat(codes(score(sample))).as(sample).doesNotContain("GRADE_MISMATCH");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "made-sum-mismatch,93.50,SUM_MISMATCH",
        "made-rounding,93.50,ROUNDING",
        "made-grade-mismatch,88.00,GRADE_MISMATCH",
        "made-grade-differs,83.50,GRADE_DIFFERS",
        "made-grade-sensitive,90.20,GRADE_SENSITIVE",
        "made-checkpoints,95.80,SCORE_RULE_MISMATCH",
        "made-count-in-percent,100.00,TARGET_UNIT_MISMATCH",
        "made-prior-zero,93.50,ZERO_DENOMINATOR_RISK",
        "made-missing,,MISSING_ACTUAL",
        "made-invalid-value,,INVALID_ACTUAL",
        "made-wan-yuan,89.20,INTERNAL_CONFLICT",
        "made-weight-sum,,WEIGHT_SUM",
        "made-budget-zero,,BUDGET_ZERO",
        "made-monitor-red,92.50,MONITOR_RED",
        "made-monitor-yellow,95.50,MONITOR_YELLOW",
        "made-amount-sum,100.00,AMOUNT_SUM_MISMATCH",
        "made-fact-invalid,100.00,FACT_INVALID"
    })
    void madeUpSamplesRaiseWhatNoPublishedOneDoes(String sample, String total, String code) {
        Evaluation evaluation = score(sample);

        assertThat(evaluation.total()).isEqualTo(total == null ? null : new BigDecimal(total));
        assertThat(codes(evaluation)).contains(code);
    }

    @Test
    void everyScoredIndicatorHasItsRow() {
        for (var folder : ShippedFiles.samples()) {
            Evaluation evaluation = score(folder.getFileName().toString());
            for (IndicatorScore score : evaluation.indicators()) {
                if (score.score() != null) {
                    assertThat(evaluation.trace())
                            .as(folder + " " + score.code())
                            .anyMatch(step -> score.code().equals(step.indicator())
                                    && step.rule() != null
                                    && step.rule().row() != null
                                    && !(step instanceof TraceStep.FindingStep));
                }
            }
        }
    }

    private static IndicatorScore indicator(Evaluation evaluation, String code) {
        return evaluation.indicators().stream()
                .filter(score -> score.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<RaisedFinding> findings(Evaluation evaluation, String code) {
        return evaluation.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .toList();
    }

    private static List<String> codes(Evaluation evaluation) {
        return evaluation.findings().stream().map(RaisedFinding::code).toList();
    }

    private static List<String> indicators(Evaluation evaluation, String code) {
        return findings(evaluation, code).stream().map(RaisedFinding::indicator).toList();
    }

    private static List<Severity> severities(Evaluation evaluation, String code) {
        return findings(evaluation, code).stream().map(RaisedFinding::severity).toList();
    }

    /** The message of the only finding of its kind. */
    private static String only(Evaluation evaluation, String code) {
        List<String> messages = messages(evaluation, code);
        assertThat(messages).as(code).hasSize(1);
        return messages.get(0);
    }

    private static List<String> messages(Evaluation evaluation, String code) {
        StepSentences narrator = StepSentences.of(evaluation, java.util.Locale.CHINESE);
        return findings(evaluation, code).stream()
                .map(narrator::describeFinding)
                .toList();
    }

    private static void column(XSSFWorkbook workbook, String sheet, String label, String value) {
        Sheet table = workbook.getSheet(sheet);
        Cell header = header(table, label);
        for (int row = header.getRowIndex() + 1; row <= table.getLastRowNum(); row++) {
            Row data = table.getRow(row);
            Cell cell = data == null ? null : data.getCell(header.getColumnIndex());
            if (cell != null
                    && cell.getCellType() == CellType.STRING
                    && !cell.getStringCellValue().isBlank()) {
                cell.setCellValue(value);
            }
        }
    }

    private static Cell cell(XSSFWorkbook workbook, String sheet, String id, String label) {
        Sheet table = workbook.getSheet(sheet);
        Cell header = header(table, label);
        for (Row row : table) {
            Cell first = row.getCell(0);
            if (first != null
                    && first.getCellType() == CellType.STRING
                    && first.getStringCellValue().equals(id)) {
                return row.getCell(header.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            }
        }
        throw new AssertionError("no row " + id + " on " + sheet);
    }

    private static Cell header(Sheet sheet, String label) {
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING
                        && cell.getStringCellValue().equals(label)) {
                    return cell;
                }
            }
        }
        throw new AssertionError("no column " + label + " on " + sheet.getSheetName());
    }
}
