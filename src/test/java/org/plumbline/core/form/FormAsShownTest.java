package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.form.FormReading.Alternative;
import org.plumbline.core.form.FormReading.Question;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.RawWorkbook;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** A form is read as Excel shows it; where what it stores and what it shows may both be meant, that is asked. */
class FormAsShownTest {

    private static final RuleSet NATIONAL = ShippedFiles.ruleSet("national-project");
    private static final RuleSet DACHANG = ShippedFiles.ruleSet("dachang-department");

    private static final String TITLE = "项目支出绩效自评表（2023年度）";
    private static final Object[] HEAD = {"一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"};

    /** The usual form of one indicator under test, in rows 5 and 6. */
    private static RawWorkbook form(RawWorkbook workbook, Object target, Object actual) {
        return workbook.sheet("自评表", null, sheet(target, actual));
    }

    private static String sheet(Object target, Object actual) {
        return "<sheetData>" + head(TITLE) + row(5, HEAD) + tested(6, target, actual) + end(7) + "</sheetData>";
    }

    private static String head(String title) {
        return row(1, title)
                + row(2, "项目名称", "某培训项目", "主管部门", "某局")
                + row(3, null, "年初预算数（万元）", "全年预算数（万元）", "全年执行数（万元）")
                + row(4, "年度资金总额", 100, 100, 95);
    }

    private static String tested(int number, Object target, Object actual) {
        return row(number, "产出指标", "数量指标", "被测指标", target, actual, 40, 40);
    }

    private static String end(int number) {
        return row(number, "效益指标", "社会效益指标", "受益人数", "≥100人", 100, 50, 50)
                + row(number + 1, "总分", null, null, null, null, 100, 95);
    }

