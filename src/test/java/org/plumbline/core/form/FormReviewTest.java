package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.RawWorkbook;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorReview;
import org.plumbline.vocabulary.ReviewResult;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** A review in a form: its columns, total and grade, never read as what is declared, nor the reverse. */
class FormReviewTest {

    private static final RuleSet NATIONAL = ShippedFiles.ruleSet("national-project");
    private static final String TITLE = row(1, "2023年度项目支出绩效自评复核表");
    private static final String SUBJECT = row(2, "项目名称", "甲项目");
    private static final IndicatorReview REVIEWED =
            new IndicatorReview(number("80"), number("48").numberOrNull(), "重复 10 人");

    private static Value number(String text) {
        return Value.of(new BigDecimal(text));
    }

    private static byte[] form(List<String> merged, String... rows) {
        String cells = merged.stream()
                .map(range -> "<mergeCell ref=\"" + range + "\"/>")
                .collect(Collectors.joining("", "<mergeCells>", "</mergeCells>"));
        String content = Stream.concat(Stream.of(TITLE, SUBJECT), Stream.of(rows))
                .collect(Collectors.joining("", "<sheetData>", "</sheetData>"));
        return new RawWorkbook()
                .sheet("表1", null, merged.isEmpty() ? content : content + cells)
                .bytes();
    }

