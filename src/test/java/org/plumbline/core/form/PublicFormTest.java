package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.math.BigDecimal;
import java.util.HashMap;
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
import org.plumbline.vocabulary.IndicatorReview;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.ReviewResult;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** Layouts of forms that public bodies publish: each is read whole, and what is not read is named. */
class PublicFormTest {

    private static final RuleSet NATIONAL = ShippedFiles.ruleSet("national-project");
    private static final String TITLE = row(1, "2022年度项目支出绩效自评表");
    private static final String HEADINGS = headings(3);

    private static String headings(int number) {
        return row(number, "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "实际完成值", "分值", "得分", "偏差原因分析及改进措施");
    }

    private static String sheet(String... rows) {
        return "<sheetData>" + String.join("", rows) + "</sheetData>";
    }

    private static byte[] form(String... rows) {
        return new RawWorkbook().sheet("表1", null, sheet(rows)).bytes();
    }

    private static AcceptedForm read(byte[] form, Map<String, String> answers) {
        FormReading reading =
                FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary()).read(NATIONAL, null, answers);
        assertThat(reading).as(() -> reading.problems().toString()).isInstanceOf(AcceptedForm.class);
        return (AcceptedForm) reading;
    }

    private static AcceptedForm read(byte[] form) {
        return read(form, Map.of());
    }

    private static Submission submission(byte[] form) {
        AcceptedForm read = read(form);
        assertThat(read.openQuestions()).isEmpty();
        return read.submission();
    }

    private static List<String> problems(FormReading reading) {
        return reading.problems().stream()
                .map(problem -> problem.code() + " " + problem.cell())
                .toList();
    }