    private static AcceptedForm read(byte[] form, Map<String, String> answers) {
        FormReading reading =
                FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary()).read(NATIONAL, null, answers);
        assertThat(reading).as(() -> reading.problems().toString()).isInstanceOf(AcceptedForm.class);
        return (AcceptedForm) reading;
    }

    private static Submission submission(byte[] form) {
        AcceptedForm read = read(form, Map.of());
        assertThat(read.openQuestions()).isEmpty();
        return read.submission();
    }

    private static IndicatorEntry tested(RawWorkbook form) {
        return submission(form.bytes()).indicators().get(0);
    }

    private static Question asked(byte[] form) {
        AcceptedForm read = read(form, Map.of());
        assertThat(read.submission()).as("nothing is guessed").isNull();
        assertThat(read.openQuestions()).hasSize(1);
        return read.openQuestions().get(0);
    }

    private static List<String> alternatives(Question question) {
        return question.alternatives().stream().map(Alternative::value).toList();
    }

    private static Submission answered(byte[] form, String answer) {
        AcceptedForm read = read(form, Map.of(asked(form).key(), answer));
        assertThat(read.openQuestions()).isEmpty();
        return read.submission();
    }

    private static Value figure(String number) {
        return Value.of(new BigDecimal(number));
    }

    private static String styled(int style, String number) {
        return "<c r=\"@\" s=\"" + style + "\"><v>" + number + "</v></c>";
    }

    private static List<String> codes(FormReading reading) {
        return reading.problems().stream()
                .map(problem -> problem.code() + " " + problem.cell())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            ≤500万元,   480万,      480
            ≤500万元,   480万元,    480
            ≤50000万元, 4.8亿,      48000
            ≤50000万元, 4.8亿元,    48000
            ≤5亿元,     48000万,    4.8
            ≤5000000元, 480万,      4800000
            ≥30000人次, 5.85万,     58500
            ≥3万人次,   58500人次,  5.85
            ≥3万人次,   5.85万,     5.85
            ≥50%,       950‰,       95
            """)
    void aMultipleIsCountedInTheTargetsUnit(String target, String actual, String read) {
        assertThat(tested(form(new RawWorkbook(), target, actual)).actual()).isEqualTo(figure(read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0_%", "0.0\"%\"", "0.0\\%", "0.0!%"})
    void aPercentSignThatDoesNotMultiplyIsAUnitOrAWidth(String format) {
        RawWorkbook workbook = new RawWorkbook();
        String cell = styled(workbook.format(format), "95.4");
        assertThat(tested(form(workbook, "≥95%", cell)).actual()).isEqualTo(figure("95.4"));
    }

    @Test
    void aFormatThatShowsAnotherAmountIsAsked() {
        RawWorkbook workbook = new RawWorkbook();
        byte[] form = form(workbook, "≤4万元", styled(workbook.format("0!.0,\"万\""), "35000"))
                .bytes();
        assertThat(alternatives(asked(form))).containsExactly("35000", "3.5万", "不填");
        assertThat(answered(form, "3.5万").indicators().get(0).actual()).isEqualTo(figure("3.5"));
        assertThat(answered(form, "35000").indicators().get(0).actual()).isEqualTo(figure("35000"));
    }

    @Test
    void aFormatThatShowsTheSameAmountIsNotAsked() {
        RawWorkbook workbook = new RawWorkbook();
        String cell = styled(workbook.format("0!.0,\"万\""), "35000");
        assertThat(tested(form(workbook, "≥30000人次", cell)).actual()).isEqualTo(figure("35000"));
    }

    @Test
    void aPercentageThatIsShownRoundedIsAsked() {
        RawWorkbook workbook = new RawWorkbook();
        byte[] form =
                form(workbook, "≥100%", styled(workbook.format("0%"), "0.996")).bytes();
        assertThat(alternatives(asked(form))).containsExactly("99.6%", "100%", "不填");
        assertThat(answered(form, "99.6%").indicators().get(0).actual()).isEqualTo(figure("99.6"));
    }

    @Test
    void aFormulasResultIsRoundedAndReported() {
        for (String[] pair : new String[][] {{"0.00%", "0.9962509781094386"}, {"0.00", "99.62509781094386"}}) {
            RawWorkbook workbook = new RawWorkbook();
            int style = workbook.format(pair[0]);
            byte[] form = form(workbook, "≥100%", "<c r=\"@\" s=\"" + style + "\"><f>a/b</f><v>" + pair[1] + "</v></c>")
                    .bytes();
            assertThat(submission(form).indicators().get(0).actual()).isEqualTo(figure("99.625097810944"));
            assertThat(codes(read(form, Map.of()))).contains("ROUNDED E6", "FORMULA_VALUE E6");
        }
    }

    @Test
    void aFormulaThatGaveAnEmptyTextIsBlank() {
        String empty = "<c r=\"@\" t=\"str\"><f>IF(1=1,\"\",1)</f><v></v></c>";
        assertThat(tested(form(new RawWorkbook(), "≥95%", empty)).actual()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0.95, 95%", "1.05, 105%", "2, 200%", "-0.5, -50%"})
    void aShareUnderAPercentageIsAsked(String typed, String share) {
        byte[] form = form(new RawWorkbook(), "≥100%", new BigDecimal(typed)).bytes();
        assertThat(alternatives(asked(form))).containsExactly(share, typed + "%", "不填");
    }

    @Test
    void aNumberThatIsNoShareIsNotAsked() {
        assertThat(tested(form(new RawWorkbook(), "≥95%", 10)).actual()).isEqualTo(figure("10"));
        assertThat(tested(form(new RawWorkbook(), "≤5%", 2)).actual()).isEqualTo(figure("2"));
        assertThat(tested(form(new RawWorkbook(), "≥200人次", 2)).actual()).isEqualTo(figure("2"));
    }

    @ParameterizedTest
    @CsvSource({"'1,5', 1.5", "'95,4%', 95.4", "'95，4％', 95.4"})
    void aDecimalCommaIsAmongTheAnswers(String typed, String number) {
        byte[] form = form(new RawWorkbook(), "≥95%", typed).bytes();
        assertThat(alternatives(asked(form))).contains(number);
        assertThat(answered(form, number).indicators().get(0).actual()).isEqualTo(figure(number));
    }

    @Test
    void strikingOutAPartIsAskedAndAPowerIsNoNumber() {
        RawWorkbook struck = new RawWorkbook();
        int text = struck.shared("<r><rPr><strike/></rPr><t>90</t></r><r><t>95</t></r>");
        byte[] form = form(struck, "≥95%", "<c r=\"@\" t=\"s\"><v>" + text + "</v></c>")
                .bytes();
        assertThat(alternatives(asked(form))).startsWith("95").contains("不填");
        assertThat(answered(form, "95").indicators().get(0).actual()).isEqualTo(figure("95"));
        assertThat(answered(form, "不填").indicators().get(0).actual()).isNull();
        RawWorkbook raised = new RawWorkbook();
        int power = raised.shared(
                "<r><t>10</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>5</t></r><r><t>人次</t></r>");
        byte[] powers = form(raised, "≥1000人次", "<c r=\"@\" t=\"s\"><v>" + power + "</v></c>")
                .bytes();
        assertThat(alternatives(asked(powers))).startsWith("100000");
        assertThat(alternatives(
                        asked(form(new RawWorkbook(), "≥1000人次", "10⁵人次").bytes())))
                .startsWith("100000");
    }

    @Test
    void aCellThatIsStruckOutIsAskedAndARowIsReported() {
        byte[] cell = form(new RawWorkbook(), "≥95%", "<c r=\"@\" s=\"1\"><v>96</v></c>")
                .bytes();
        assertThat(alternatives(asked(cell))).containsExactly("96", "不填");
        String struck = "<c r=\"@\" s=\"1\" t=\"inlineStr\"><is><t>%s</t></is></c>";
        byte[] row = new RawWorkbook()
                .sheet(
                        "自评表",
                        "<sheetData>" + head(TITLE) + row(5, HEAD) + tested(6, "≥95%", 95)
                                + row(
                                        7,
                                        "产出指标",
                                        "数量指标",
                                        struck.formatted("作废指标"),
                                        struck.formatted("≥95%"),
                                        styled(1, "10"),
                                        styled(1, "0"))
                                + end(8) + "</sheetData>")
                .bytes();
        assertThat(submission(row).indicators()).hasSize(3);
        assertThat(codes(read(row, Map.of()))).contains("STRUCK_ROW C7");
    }

    @Test
    void datesAreReadFromWhereTheWorkbookCountsThem() {
        RawWorkbook workbook = new RawWorkbook();
        String day = styled(workbook.format("yyyy\\-mm\\-dd"), "43448");
        assertThat(tested(form(workbook.from1904(), "2022年12月15日", day)).actual())
                .isEqualTo(Value.of("2022-12-15"));
        assertThat(tested(form(new RawWorkbook(), "2022年12月15日", "<c r=\"@\" t=\"d\"><v>2022-12-15T00:00:00</v></c>"))
                        .actual())
                .isEqualTo(Value.of("2022-12-15"));
    }

    @Test
    void subtotalsAndBlankRowsInsideTheTableEndNothing() {
        String between = row(7, "合计", null, null, null, null, 40, 40);
        byte[] subtotal = new RawWorkbook()
                .sheet(
                        "自评表",
                        "<sheetData>" + head(TITLE) + row(5, HEAD) + tested(6, "≥95%", 95) + between + end(8)
                                + "</sheetData>")
                .bytes();
        assertThat(submission(subtotal).indicators()).hasSize(2);
        assertThat(submission(subtotal).declared().total()).isEqualByComparingTo("95");
        assertThat(codes(read(subtotal, Map.of()))).contains("ROW_UNREAD A7:H7");
        byte[] blank = new RawWorkbook()
                .sheet(
                        "自评表",
                        "<sheetData>" + head(TITLE) + row(5, HEAD) + tested(6, "≥95%", 95) + end(12) + "</sheetData>")
                .bytes();
        assertThat(submission(blank).indicators()).hasSize(2);
        assertThat(submission(blank).declared().total()).isEqualByComparingTo("95");
    }

    @Test
    void whatStandsBelowTheTotalIsNoIndicator() {
        byte[] form = new RawWorkbook()
                .sheet(
                        "自评表",
                        "<sheetData>" + head(TITLE) + row(5, HEAD) + tested(6, "≥95%", 95) + end(7)
                                + row(9, "其他需要说明的问题", null, "无")
                                + row(10, "填表人", null, "张某", null, "联系电话", "01012345678") + "</sheetData>")
                .bytes();
        assertThat(submission(form).indicators()).hasSize(2);
    }

    @Test
    void twoColumnsOfOneMeaningAreAsked() {
        byte[] targets = new RawWorkbook()
                .sheet(
                        "自评表",
                        "<sheetData>" + head(TITLE)
                                + row(5, "一级指标", "二级指标", "三级指标", "年初目标值", "调整后目标值", "全年完成值", "分值", "得分")
                                + row(6, "产出指标", "数量指标", "被测指标", "≥400人次", "≥200人次", 200, 90, 90) + "</sheetData>")
                .bytes();
        assertThat(alternatives(asked(targets))).containsExactly("D", "E");
        assertThat(answered(targets, "E").indicators().get(0).target().value()).isEqualTo(figure("200"));
        byte[] hidden = new RawWorkbook()
                .sheet(
                        "自评表",
                        "<cols><col min=\"5\" max=\"5\" hidden=\"1\"/></cols><sheetData>" + head(TITLE)
                                + row(5, "一级指标", "二级指标", "三级指标", "年度指标值", "实际值", "实际完成值", "分值", "得分")
                                + row(6, "产出指标", "数量指标", "被测指标", "≥200人次", 150, 200, 90, 90) + "</sheetData>")
                .bytes();
        assertThat(asked(hidden).alternatives().get(0).label().zh()).contains("隐藏");
        assertThat(answered(hidden, "F").indicators().get(0).actual()).isEqualTo(figure("200"));
        assertThat(codes(read(hidden, Map.of(asked(hidden).key(), "E")))).contains("HIDDEN_COLUMN E5");
    }

    @Test
    void twoYearsInATitleAreAskedAndNotesBesideTheFormNameNone() {
        byte[] form = new RawWorkbook()
                .sheet(
                        "自评表",
                        "<sheetData>" + head("2023年开展的2022年度项目支出绩效自评表") + row(5, HEAD) + tested(6, "≥95%", 95) + end(7)
                                + "</sheetData>")
                .bytes();
        assertThat(alternatives(asked(form))).containsExactly("2022", "2023");
        assertThat(answered(form, "2023").fiscalYear()).isEqualTo(2023);
        assertThat(FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary())
                        .findFiscalYear())
                .contains(2022);
        assertThat(FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary())
                        .findFiscalYears(Map.of("自评表!A1", "2023")))
                .containsExactly(2023);
        byte[] noted = form(new RawWorkbook().rows("填报说明", row(1, "填报说明（2022年修订）")), "≥95%", 95)
                .bytes();
        assertThat(FilledForm.open("x.xlsx", noted, ShippedFiles.formDictionary())
                        .findFiscalYear())
                .contains(2023);
        assertThat(submission(noted).fiscalYear()).isEqualTo(2023);
    }

    private static byte[] money(String rows) {
        return new RawWorkbook()
                .sheet(
                        "自评表",
                        "<sheetData>" + row(1, TITLE) + row(2, "项目名称", "某培训项目") + rows + row(6, HEAD)
                                + tested(7, "≥95%", 95) + end(8) + "</sheetData>")
                .bytes();
    }

    @Test
    void eachAmountIsInTheUnitOfItsHeading() {
        byte[] form = money(row(3, null, "年初预算数（万元）", "全年预算数（万元）", "全年执行数（元）") + row(4, "年度资金总额", 100, 100, 600000));
        assertThat(submission(form).budget().unit()).isEqualTo("万元");
        assertThat(submission(form).budget().executed()).isEqualByComparingTo("60");
        byte[] yi = money(row(3, null, "年初预算数（亿元）", "全年预算数（亿元）", "全年执行数（万元）") + row(4, "年度资金总额", 1, 1, 9500));
        assertThat(submission(yi).budget().executed()).isEqualByComparingTo("0.95");
    }

    @Test
    void anExecutionRateThatCannotBeIsAsked() {
        byte[] form = money(row(3, null, "年初预算数（万元）", "全年预算数（万元）", "全年执行数（万元）") + row(4, "年度资金总额", 100, 100, 950000));
        assertThat(alternatives(asked(form))).containsExactly("元", "不填");
        assertThat(answered(form, "元").budget().executed()).isEqualByComparingTo("95");
        assertThat(answered(form, "不填").budget().executed()).isNull();
    }

    @Test
    void aBudgetWithoutATotalRowIsAsked() {
        byte[] form = money(row(3, null, "年初预算数（万元）", "全年预算数（万元）", "全年执行数（万元）")
                + row(4, "财政拨款", 80, 80, 80)
                + row(5, "其他资金", 20, 20, 15));
        assertThat(alternatives(asked(form))).containsExactly("相加", "财政拨款", "其他资金");
        assertThat(answered(form, "相加").budget().adjusted()).isEqualByComparingTo("100");
        assertThat(answered(form, "相加").budget().executed()).isEqualByComparingTo("95");
        assertThat(answered(form, "财政拨款").budget().executed()).isEqualByComparingTo("80");
    }

    @Test
    void aHiddenSheetIsNotReadBesideAVisibleForm() {
        byte[] form = form(new RawWorkbook().sheet("旧表", "hidden", sheet("≥95%", 10)), "≥95%", 95)
                .bytes();
        assertThat(submission(form).indicators().get(0).actual()).isEqualTo(figure("95"));
        assertThat(read(form, Map.of()).problems())
                .extracting(FormProblem::code)
                .contains("HIDDEN_SHEET");
    }

    private static FormReading checklist(Object actual, Object checks) {
        byte[] form = new RawWorkbook()
                .rows(
                        "自评表",
                        row(1, "2020年度自评表"),
                        row(2, "指标编号", "三级指标", "实际值", "要点", "自评得分"),
                        row(3, "d06", "财务管理制度健全性", actual, checks, 1))
                .bytes();
        return FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary()).read(DACHANG, null, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-3", "1 2 3", "①②③", "1、2、3", "1,2,3", "1；2；3", "1\n2\n3", "全部", "1至3", "第1、2、3项", "１－３"})
    void pointsAreReadInWhicheverWayTheyAreWritten(String written) {
        AcceptedForm beside = (AcceptedForm) checklist("健全", written);
        assertThat(beside.submission().indicators().get(0).checks()).containsExactly("1", "2", "3");
        AcceptedForm instead = (AcceptedForm) checklist(written, null);
        assertThat(instead.submission().indicators().get(0).checks()).containsExactly("1", "2", "3");
        assertThat(instead.submission().indicators().get(0).actual()).isNull();
    }

    @Test
    void aPointThatTheSchemeDoesNotHaveIsAProblemOfItsCell() {
        for (String written : List.of("1、9", "1-9", "甲")) {
            assertThat(codes(checklist("健全", written))).as(written).containsExactly("POINT_UNKNOWN D3");
        }
        RawWorkbook workbook = new RawWorkbook();
        String day = styled(workbook.format("m\"月\"d\"日\""), "44929");
        byte[] form = workbook.rows(
                        "自评表",
                        row(1, "2020年度自评表"),
                        row(2, "指标编号", "三级指标", "实际值", "要点", "自评得分"),
                        row(3, "d06", "财务管理制度健全性", "健全", day, 1))
                .bytes();
        assertThat(codes(FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary())
                        .read(DACHANG, null, Map.of())))
                .as("Excel made a day of 1-3")
                .containsExactly("DATE D3");
    }
}