    private static FormReading read(byte[] form) {
        return FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary()).read(NATIONAL, null, Map.of());
    }

    private static Submission submission(byte[] form) {
        return ((AcceptedForm) read(form)).submission();
    }

    private static List<String> problems(FormReading reading) {
        return reading.problems().stream()
                .map(problem -> problem.code() + " " + problem.cell())
                .toList();
    }

    /** The declared 90 with 60 points, the review's 80 with 48 points. */
    private static void assertBothAreRead(byte[] form) {
        FormReading reading = read(form);
        assertThat(problems(reading)).isEmpty();
        IndicatorEntry entry = submission(form).indicators().get(0);
        assertThat(entry.actual()).isEqualTo(number("90"));
        assertThat(entry.declaredScore()).isEqualByComparingTo("60");
        assertThat(entry.reason()).isNull();
        assertThat(entry.review()).isEqualTo(REVIEWED);
    }

    @Test
    void columnsUnderAReviewHeadingAreTheReviewsOnWhicheverSideTheyAre() {
        List<String> names = List.of("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4");
        assertBothAreRead(form(
                Stream.concat(names.stream(), Stream.of("F3:G3", "H3:J3")).toList(),
                row(3, "三级指标", "符号", "指标值", "单位", "权重", "自评", null, "复核"),
                row(4, null, null, null, null, null, "实际值", "得分", "实际值", "得分", "理由"),
                row(5, "服务人数", "≥", 100, "人", 60, 90, 60, 80, 48, "重复 10 人")));
        assertBothAreRead(form(
                Stream.concat(names.stream(), Stream.of("F3:H3", "I3:J3")).toList(),
                row(3, "三级指标", "符号", "指标值", "单位", "权重", "财政评审", null, null, "单位自评"),
                row(4, null, null, null, null, null, "完成值", "得分", "意见", "完成值", "得分"),
                row(5, "服务人数", "≥", 100, "人", 60, 80, 48, "重复 10 人", 90, 60)));
    }

    @Test
    void aReviewHeadingWithoutADeclaredOneBesideItCoversItsColumnsOnly() {
        assertBothAreRead(form(
                List.of("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:F4", "G3:G4", "H3:J3"),
                row(3, "三级指标", "符号", "指标值", "单位", "权重", "自评完成值", "自评得分", "第三方复核"),
                row(4, null, null, null, null, null, null, null, "完成值", "得分", "扣分原因"),
                row(5, "服务人数", "≥", 100, "人", 60, 90, 60, 80, 48, "重复 10 人")));
    }

    @Test
    void aReviewHeadingThatIsNotMergedCoversTheBlankCellsBesideIt() {
        assertBothAreRead(form(
                List.of(),
                row(3, null, null, null, null, null, "复核", null, null, "自评"),
                row(4, "三级指标", "符号", "指标值", "单位", "权重", "实际值", "得分", "原因", "实际值", "得分"),
                row(5, "服务人数", "≥", 100, "人", 60, 80, 48, "重复 10 人", 90, 60)));
    }

    @Test
    void aHeadingOverADeclaredAndAReviewColumnIsReadAsBoth() {
        assertBothAreRead(form(
                List.of("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:G3", "H3:I3", "J3:J4"),
                row(3, "三级指标", "符号", "指标值", "单位", "权重", "实际完成值", null, "得分", null, "复核意见"),
                row(4, null, null, null, null, null, "复核", "自评", "复核", "自评"),
                row(5, "服务人数", "≥", 100, "人", 60, 80, 90, 48, 60, "重复 10 人")));
    }

    @Test
    void aRemarkInBracketsMakesAColumnTheReviews() {
        assertBothAreRead(form(
                List.of(),
                row(3, "三级指标", "符号", "指标值", "单位", "权重", "完成值（复核）", "得分（财政复核）", "复核意见", "完成值", "得分"),
                row(4, "服务人数", "≥", 100, "人", 60, 80, 48, "重复 10 人", 90, 60)));
    }

    @Test
    void aReviewAloneIsNotReadAsDeclared() {
        Submission read = submission(form(
                List.of("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:F4", "G3:H3"),
                row(3, "三级指标", "符号", "指标值", "单位", "权重", "实际值", "复核"),
                row(4, null, null, null, null, null, null, "得分", "佐证材料"),
                row(5, "服务人数", "≥", 100, "人", 60, 90, 48, "名单")));
        assertThat(read.indicators().get(0).declaredScore()).isNull();
        assertThat(read.indicators().get(0).evidence()).isEmpty();
        assertThat(read.indicators().get(0).review()).isEqualTo(new IndicatorReview(null, new BigDecimal("48"), null));
    }

    @Test
    void aSignatureAboveTheTableIsNoReviewHeading() {
        Submission read = submission(form(
                List.of("F3:G3"),
                row(3, "填表人", "张某", null, null, null, "复核"),
                row(4, "三级指标", "符号", "指标值", "单位", "权重", "实际值", "得分"),
                row(5, "服务人数", "≥", 100, "人", 60, 90, 60)));
        assertThat(read.indicators().get(0).declaredScore()).isEqualByComparingTo("60");
        assertThat(read.indicators().get(0).review()).isNull();
    }

    @Test
    void blankReviewColumnsAreNoReview() {
        byte[] form = form(
                List.of(),
                row(3, "三级指标", "符号", "指标值", "单位", "权重", "完成值", "自评得分", "复核完成值", "复核得分", "复核意见"),
                row(4, "服务人数", "≥", 100, "人", 60, 90, 60, "—", null, "无"),
                row(5, "合计", null, null, null, 60, null, 60, null, "/"));
        assertThat(problems(read(form))).isEmpty();
        assertThat(submission(form).indicators().get(0).review()).isNull();
        assertThat(submission(form).review()).isEqualTo(ReviewResult.NOTHING);
    }

    @Test
    void aCellOverTheDeclaredAndTheReviewColumnIsTheDeclaredOne() {
        Submission read = submission(form(
                List.of("F4:G4"),
                row(3, "三级指标", "符号", "指标值", "单位", "权重", "自评得分", "复核得分", "完成值"),
                row(4, "服务人数", "≥", 100, "人", 60, 60, null, 90)));
        assertThat(read.indicators().get(0).declaredScore()).isEqualByComparingTo("60");
        assertThat(read.indicators().get(0).review()).isNull();
    }

    private static byte[] withTotal(Object... total) {
        return form(
                List.of(),
                row(3, "三级指标", "符号", "指标值", "单位", "权重", "完成值", "自评得分", "复核得分", "复核意见"),
                row(4, "服务人数", "≥", 100, "人", 60, 90, 60, 54, "名单中 10 人重复"),
                row(5, total));
    }

    @Test
    void theTotalRowHasTheTotalAndTheGradeOfTheReview() {
        Submission grades = submission(withTotal("合计", null, null, null, 60, "优", 60, 54, "良"));
        assertThat(grades.declared()).isEqualTo(new DeclaredResult(new BigDecimal("60"), "优"));
        assertThat(grades.review()).isEqualTo(new ReviewResult(new BigDecimal("54"), "良"));
        Submission alone = submission(withTotal("合计", null, null, null, 60, null, null, 54, "良"));
        assertThat(alone.declared()).isEqualTo(DeclaredResult.NOTHING);
        assertThat(alone.review()).isEqualTo(new ReviewResult(new BigDecimal("54"), "良"));
        Submission labelled = submission(withTotal("合计", null, null, null, 60, "复核等级：良", 60));
        assertThat(labelled.declared()).isEqualTo(new DeclaredResult(new BigDecimal("60"), null));
        assertThat(labelled.review()).isEqualTo(new ReviewResult(null, "良"));
    }

    @Test
    void labelsOfTheReviewAreNotThoseDeclared() {
        Submission read = submission(form(
                List.of(),
                row(3, "总分（复核）：91", null, "评审等级：良", null, "复核总分：92"),
                row(4, "三级指标", "符号", "指标值", "单位", "权重", "完成值", "得分"),
                row(5, "服务人数", "≥", 100, "人", 60, 90, 60)));
        assertThat(read.declared()).isEqualTo(DeclaredResult.NOTHING);
        assertThat(read.review()).isEqualTo(new ReviewResult(new BigDecimal("92"), "良"));
    }

    @Test
    void aReviewedAmountBesideABudgetRowIsNamedAsNotRead() {
        byte[] form = form(
                List.of(),
                row(3, "三级指标", "指标性质", "指标值", "度量单位", "权重", "自评完成值", "自评得分", "复核完成值", "复核得分"),
                row(4, "预算执行率", "≤", 132.81, "万元", 10, 0.1, 0, 0.2, 0.01),
                row(5, "服务人数", "≥", 100, "人", 15, 748, 15, 748, 15));
        FilledForm filled = FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary());
        AcceptedForm open = (AcceptedForm) filled.read(NATIONAL, null, Map.of());
        Map<String, String> answers =
                open.openQuestions().stream().collect(Collectors.toMap(FormReading.Question::key, question -> "预算数"));
        AcceptedForm read = (AcceptedForm) filled.read(NATIONAL, null, answers);
        assertThat(problems(read)).contains("CONTENT_UNREAD H4");
        assertThat(read.submission().budget().executed()).isEqualByComparingTo("0.1");
        assertThat(read.submission().indicators().get(0).review())
                .isEqualTo(new IndicatorReview(null, new BigDecimal("0.01"), null));
    }
}
