package org.plumbline.core.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.draft.DraftWorkbookWriter.DraftOptions;
import org.plumbline.core.draft.SchemeDraft.GroupedQuestion;
import org.plumbline.core.explanation.WorkbookInterpretation;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.workbook.SchemeTemplate;

class FormDraftTest {

    private static final SchemeTemplate TEMPLATE =
            SchemeTemplate.read(ShippedFiles.bytes(Path.of("rules", SchemeTemplate.FILE)));
    private static final DraftOptions OPTIONS =
            new DraftOptions("county-draft", "某县项目", "某省/某市/某县", 2025, 2025, "某县2025年度自评表");
    private static final Map<String, String> ANSWERS = Map.of(
            "PARTIAL_STEP", "up",
            "MEASURE", "points",
            "BOUND", "upper",
            "OVER_TARGET", "full",
            "PERCENT_OF", "weight");

    private static SchemeDraft draft(Map<String, String> answers) {
        return SchemeDraft.of(
                FormDraft.of("form.xlsx", PrintedForm.bytes(), ShippedFiles.formDictionary())
                        .indicators(),
                answers);
    }

    private static RuleSet load(byte[] workbook) {
        return ShippedFiles.load("county-draft.xlsx", workbook);
    }

    @Test
    void everyIndicatorOfAFormIsDraftedAskedOrListed() {
        SchemeDraft draft = draft(Map.of());

        assertThat(draft.indicators()).hasSize(20);
        assertThat(draft.notUnderstood())
                .extracting(each -> each.indicator().sentence().name())
                .containsExactly("队伍稳定率");
        assertThat(draft.openQuestions())
                .extracting(GroupedQuestion::topic)
                .containsExactly(
                        QuestionTopic.PARTIAL_STEP,
                        QuestionTopic.MEASURE,
                        QuestionTopic.PERCENT_OF,
                        QuestionTopic.BOUND,
                        QuestionTopic.BOUND,
                        QuestionTopic.OVER_TARGET);
        assertThat(draft.openQuestions().get(0).indicators())
                .as("one question for three sentences")
                .hasSize(3);
    }

    @Test
    void theWorkbookOfAnAnsweredDraftLoadsAndPassesItsTestCases() {
        SchemeDraft draft = draft(ANSWERS);
        assertThat(draft.openQuestions()).isEmpty();

        RuleSet rules = load(DraftWorkbookWriter.toBytes(TEMPLATE, draft, OPTIONS));

        assertThat(rules.scheme().indicators()).hasSize(20);
        assertThat(rules.scheme().fullMarks()).isEqualByComparingTo("100");
        assertThat(CaseTestRunner.run(rules).passed()).isTrue();
        assertThat(CaseTestRunner.run(rules).cases()).hasSize(2);
    }

    @Test
    void everyDraftedCellCarriesItsSentenceAndTheReadBackNamesIt() throws IOException {
        byte[] workbook = DraftWorkbookWriter.toBytes(TEMPLATE, draft(ANSWERS), OPTIONS);

        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            XSSFCell cell = book.getSheet("扣分-每步扣分").getRow(7).getCell(3);
            assertThat(cell.getCellComment().getString().getString()).contains("自评表!F4", "每低1个百分点扣权重的10%");
            assertThat(book.getSheet(DraftComments.SHEET).getRow(19).getCell(4).getStringCellValue())
                    .contains("没有起草", "由评价组根据实际情况打分");
        }
        assertThat(WorkbookInterpretation.interpret(load(workbook), Locale.CHINESE).sheets().stream()
                        .filter(sheet -> sheet.name().equals("扣分-每步扣分"))
                        .flatMap(sheet -> sheet.rows().stream())
                        .findFirst()
                        .orElseThrow()
                        .sentence())
                .contains("依据：某县2025年度自评表，自评表!F4“资金到位率”的评分标准", "（待核）");
    }

    @Test
    void equalDraftsGiveEqualBytes() {
        assertThat(DraftWorkbookWriter.toBytes(TEMPLATE, draft(ANSWERS), OPTIONS))
                .isEqualTo(DraftWorkbookWriter.toBytes(TEMPLATE, draft(ANSWERS), OPTIONS));
    }

    @Test
    void anOpenQuestionIsNoWorkbook() {
        assertThatThrownBy(() -> DraftWorkbookWriter.toBytes(TEMPLATE, draft(Map.of()), OPTIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PARTIAL_STEP@");
    }

    @Test
    void pastedLinesNeedNoHeaderAndMayLeaveOutTheTarget() {
        FormDraft pasted = FormDraft.ofText(
                "资金到位率\t10\t≥100%\t每低1个百分点扣1分，不足1个百分点不扣。\n管理制度 | 5 | 有得5分，无得0分。", ShippedFiles.formDictionary());

        assertThat(pasted.indicators()).hasSize(2);
        assertThat(SchemeDraft.of(pasted.indicators(), Map.of()).indicators())
                .allSatisfy(each -> assertThat(each.draft()).isInstanceOf(SentenceDraft.Drafted.class));
    }

    @Test
    void aFileWithoutAColumnOfStandardsSaysWhatIsNeeded() {
        FormDraft read = FormDraft.ofText("指标说明\t标准\n某项\t10", ShippedFiles.formDictionary());

        assertThat(read.indicators()).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(problem -> assertThat(problem.zh())
                .contains("评分标准"));
        assertThat(FormDraft.ofText("", ShippedFiles.formDictionary()).problems())
                .hasSize(1);
    }

    @Test
    void anAnswerForOneIndicatorLeavesTheOthersOpen() {
        SchemeDraft draft = draft(Map.of("PARTIAL_STEP@zb02", "down"));

        List<GroupedQuestion> steps = draft.questions().stream()
                .filter(question -> question.topic() == QuestionTopic.PARTIAL_STEP)
                .toList();
        assertThat(steps).hasSize(2);
        assertThat(steps).extracting(GroupedQuestion::answer).containsExactlyInAnyOrder("down", null);
    }
}
