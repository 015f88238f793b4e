package org.plumbline.core.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.ruleset.TestWorkbook.BANDS;
import static org.plumbline.core.ruleset.TestWorkbook.row;
import static org.plumbline.core.ruleset.TestWorkbook.workbook;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.explanation.CitedBasis;
import org.plumbline.core.explanation.WorkbookInterpretation;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.TestWorkbook;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.trace.TraceStep;

/** The sheet 依据: what its ids stand for, and what is wrong with it. */
class BasisSheetTest {

    private static final String SHEET = "依据";

    /** Two bands whose rows have these texts in the column 依据. */
    private static TestWorkbook citing(String one, String other) {
        return workbook()
                .table(
                        BANDS,
                        "BAND",
                        List.of("评分办法", "低于目标大于", "低于目标不大于", "得分", "依据"),
                        List.of(row("区间", null, 10, 100, one), row("区间", 10, null, 60, other)));
    }

    private static Evaluation score(RuleSet ruleSet) {
        String submission =
                """
                {"scheme": "%s", "fiscalYear": %d, "indicators": [{"code": "x1", "actual": 85}]}"""
                        .formatted(ruleSet.scheme().id(), ruleSet.scheme().yearFrom());
        return new Scorer().score(SubmissionJson.read(submission.getBytes()), ruleSet);
    }

