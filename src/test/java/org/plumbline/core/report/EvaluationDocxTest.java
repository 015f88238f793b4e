package org.plumbline.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.report.StoredRecord.LinkedEvaluation;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.TestWorkbook;
import org.plumbline.vocabulary.Submission;

/** What the .docx of an evaluation says. */
class EvaluationDocxTest {

    private static final Submission DACHANG = ShippedFiles.submission("dachang-2020-dept");

    private static XWPFDocument open(byte[] docx) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(docx));
    }

    private static String textOf(EvaluationDocument content) throws IOException {
        try (XWPFWordExtractor text = new XWPFWordExtractor(open(EvaluationDocxWriter.write(content)))) {
            return text.getText();
        }
    }

    @Test
    void theDocumentHasSchemeBudgetTasksFactsFindingsBasesAndRecord() throws IOException {
        assertThat(textOf(Documents.create(DACHANG, Documents.RECORD, Locale.CHINESE)))
                .contains("大厂回族自治县医疗保障局 · 2020 年度绩效自评复算")
                .contains("91.00（复算 92.60–94.20；不含无依据得分 79.00")
                .contains("依据状态\t待核")
                .contains("年度资金总额\t—\t—\t8383.52\t8352.09\t99.63")
                .contains("省级以上劳模及计生后遗症报销\t20.00\t9.63\t48.15")
                .contains("尚未完成的指标\t无\t表后")
                .contains("[高] RATE_RECOMPUTE")
                .contains("不足一步进一\t支出进度率")
                .contains("评分人\tclerk-1")
                .contains("2026-03-01 16:00:00（北京时间，UTC+8）")
                .contains("第 17 条")
                .contains("cd".repeat(32))
                .contains("单位（盖章）");
    }

    @Test
    void theTextOfACitedArticleAndTheMeaningOfAnIndicatorArePrinted() throws IOException {
        RuleSet ruleSet = ShippedFiles.load(
                TestWorkbook.FILE,
                TestWorkbook.workbook()
                        .indicator("x1", "依据", "BF-8", "指标解释", "反映供水的稳定程度", "评价要点", "1. 全年不停水")
                        .table(
                                TestWorkbook.BANDS,
                                "BAND",
                                List.of("评分办法", "得分", "依据"),
                                List.of(TestWorkbook.row("区间", 80, "BF-8")))
                        .basis("BF-8", "条款", "第八条", "原文", "得分按下列区间确定", "施行日期", "2020-02-25")
                        .bytes());
        Submission submission = SubmissionJson.read(
                """
                {"scheme": "%s", "fiscalYear": %d, "indicators": [{"code": "x1", "actual": 85}]}"""
                        .formatted(ruleSet.scheme().id(), ruleSet.scheme().yearFrom())
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(textOf(Documents.create(submission, ruleSet, Documents.RECORD, Locale.CHINESE)))
                .contains("某办法 第八条")
                .contains("2020-02-25 至 今")
                .contains("得分按下列区间确定\t已核（已对照文件原文）\tx1")
                .contains("指标解释：反映供水的稳定程度")
                .contains("评价要点：1. 全年不停水");
    }

    @Test
    void theEnglishDocumentHasNoChineseHeadings() throws IOException {
        assertThat(textOf(Documents.create(DACHANG, Documents.RECORD, Locale.ENGLISH)))
                .contains("Budget execution (unit: 10,000 yuan, 万元)")
                .contains("91.00 (recomputed 92.60–94.20; without bare conclusions 79.00")
                .contains("Findings, gravest first")
                .contains("2026-03-01 16:00:00 (Beijing time, UTC+8)")
                .contains("Seal of the body:")
                .doesNotContain("审核问题")
                .doesNotContain("依据状态");
    }

    @Test
    void anIncompleteEvaluationsDocumentNamesWhatIsMissingAndHasNoRange() throws IOException {
        assertThat(textOf(Documents.create(
                        ShippedFiles.submission("nanchang-2022-jingban"), Documents.RECORD, Locale.CHINESE)))
                .contains("无法复算总分")
                .contains("缺权重")
                .doesNotContain("总分及更严读法");
    }

    @Test
    void bothDocumentsOfACorrectionSaySoWithItsReason() throws IOException {
        StoredRecord superseded = Documents.record(null, List.of(new LinkedEvaluation("later-id", "补齐佐证")));
        StoredRecord correcting = Documents.record(new LinkedEvaluation("former-id", null), List.of());
        assertThat(textOf(Documents.create(DACHANG, superseded, Locale.CHINESE)))
                .contains("本评价已被更正，以更正后的评价为准：later-id。理由：补齐佐证")
                .contains("有更正，见首页");
        assertThat(textOf(Documents.create(DACHANG, correcting, Locale.CHINESE)))
                .contains("本评价更正此前的评价：former-id。未记录理由。");
        assertThat(textOf(Documents.create(DACHANG, superseded, Locale.ENGLISH)))
                .contains("This evaluation has been corrected. Refer to evaluation later-id. Reason: 补齐佐证");
    }

    @Test
    void aDocumentWithoutARecordSaysThatItIsNotStoredAndHasNoCode() throws IOException {
        EvaluationDocument content = Documents.create(DACHANG, null, Locale.CHINESE);
        assertThat(textOf(content)).contains("本结果没有保存");
        try (XWPFDocument file = open(EvaluationDocxWriter.write(content))) {
            assertThat(file.getAllPictures()).isEmpty();
        }
    }

    @Test
    void pagesAreNumberedTableHeadsAreRepeatedAndTheCodeCanBeRead() throws IOException {
        try (XWPFDocument file =
                open(EvaluationDocxWriter.write(Documents.create(DACHANG, Documents.RECORD, Locale.CHINESE)))) {
            assertThat(file.getFooterList()
                            .get(0)
                            .getParagraphs()
                            .get(0)
                            .getCTP()
                            .getFldSimpleList())
                    .extracting(field -> field.getInstr())
                    .containsExactly("PAGE", "NUMPAGES");
            assertThat(file.getTables())
                    .filteredOn(table -> table.getText().startsWith("一级 / 二级"))
                    .singleElement()
                    .extracting((XWPFTable table) -> table.getRow(0).isRepeatHeader())
                    .isEqualTo(true);
            assertThat(Documents.readCode(file.getAllPictures().get(0).getData()))
                    .isEqualTo(Documents.RECORD.address() + "?sha256=" + "ab".repeat(32));
        }
    }

    /** The clock in the steps that a zip entry can hold, which are of two seconds. */
    private static long zipTime() {
        return System.currentTimeMillis() / 2_000;
    }

    @Test
    void equalInputGivesEqualBytes() {
        byte[] first = EvaluationDocxWriter.write(Documents.create(DACHANG, Documents.RECORD, Locale.CHINESE));
        long written = zipTime();
        await().until(() -> zipTime() != written);
        assertThat(EvaluationDocxWriter.write(Documents.create(DACHANG, Documents.RECORD, Locale.CHINESE)))
                .isEqualTo(first);
    }
}
