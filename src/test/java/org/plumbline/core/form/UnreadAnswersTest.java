package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.dictionary.DictionaryLine;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.dictionary.FormDictionaryEditor;
import org.plumbline.core.dictionary.FormDictionaryReader;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.form.FormReading.Alternative;
import org.plumbline.core.form.FormReading.Question;
import org.plumbline.core.form.FormReading.RejectedForm;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.RawWorkbook;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Value;

/** Rows, tables and sheets that were not read are named with what they could be, and are read as an answer states. */
class UnreadAnswersTest {

    private static final RuleSet NATIONAL = ShippedFiles.ruleSet("national-project");
    private static final String TITLE = row(1, "2022年度项目支出绩效自评表");
    private static final String HEADINGS = row(3, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分");
    private static final String INDICATOR = row(4, "产出指标", "数量指标", "人数", "≥95人", "96人", 90, 86);

    private static FormReading readAny(byte[] form, Map<String, String> answers) {
        FilledForm filled = FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary(), answers);
        return filled.read(NATIONAL, null, answers);
    }

    private static AcceptedForm read(byte[] form, Map<String, String> answers) {
        FormReading reading = readAny(form, answers);
        assertThat(reading).as(() -> reading.problems().toString()).isInstanceOf(AcceptedForm.class);
        return (AcceptedForm) reading;
    }

    private static byte[] form(String... rows) {
        return new RawWorkbook().rows("自评", rows).bytes();
    }

    private static List<String> problems(FormReading reading) {
        return reading.problems().stream()
                .map(problem ->
                        problem.code() + " " + problem.sheet() + (problem.cell() == null ? "" : "!" + problem.cell()))
                .toList();
    }

    private static List<String> choices(FormReading reading, String code) {
        return reading.problems().stream()
                .filter(problem -> problem.code().equals(code))
                .flatMap(problem -> problem.choices().stream().map(Alternative::value))
                .toList();
    }

    private static byte[] formWithUnnamedRow() {
        return form(
                TITLE,
                HEADINGS,
                INDICATOR,
                row(5, "满意度指标", "居民", null, "≥90%", "92%", 10, 9),
                row(6, "总评", null, null, null, null, 100, 95));
    }

    @Test
    void aRowWithoutANameIsListedWithWhatItCouldBe() {
        AcceptedForm open = read(formWithUnnamedRow(), Map.of());
        assertThat(problems(open)).containsExactly("ROW_UNREAD 自评!A5:G5", "ROW_UNREAD 自评!A6:G6");
        assertThat(choices(open, "ROW_UNREAD")).contains("指标", "合计", "小计", "备注", "项目名称");
        assertThat(open.submission().indicators()).hasSize(1);
    }