    private static String basisOf(TestWorkbook book) {
        return score(ShippedFiles.load(TestWorkbook.FILE, book.bytes())).listSteps(TraceStep.ScoringStep.class).stream()
                .map(TraceStep.ScoringStep::basis)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anIdStandsForDocumentAndArticleInTheTrace() {
        assertThat(basisOf(citing("BF-1", "BF-8").basis("BF-1").basis("BF-8"))).isEqualTo("某办法 第BF-8条");
        assertThat(basisOf(citing("BF-1", "BF-8").basis("BF-1").basis("BF-8", "核对状态", "待核")))
                .isEqualTo("某办法 第BF-8条（待核）");
    }

    @Test
    void theBasesOfAnEvaluationHaveTheFieldsOfTheirRows() {
        TestWorkbook book = citing("某文件 第八条", "BF-1").basis("BF-1", "失效日期", "2001-12-31");
        RuleSet ruleSet = ShippedFiles.load(TestWorkbook.FILE, book.bytes());
        Evaluation evaluation = score(ruleSet);
        CitedBasis cited = CitedBasis.list(evaluation, ruleSet).stream()
                .filter(basis -> basis.document() != null)
                .findFirst()
                .orElseThrow();
        assertThat(cited.citation()).isEqualTo("某办法 第BF-1条");
        assertThat(cited.document()).isEqualTo("某办法");
        assertThat(cited.article()).isEqualTo("第BF-1条");
        assertThat(cited.to()).isEqualTo("2001-12-31");
        assertThat(cited.inForce()).isFalse();
        assertThat(cited.verified()).isTrue();
        assertThat(cited.steps())
                .allSatisfy(step ->
                        assertThat(evaluation.trace().get(step - 1).basis()).isEqualTo(cited.citation()));
        CitedBasis plain = CitedBasis.of("某文件 第八条", 2023, ruleSet, List.of());
        assertThat(plain.document()).isNull();
        assertThat(plain.inForce()).isNull();
    }

    @Test
    void plainTextStaysAsItIsWithTheSheetAndWithoutIt() {
        assertThat(basisOf(citing("BF-1", "某文件 第八条").basis("BF-1"))).isEqualTo("某文件 第八条");
        assertThat(basisOf(citing("BF-1", "BF-8"))).isEqualTo("BF-8");
    }

    @Test
    void indicatorsAndTheSchemeCiteIdsAsWell() {
        RuleSet ruleSet = ShippedFiles.load(
                TestWorkbook.FILE,
                citing("BF-1", "BF-1")
                        .basis("BF-1", "条款", "第一条")
                        .indicator("x1", "依据", "BF-1")
                        .setting("依据", "BF-1")
                        .bytes());
        assertThat(ruleSet.scheme().basis()).isEqualTo("某办法 第一条");
        assertThat(ruleSet.scheme().indicators().get(0).basis()).isEqualTo("某办法 第一条");
    }

    @Test
    void theSentenceOfARowNamesTheDocumentBesideTheId() {
        RuleSet ruleSet = ShippedFiles.load(
                TestWorkbook.FILE,
                citing("BF-1", "BF-8").basis("BF-1").basis("BF-8").bytes());
        assertThat(WorkbookInterpretation.interpret(ruleSet, Locale.CHINESE).sheets())
                .filteredOn(sheet -> sheet.name().equals(BANDS))
                .singleElement()
                .extracting(sheet -> sheet.rows().get(1).sentence())
                .asString()
                .contains("依据：某办法 第BF-8条（BF-8）");
    }

    @Test
    void anUnknownIdIsReportedAtTheCellThatCitesIt() {
        assertThat(citing("BF-1", "BF-2").basis("BF-1").problems())
                .filteredOn(problem -> problem.code() == ProblemCode.REFERENCE_UNKNOWN)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.sheet()).isEqualTo(BANDS);
                    assertThat(problem.found()).isEqualTo("BF-2");
                    assertThat(problem.hint().zh()).contains("“依据”表");
                });
        assertThat(citing("BF-1", "BF-1")
                        .basis("BF-1")
                        .indicator("x1", "依据", "BF-9")
                        .problems())
                .anyMatch(problem -> problem.code() == ProblemCode.REFERENCE_UNKNOWN
                        && problem.sheet().equals("指标"));
    }

    @Test
    void anIdAnArticleAndAChoiceAreWrittenOnce() {
        assertDuplicate(citing("BF-1", "BF-1").basis("BF-1").basis("BF-1", "条款", "第二条"), "A3");
        assertDuplicate(citing("BF-1", "BF-2").basis("BF-1", "条款", "第一条").basis("BF-2", "条款", "第一条"), "B3");
        assertDuplicate(citing("某文件", "某文件").basis("BF-1", "用于", "不足一步进一").basis("BF-2", "用于", "不足一步进一"), "H3");
    }

    private static void assertDuplicate(TestWorkbook book, String cell) {
        assertThat(book.problems())
                .filteredOn(problem -> problem.code() == ProblemCode.DUPLICATE_ID)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.sheet()).isEqualTo(SHEET);
                    assertThat(problem.cell()).isEqualTo(cell);
                });
    }

    @Test
    void aBasisThatNothingCitesAndOneThatIsNotInForceAreWarnings() {
        assertThat(citing("BF-1", "BF-1")
                        .basis("BF-1", "失效日期", "1999-12-31")
                        .basis("BF-2")
                        .problems())
                .filteredOn(problem -> SHEET.equals(problem.sheet()))
                .extracting(problem -> problem.code() + " " + problem.cell())
                .containsExactlyInAnyOrder("BASIS_NOT_IN_FORCE F2", "BASIS_UNUSED A3");
        assertThat(citing("BF-1", "BF-1").basis("BF-1", "施行日期", "2999").problems())
                .anyMatch(problem -> problem.code() == ProblemCode.BASIS_NOT_IN_FORCE
                        && problem.cell().equals("E2"));
    }

    @Test
    void aDateAndAnIdHaveOneSpelling() {
        assertThat(citing("某文件", "某文件")
                        .basis("BF-1", "施行日期", "2020年2月", "用于", "不适用折算")
                        .problems())
                .anyMatch(problem -> problem.code() == ProblemCode.INCONSISTENT
                        && problem.cell().equals("E2"));
        assertThat(citing("某文件", "某文件").basis("第一条").problems())
                .anyMatch(problem -> problem.code() == ProblemCode.INCONSISTENT
                        && problem.cell().equals("A2"));
    }

    @Test
    void theTextOfAnArticleMayHaveLinesAndQuotes() {
        RuleSet ruleSet = ShippedFiles.load(
                TestWorkbook.FILE,
                citing("BF-1", "BF-1").basis("BF-1", "原文", "第一款\n第二款 \"从其规定\"").bytes());
        assertThat(ruleSet.bases()).singleElement().extracting(Basis::text).isEqualTo("第一款\n第二款 \"从其规定\"");
    }
}