    private static List<String> names(Submission submission) {
        return submission.indicators().stream().map(IndicatorEntry::name).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3000余人", "3000多人", "3000余", "三千余人"})
    void anActualValueThatIsOnlyAboutANumberIsAskedAbout(String about) {
        byte[] form = form(TITLE, HEADINGS, row(4, "产出指标", "数量指标", "人数", "≥", 2900, "人", about, 90, 90));
        AcceptedForm read = read(form);
        assertThat(read.openQuestions()).singleElement().satisfies(question -> assertThat(question.cell())
                .isEqualTo("G4"));
        assertThat(read.submission()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "≧, AT_LEAST",
        "═, EQUAL",
        "＞=, AT_LEAST",
        ">=, AT_LEAST",
        "=>, AT_LEAST",
        "≥=, AT_LEAST",
        "＝, EQUAL",
        "大于等于, AT_LEAST",
        "大于或等于, AT_LEAST",
        "不低于, AT_LEAST",
        "不少于, AT_LEAST",
        "至少, AT_LEAST",
        "以上, AT_LEAST",
        "≦, AT_MOST",
        "＜＝, AT_MOST",
        "=<, AT_MOST",
        "小于等于, AT_MOST",
        "不超过, AT_MOST",
        "不高于, AT_MOST",
        "以下, AT_MOST",
        "以内, AT_MOST",
        "﹥, MORE",
        "﹤, LESS",
        "等于, EQUAL",
        "==, EQUAL"
    })
    void aSignIsReadInEverySpelling(String written, Operator operator) {
        byte[] form = form(TITLE, HEADINGS, row(4, "产出指标", "数量指标", "人数", written, 95, "人", 96, 90, 90));
        assertThat(submission(form).indicators().get(0).target().operator()).isEqualTo(operator);
        String before = written.startsWith("以") ? "95人" + written : written + "95人";
        byte[] inOne = form(TITLE, HEADINGS, row(4, "产出指标", "数量指标", "人数", null, before, null, "96人", 90, 90));
        IndicatorEntry entry = submission(inOne).indicators().get(0);
        assertThat(entry.target().operator()).isEqualTo(operator);
        assertThat(entry.target().value()).isEqualTo(Value.of(new BigDecimal("95")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"定量指标", "定量", "定性指标", "量化指标"})
    void theKindOfAnIndicatorIsNoSign(String kind) {
        byte[] form = form(TITLE, HEADINGS, row(4, "产出指标", "数量指标", "人数", kind, "≥95人", null, "96人", 90, 90));
        assertThat(submission(form).indicators().get(0).target().operator()).isEqualTo(Operator.AT_LEAST);
    }

    @Test
    void equalQuestionsAreAskedOnceAndOneAnswerCountsForAllRows() {
        byte[] form = form(
                TITLE,
                HEADINGS,
                row(4, "产出指标", "数量指标", "人数", "∽", 95, "人", 96, 30, 30),
                row(5, "产出指标", "质量指标", "场次", "∽", 10, "场", 12, 30, 30),
                row(6, "产出指标", "时效指标", "天数", "≒", 10, "天", 12, 30, 30));
        AcceptedForm open = read(form);
        assertThat(open.openQuestions()).extracting(Question::key).containsExactly("表1!D4", "表1!D6");
        assertThat(open.openQuestions().get(0).cells()).containsExactly("D4", "D5");
        AcceptedForm answered = read(form, Map.of("表1!D4", "≥", "表1!D6", "≤"));
        assertThat(answered.submission().indicators())
                .extracting(entry -> entry.target().operator())
                .containsExactly(Operator.AT_LEAST, Operator.AT_LEAST, Operator.AT_MOST);
        AcceptedForm apart = read(form, Map.of("表1!D4", "≥", "表1!D5", "=", "表1!D6", "≤"));
        assertThat(apart.submission().indicators().get(1).target().operator()).isEqualTo(Operator.EQUAL);
        assertThat(problems(apart)).doesNotContain("ANSWER_UNUSED D5");
    }

    @Test
    void sharesUnderDifferentTargetsAreDifferentQuestions() {
        byte[] form = form(
                TITLE,
                HEADINGS,
                row(4, "产出指标", "数量指标", "完成率", "≥", 95, "%", 0.5, 30, 30),
                row(5, "产出指标", "质量指标", "差错率", "≤", 1, "%", 0.5, 30, 30));
        assertThat(read(form).openQuestions()).hasSize(2);
    }

    @Test
    void totalAndGradeAreReadFromTheTotalRow() {
        String first = row(4, "产出指标", "数量指标", "人数", "≥", 95, "人", 96, 90, 86);
        Submission last = submission(
                form(TITLE, HEADINGS, first, row(5, "总分", null, null, null, null, null, null, 100, 96, "优")));
        assertThat(last.declared().total()).isEqualByComparingTo("96");
        assertThat(last.declared().grade()).isEqualTo("优");
        Submission above = submission(form(
                TITLE,
                HEADINGS,
                row(4, "合计", null, null, null, null, null, null, 100, 96),
                row(5, "产出指标", "数量指标", "人数", "≥", 95, "人", 96, 90, 86)));
        assertThat(above.declared().total()).isEqualByComparingTo("96");
        assertThat(names(above)).containsExactly("人数");
    }

    @ParameterizedTest
    @CsvSource({"良, 良", "优☑ 良□ 中□ 差□, 优", "□优 ☑良 □中 □差, 良"})
    void aGradeIsReadFromTheHead(String written, String grade) {
        byte[] form =
                form(TITLE, row(2, "评价等级", written), HEADINGS, row(4, "产出指标", "数量指标", "人数", "≥", 95, "人", 96, 90, 86));
        assertThat(submission(form).declared().grade()).isEqualTo(grade);
    }

    @Test
    void aSentenceIsNoGradeAndIsNamed() {
        byte[] form = form(
                TITLE,
                row(2, "自评结论", "项目总体完成较好，资金使用规范。"),
                HEADINGS,
                row(4, "产出指标", "数量指标", "人数", "≥", 95, "人", 96, 90, 86));
        assertThat(submission(form).declared().grade()).isNull();
        assertThat(problems(read(form))).contains("CONTENT_UNREAD B2");
    }

    @Test
    void unusedRowsOfATemplateAreNoIndicatorsAndNoProblems() {
        byte[] form = form(
                TITLE,
                HEADINGS,
                row(4, "产出指标", "数量指标", "指标1参训人数", "≥", 95, "人", 96, 45, 45),
                row(5, null, null, "指标2"),
                row(6, null, null, "……"),
                row(7, null, "质量指标", "指标1"),
                row(8, null, "生态效益指标"),
                row(9, "效益指标", "社会效益指标", "指标1：受益人数", "≥", 95, "人", 96, 45, 45),
                row(10, null, null, "......"));
        assertThat(names(submission(form))).containsExactly("指标1参训人数", "指标1：受益人数");
        assertThat(problems(read(form))).isEmpty();
        byte[] used = form(TITLE, HEADINGS, row(4, "产出指标", "数量指标", "指标2", "≥", 95, "人", 96, 45, 45));
        assertThat(names(submission(used))).containsExactly("指标2");
    }

    @Test
    void aBudgetIsReadUnderHeadingsWithLettersAndItsPointsAreCompared() {
        byte[] form = form(
                TITLE,
                row(2, "预算执行情况（万元）（20分）", null, "预算数（A）", "执行数（B）", "执行率（B/A）", "得分（20分*执行率）"),
                row(3, null, "年度财政资金总额", 1000, 1000, "<c r=\"@\"><v>1</v></c>", 20),
                row(4, "一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "得分"),
                row(5, "产出指标", "数量指标", "医疗收入", "5亿元", "6.47亿元", 10));
        Submission read = submission(form);
        assertThat(read.budget().adjusted()).isEqualByComparingTo("1000");
        assertThat(read.budget().executed()).isEqualByComparingTo("1000");
        assertThat(read.indicators().get(0).code()).isEqualTo("ZX");
        assertThat(read.indicators().get(0).declaredScore()).isEqualByComparingTo("20");
        assertThat(read.indicators().get(1).target().unit()).isEqualTo("亿元");
        assertThat(read.indicators().get(1).actual()).isEqualTo(Value.of(new BigDecimal("6.47")));
        assertThat(read.indicators().get(1).weight()).isNull();
        assertThat(problems(read(form))).containsExactly("RATE_WEIGHT F2");
    }

    @Test
    void amountsBesideAZeroTotalAreAsked() {
        byte[] form = form(
                TITLE,
                row(2, "项目资金（万元）", "年初预算数", "全年预算数", "全年执行数"),
                row(3, "年度资金总额", 0, 0, 0),
                row(4, "其中：当年财政拨款", 202.64, 132.912, 132.912),
                row(5),
                row(6, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "得分"),
                row(7, "产出指标", "数量指标", "人数", "≥5人", "6人", 10));
        AcceptedForm open = read(form);
        assertThat(open.openQuestions()).hasSize(1);
        Question question = open.openQuestions().get(0);
        assertThat(question.text().zh()).contains("其中");
        assertThat(read(form, Map.of(question.key(), "其中当年财政拨款"))
                        .submission()
                        .budget()
                        .executed())
                .isEqualByComparingTo("132.912");
        assertThat(read(form, Map.of(question.key(), "年度资金总额"))
                        .submission()
                        .budget()
                        .executed())
                .isEqualByComparingTo("0");
    }

    @Test
    void partsThatDoNotAddUpToTheTotalAreReported() {
        byte[] form = form(
                TITLE,
                row(2, "项目资金（万元）", "年初预算数", "全年预算数", "全年执行数"),
                row(3, "年度资金总额", 100, 100, 90),
                row(4, "其中：当年财政拨款", 60, 60, 60),
                row(5, "其他资金", 40, 40, 20),
                row(6),
                row(7, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "得分"),
                row(8, "产出指标", "数量指标", "人数", "≥5人", "6人", 10));
        assertThat(submission(form).budget().executed()).isEqualByComparingTo("90");
        assertThat(problems(read(form))).containsExactly("PARTS_DIFFER D3");
    }

    private static byte[] twoParts(String head) {
        return new RawWorkbook()
                .sheet(
                        "表1",
                        null,
                        sheet(
                                        row(1, "某市财政支出项目绩效目标自评表"),
                                        head,
                                        row(3, "资金来源", "中央（万元）", "本级（万元）", "合计（万元）", "执行数（万元）", "执行率"),
                                        row(4, null, null, 5.5, 5.5, 5.5, 1),
                                        row(5, "项目权重", "评价内容", null, "分值", "自评分", "复核分", "评价标准及依据"),
                                        row(6, "项目决策2分", "决策依据", null, 2, 2, null, "有计2分"),
                                        row(7, "项目管理7分", "财务制度", null, 3, 3, null, "有计3分"),
                                        row(8, null, "运行监管", null, 4, 3, 3),
                                        row(9, "一级指标", "二级指标", "指标名称（三级指标）", "年初指标值", "年终完成值", "自评分", "复核分"),
                                        row(10, "产出指标40分", "数量指标15分", "采购设备", "10台套", "10台套", 15))
                                + "<mergeCells count=\"4\"><mergeCell ref=\"B5:C5\"/><mergeCell ref=\"B6:C6\"/>"
                                + "<mergeCell ref=\"B7:C7\"/><mergeCell ref=\"B8:C8\"/></mergeCells>")
                .bytes();
    }

    @Test
    void allTablesOfAFormAreReadAndColumnsThatAreNotAreNamed() {
        byte[] form = twoParts(row(2, "自评总分：69", null, "评价年度：2022"));
        Submission read = submission(form);
        assertThat(names(read)).containsExactly("决策依据", "财务制度", "运行监管", "采购设备");
        assertThat(read.indicators())
                .extracting(
                        entry -> entry.weight() == null ? null : entry.weight().intValue())
                .containsExactly(2, 3, 4, null);
        assertThat(read.indicators().get(0).level1()).isEqualTo("项目决策");
        assertThat(read.indicators().get(3).level2()).isEqualTo("数量指标");
        assertThat(read.budget().executed()).isEqualByComparingTo("5.5");
        assertThat(read.budget().adjusted()).isEqualByComparingTo("5.5");
        assertThat(read.declared().total()).isEqualByComparingTo("69");
        assertThat(problems(read(form)))
                .contains("COLUMN_UNREAD G5", "COLUMN_UNREAD C3")
                .doesNotContain("COLUMN_UNREAD F5", "COLUMN_UNREAD G9");
    }

    @Test
    void theDateOfFillingInIsNoFiscalYear() {
        byte[] form = twoParts(row(2, "填报日期：2023年2月18日"));
        assertThat(FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary())
                        .findFiscalYears(Map.of()))
                .containsExactly(2022, 2023);
        Question question = read(form).openQuestions().get(0);
        assertThat(question.alternatives()).extracting(Alternative::value).containsExactly("2022", "2023");
        assertThat(read(form, Map.of(question.key(), "2022")).submission().fiscalYear())
                .isEqualTo(2022);
        byte[] beside = twoParts(row(2, "填报时间", "2023-02-18", "评价年度", "2022年度"));
        assertThat(submission(beside).fiscalYear()).isEqualTo(2022);
        byte[] chinese = form(row(1, "二〇二二年度绩效自评表"), HEADINGS, row(4, "产出指标", "数量指标", "人数", "≥", 95, "人", 96, 90, 86));
        assertThat(submission(chinese).fiscalYear()).isEqualTo(2022);
    }

    @Test
    void aDepartmentsFormIsReadAndARateWithoutAmountsIsNamed() {
        byte[] form = form(
                row(1, "部门整体绩效自评表"),
                row(2, "（2022年度）"),
                row(3, "主管部门", "某融媒体中心", null, null, null, null, null, "自评总分（分）", 97.6),
                row(4, "部门预算执行情况", null, "年初预算数", "全年（调整）预算数", "全年执行数", "执行率（%）", "执行率权重", "执行率得分（分）"),
                row(5, "总金额", null, null, null, null, "76%", 10, 7.6),
                row(6, "指标名称", "计量单位", "指标性质", "年初指标值", "调整指标值", "全年完成值", "得分系数（%）", "指标权重（分）", "指标得分（分）", "是否核心指标"),
                row(7, "政府采购执行率", "%", "定量指标", "100%", null, "72.74%", "100%", 2, 2, "是"),
                row(8, "制度健全性", null, "定性指标", "高", null, "高", "100%", 3, 3, "否"));
        Submission read = submission(form);
        assertThat(read.subject().name()).isEqualTo("某融媒体中心");
        assertThat(read.subject().type()).isEqualTo("DEPARTMENT");
        assertThat(read.declared().total()).isEqualByComparingTo("97.6");
        assertThat(read.indicators().get(0).declaredScore()).isEqualByComparingTo("7.6");
        assertThat(read.indicators().get(1).actual()).isEqualTo(Value.of(new BigDecimal("72.74")));
        assertThat(read.indicators().get(1).weight()).isEqualByComparingTo("2");
        assertThat(problems(read(form)))
                .containsExactly("RATE_ALONE F5", "SUM_DIFFERS I3", "COLUMN_LEFT_OUT G6", "COLUMN_LEFT_OUT J6");
    }

    private static String review(String project, String indicator, Object target, Object actual) {
        return sheet(
                row(1, project),
                row(2, "2023年度部门预算项目绩效自评复核表"),
                row(3, "三级指标", "指标性质", "指标值", "度量单位", "权重", "自评完成值", "自评得分", "复核完成值", "复核得分", "备注"),
                row(4, indicator, "≤", target, "万元", 10, actual, 0, actual, 0.01),
                row(5, "服务人数", "≥", 100, "人", 15, 748, 15, 748, 15));
    }

    @Test
    void everySheetOfAFileIsAFormAndItsReviewIsReadBesideTheDeclaredScores() {
        byte[] file = new RawWorkbook()
                .sheet("附件1", null, review("居家养老服务", "预算执行率", 132.81, 0.1))
                .sheet("附件2", null, review("护理能力提升", "改造成本", 160, 386))
                .rows("填报说明", row(1, "请如实填写"))
                .bytes();
        FormReading whole =
                FilledForm.open("x.xlsx", file, ShippedFiles.formDictionary()).read(NATIONAL, null, Map.of());
        assertThat(problems(whole)).contains("SEVERAL_FORMS A3");
        List<FilledForm> forms =
                FilledForm.open("x.xlsx", file, ShippedFiles.formDictionary()).split();
        assertThat(forms).hasSize(2);
        AcceptedForm second = (AcceptedForm) forms.get(1).read(NATIONAL, null, Map.of("附件1!C4", "预算数"));
        assertThat(names(second.submission())).containsExactly("改造成本", "服务人数");
        assertThat(problems(second)).containsExactly("CONTENT_UNREAD A1");
        assertThat(second.submission().indicators())
                .extracting(IndicatorEntry::review)
                .containsExactly(
                        new IndicatorReview(Value.of(new BigDecimal("386")), new BigDecimal("0.01"), null),
                        new IndicatorReview(Value.of(new BigDecimal("748")), new BigDecimal("15"), null));
        AcceptedForm open = (AcceptedForm) forms.get(0).read(NATIONAL, null, Map.of());
        assertThat(open.problems()).extracting(FormProblem::code).contains("SHEET_UNREAD");
        Map<String, String> answers = new HashMap<>();
        open.openQuestions().forEach(question -> answers.put(question.key(), "预算数"));
        Submission first = ((AcceptedForm) forms.get(0).read(NATIONAL, null, answers)).submission();
        assertThat(first.budget().adjusted()).isEqualByComparingTo("132.81");
        assertThat(first.budget().executed()).isEqualByComparingTo("0.1");
        assertThat(first.indicators().get(0).review())
                .isEqualTo(new IndicatorReview(null, new BigDecimal("0.01"), null));
    }

    @Test
    void aReviewHasAReasonATotalAndAGrade() {
        byte[] form = new RawWorkbook()
                .sheet(
                        "表1",
                        null,
                        sheet(
                                row(1, "2023年度项目支出绩效自评复核表"),
                                row(2, "项目名称", "甲项目", null, null, "复核等级：良"),
                                row(3, "三级指标", "符号", "指标值", "单位", "权重", "完成值", "自评得分", "评审得分", "复核意见"),
                                row(4, "服务人数", "≥", 100, "人", 60, 90, 60, 54, "名单中 10 人重复"),
                                row(5, "服务次数", "≥", 10, "次", 40, 12, 40, 40),
                                row(6, "合计", null, null, null, 100, null, 100, 94)))
                .bytes();
        AcceptedForm read = (AcceptedForm) read(form);
        assertThat(read.submission().review()).isEqualTo(new ReviewResult(new BigDecimal("94"), "良"));
        assertThat(read.submission().declared().total()).isEqualByComparingTo("100");
        assertThat(read.submission().declared().grade()).isNull();
        assertThat(read.submission().indicators().get(0).review())
                .isEqualTo(new IndicatorReview(null, new BigDecimal("54"), "名单中 10 人重复"));
        assertThat(problems(read)).isEmpty();
    }

    @Test
    void aProjectNameBetweenTwoTablesBeginsAnotherForm() {
        byte[] file = form(
                TITLE,
                row(2, "项目名称", "甲项目"),
                HEADINGS,
                row(4, "产出指标", "数量指标", "人数", "≥", 95, "人", 96, 90, 86),
                row(5, "总分", null, null, null, null, null, null, 90, 86),
                row(7, "2023年度项目支出绩效自评表"),
                row(8, "项目名称", "乙项目"),
                headings(9),
                row(10, "产出指标", "数量指标", "场次", "≥", 95, "场", 96, 90, 88));
        List<FilledForm> forms =
                FilledForm.open("x.xlsx", file, ShippedFiles.formDictionary()).split();
        assertThat(forms).hasSize(2);
        Submission first = ((AcceptedForm) forms.get(0).read(NATIONAL, null, Map.of())).submission();
        Submission second = ((AcceptedForm) forms.get(1).read(NATIONAL, null, Map.of())).submission();
        assertThat(first.subject().name()).isEqualTo("甲项目");
        assertThat(names(first)).containsExactly("人数");
        assertThat(second.subject().name()).isEqualTo("乙项目");
        assertThat(second.fiscalYear()).isEqualTo(2023);
        assertThat(names(second)).containsExactly("场次");
    }

    @Test
    void contentBesideTheTablesIsNamedAndATableOfFiguresAsATable() {
        byte[] form = form(
                TITLE,
                row(2, "项目代码", "某码"),
                row(3, "项目负责人", "某人"),
                headings(4),
                row(5, "产出指标", "数量指标", "人数", "≥", 95, "人", 96, 90, 86),
                row(6, "总分", null, null, null, null, null, null, 90, 86),
                row(8, "月份", "支出", "比例"),
                row(9, "一月", 10, "10%"),
                row(10, "二月", 20, "20%"),
                row(12, "填表人："));
        assertThat(problems(read(form))).containsExactly("CONTENT_UNREAD A2", "TABLE_UNREAD A8:C10");
    }

    @ParameterizedTest
    @CsvSource({"5亿元, 万元, 64700万元, 50000, 64700", "≤3万元, 元, 2.5万, 30000, 25000", "10‰, %, 8‰, 1, 0.8"})
    void multiplesAreConvertedIntoTheUnitOfTheColumn(
            String target, String unit, String actual, String due, String read) {
        byte[] form = form(TITLE, HEADINGS, row(4, "产出指标", "数量指标", "金额", null, target, unit, actual, 90, 86));
        IndicatorEntry entry = submission(form).indicators().get(0);
        assertThat(entry.target().value()).isEqualTo(Value.of(new BigDecimal(due)));
        assertThat(entry.actual()).isEqualTo(Value.of(new BigDecimal(read)));
    }

    @Test
    void severalLabelsInOneCellAreReadEachForItself() {
        byte[] form = form(
                TITLE,
                row(2, "自评总分：96分  等级：优", null, "评价年度：2022年；项目名称：某项目"),
                HEADINGS,
                row(4, "产出指标", "数量指标", "人数", "≥", 95, "人", 96, 90, 86));
        Submission read = submission(form);
        assertThat(read.declared().total()).isEqualByComparingTo("96");
        assertThat(read.declared().grade()).isEqualTo("优");
        assertThat(read.subject().name()).isEqualTo("某项目");
    }

    @Test
    void amountsInAUnitThatIsNotConvertedAreRefused() {
        byte[] form = form(
                TITLE,
                row(2, "项目资金（美元）", "年初预算数", "全年预算数", "全年执行数"),
                row(3, "年度资金总额", 100, 100, 90),
                row(5, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "得分"),
                row(6, "产出指标", "数量指标", "人数", "≥5人", "6人", 10));
        assertThat(problems(FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary())
                        .read(NATIONAL, null, Map.of())))
                .contains("MONEY_UNIT A2");
    }

    @Test
    void aCaptionBesideTheLevelsIsNoColumn() {
        byte[] form = new RawWorkbook()
                .sheet(
                        "表1",
                        null,
                        sheet(
                                        TITLE,
                                        row(3, null, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "得分"),
                                        row(4, "绩效指标", "产出指标", "数量指标", "人数", "≥5人", "6人", 10),
                                        row(5, null, "产出指标", "数量指标", "场次", "≥5场", "6场", 10))
                                + "<mergeCells count=\"1\"><mergeCell ref=\"A4:A5\"/></mergeCells>")
                .bytes();
        assertThat(names(submission(form))).containsExactly("人数", "场次");
        assertThat(problems(read(form))).isEmpty();
    }

    @Test
    void anAnswerGivesAnUnknownColumnItsMeaning() {
        byte[] form = form(
                TITLE,
                row(3, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "得分", "应得"),
                row(4, "产出指标", "数量指标", "人数", "≥5人", "6人", 10, 12));
        FormProblem unread = read(form).problems().get(0);
        assertThat(unread.cell()).isEqualTo("G3");
        assertThat(unread.expected().zh()).contains("权重");
        AcceptedForm answered = read(form, Map.of("表1!G3", "权重"));
        assertThat(answered.submission().indicators().get(0).weight()).isEqualByComparingTo("12");
        assertThat(problems(answered)).isEmpty();
        assertThat(problems(read(form, Map.of("表1!G3", "天气")))).contains("ANSWER_UNUSED G3", "COLUMN_UNREAD G3");
    }
}