    @Test
    void aRowIsReadAsTheIndicatorOrTheTotalThatTheAnswerMakesIt() {
        AcceptedForm read = read(formWithUnnamedRow(), Map.of("自评!A5:G5", "指标", "自评!A6:G6", "合计"));
        assertThat(problems(read)).isEmpty();
        assertThat(read.submission().indicators())
                .extracting(IndicatorEntry::name)
                .containsExactly("人数", "居民");
        assertThat(read.submission().indicators().get(1).actual()).isEqualTo(Value.of(new BigDecimal("92")));
        assertThat(read.submission().declared().total()).isEqualByComparingTo("95");
        assertThat(read.questions())
                .extracting(Question::key, Question::answer)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("自评!A5:G5", "指标"),
                        org.assertj.core.groups.Tuple.tuple("自评!A6:G6", "合计"));
        assertThat(read.lines()).extracting(DictionaryLine::describe).containsExactly("表头行：自评总分 / 总评");
    }

    @Test
    void aRowThatIsASubtotalOrARemarkIsNoProblemAnyMore() {
        AcceptedForm read = read(formWithUnnamedRow(), Map.of("自评!A5:G5", "备注", "自评!A6:G6", "小计"));
        assertThat(problems(read)).isEmpty();
        assertThat(read.submission().indicators()).hasSize(1);
        assertThat(read.lines()).extracting(DictionaryLine::describe).containsExactly("用语：小计行 / 总评");
    }

    @Test
    void aRowOfATableCanBeALabelWithItsValue() {
        byte[] form = form(TITLE, HEADINGS, INDICATOR, row(5, "被评对象", "甲项目"));
        AcceptedForm read = read(form, Map.of("自评!A5:G5", "项目名称"));
        assertThat(read.submission().subject().name()).isEqualTo("甲项目");
        assertThat(problems(read)).isEmpty();
        assertThat(read.lines()).extracting(DictionaryLine::describe).containsExactly("表头行：项目名称 / 被评对象");
    }

    @Test
    void anAnswerAboutARowThatWasReadChangesNothingAndIsReported() {
        AcceptedForm read = read(form(TITLE, HEADINGS, INDICATOR), Map.of("自评!A4:G4", "备注"));
        assertThat(read.submission().indicators()).hasSize(1);
        assertThat(problems(read)).containsExactly("ANSWER_UNUSED 自评!A4:G4");
    }

    @Test
    void aTableWithUnknownHeadingsIsReadAsTheBudgetAndItsColumnsAreAskedNext() {
        byte[] form = form(
                TITLE,
                HEADINGS,
                INDICATOR,
                row(5, "合计", null, null, null, null, 90, 86),
                row(8, "资金来源（万元）", "下达", "用了"),
                row(9, "年度资金总额", 100, 95));
        AcceptedForm open = read(form, Map.of());
        assertThat(problems(open)).containsExactly("TABLE_UNREAD 自评!A8:C9");
        assertThat(choices(open, "TABLE_UNREAD")).containsExactly("指标表", "复核表", "资金表", "明细表", "数据项表", "不读取");

        Map<String, String> table = Map.of("自评!A8:C9", "资金表");
        assertThat(problems(read(form, table))).containsExactly("COLUMN_UNREAD 自评!B8", "COLUMN_UNREAD 自评!C8");
        AcceptedForm read = read(form, Map.of("自评!A8:C9", "资金表", "自评!B8", "全年预算数", "自评!C8", "全年执行数"));
        assertThat(problems(read)).isEmpty();
        assertThat(read.submission().budget().executionRate()).isEqualByComparingTo("95");
        assertThat(problems(read(form, Map.of("自评!A8:C9", "不读取")))).isEmpty();
    }

    @Test
    void aTableBehindABlankRowIsNoPartOfTheIndicatorTable() {
        byte[] form = form(TITLE, HEADINGS, INDICATOR, row(6, "资金来源", "下达", "用了"), row(7, "年度资金", 100, 95));
        AcceptedForm read = read(form, Map.of());
        assertThat(read.submission().indicators()).hasSize(1);
        assertThat(problems(read)).containsExactly("TABLE_UNREAD 自评!A6:C7");
        byte[] total = form(TITLE, HEADINGS, INDICATOR, row(7, "合计", null, null, null, null, 90, 86));
        assertThat(read(total, Map.of()).submission().declared().total()).isEqualByComparingTo("86");
    }

    @Test
    void aTableOfTheReviewAddsItsScoresToTheIndicators() {
        byte[] form = form(
                TITLE,
                HEADINGS,
                INDICATOR,
                row(5, "合计", null, null, null, null, 90, 86),
                row(8, "指标名称", "复核得分", "复核意见"),
                row(9, "人数", 80, "材料不足"),
                row(10, "合计", 80));
        assertThat(choices(read(form, Map.of()), "TABLE_UNREAD")).contains("复核表");
        AcceptedForm read = read(form, Map.of("自评!A8:C10", "复核表"));
        assertThat(problems(read)).isEmpty();
        assertThat(read.submission().indicators()).singleElement().satisfies(entry -> {
            assertThat(entry.declaredScore()).isEqualByComparingTo("86");
            assertThat(entry.review().score()).isEqualByComparingTo("80");
            assertThat(entry.review().reason()).isEqualTo("材料不足");
        });
        assertThat(read.submission().review().total()).isEqualByComparingTo("80");
    }

    @Test
    void aTableOfFiguresIsReadOnceItIsNamed() {
        byte[] form = form(
                TITLE,
                HEADINGS,
                INDICATOR,
                row(5, "合计", null, null, null, null, 90, 86),
                row(8, "项", "数"),
                row(9, "户数", 12));
        AcceptedForm read = read(form, Map.of("自评!A8:B9", "数据项表", "自评!A8", "数据项", "自评!B8", "数值"));
        assertThat(problems(read)).isEmpty();
        assertThat(read.submission().facts()).singleElement().satisfies(fact -> {
            assertThat(fact.key()).isEqualTo("户数");
            assertThat(fact.value()).isEqualTo(Value.of(new BigDecimal("12")));
        });
    }

    @Test
    void aSheetIsAFormOfItsOwnWithTheHeaderRowThatTheAnswerNames() {
        byte[] file = new RawWorkbook()
                .rows("甲", row(1, "2022年度自评情况"), row(2, "考核事项", "要求", "做到", "满分值"), row(3, "人数", "≥95人", "96人", 90))
                .bytes();
        FormReading open = readAny(file, Map.of());
        assertThat(problems(open)).containsExactly("SHEET_UNREAD 甲", "NO_INDICATOR_TABLE 甲");
        assertThat(choices(open, "SHEET_UNREAD")).containsExactly("自评表：表头第2行", "不读取");

        FormReading headed = readAny(file, Map.of("甲", "自评表：表头第2行"));
        assertThat(headed).isInstanceOf(RejectedForm.class);
        assertThat(problems(headed)).contains("NO_INDICATOR_TABLE 甲!A2", "COLUMN_UNREAD 甲!A2", "COLUMN_UNREAD 甲!C2");

        AcceptedForm read =
                read(file, Map.of("甲", "自评表：表头第2行", "甲!A2", "指标名称", "甲!B2", "目标值", "甲!C2", "实际值", "甲!D2", "权重"));
        assertThat(problems(read)).isEmpty();
        assertThat(read.submission().indicators()).singleElement().satisfies(entry -> {
            assertThat(entry.name()).isEqualTo("人数");
            assertThat(entry.weight()).isEqualByComparingTo("90");
        });
    }

    @Test
    void aSheetBesideAFormIsAPartOfItOrAnAttachment() {
        byte[] file = new RawWorkbook()
                .rows("自评", TITLE, HEADINGS, INDICATOR)
                .rows("附表", row(1, "下达", "用了"), row(2, 100, 95))
                .bytes();
        AcceptedForm open = read(file, Map.of());
        assertThat(problems(open)).containsExactly("SHEET_UNREAD 附表");
        assertThat(choices(open, "SHEET_UNREAD")).containsExactly("属于自评表", "不读取");
        assertThat(problems(read(file, Map.of("附表", "不读取")))).isEmpty();
        assertThat(problems(read(file, Map.of("附表", "属于自评表")))).containsExactly("TABLE_UNREAD 附表!A1:B2");
    }

    @Test
    void aHiddenSheetWithAFormIsReadOnceItIsNamedAForm() {
        byte[] file = new RawWorkbook()
                .rows("自评", TITLE, HEADINGS, INDICATOR)
                .sheet("旧表", "hidden", "<sheetData>" + TITLE + HEADINGS + INDICATOR + "</sheetData>")
                .bytes();
        assertThat(choices(read(file, Map.of()), "HIDDEN_SHEET")).containsExactly("自评表", "属于自评表", "不读取");
        Map<String, String> answers = Map.of("旧表", "自评表");
        assertThat(FilledForm.open("x.xlsx", file, ShippedFiles.formDictionary(), answers)
                        .split())
                .extracting(FilledForm::sheetName)
                .containsExactly("自评", "旧表");
    }

    @Test
    void aLineThatIsKeptCountsForTheProvinceThatTheFormNamesAndIsFoundByTheNextFormOfIt() {
        String region = row(2, "地区", "云南省昆明市");
        String headings = row(3, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "考核分", "得分");
        byte[] form = form(TITLE, region, headings, INDICATOR);
        List<DictionaryLine> lines = read(form, Map.of("自评!F3", "权重")).lines();
        assertThat(lines).extracting(DictionaryLine::describe).containsExactly("表头：指标表 / 权重 / 考核分 / 云南省");

        FormDictionary kept = FormDictionaryReader.read(
                        "dictionary.xlsx",
                        FormDictionaryEditor.addLines(ShippedFiles.dictionaryWorkbook(), lines, null))
                .dictionary();
        assertThat(problems(readBy(kept, form))).isEmpty();
        assertThat(problems(readBy(kept, form(TITLE, headings, INDICATOR)))).containsExactly("COLUMN_UNREAD 自评!F3");
    }

    private static FormReading readBy(FormDictionary dictionary, byte[] form) {
        return FilledForm.open("x.xlsx", form, dictionary)
                .forRegion(NATIONAL.scheme().jurisdiction())
                .read(NATIONAL, null, Map.of());
    }
}
