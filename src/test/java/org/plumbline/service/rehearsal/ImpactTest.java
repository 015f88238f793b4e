package org.plumbline.service.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.EditedWorkbook;
import org.plumbline.GeneratedSubmissions;
import org.plumbline.ShippedFiles;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.service.rehearsal.Impact.CaseCounts;
import org.plumbline.service.rehearsal.Impact.ChangeCause;
import org.plumbline.service.rehearsal.Impact.FindingChange;
import org.plumbline.service.rehearsal.Impact.TotalBin;
import org.plumbline.service.storage.ChunkedExecutor;
import org.plumbline.vocabulary.Severity;

/** Hand-made drafts of the Dachang workbook over its published case and what was made of it. */
class ImpactTest {

    private static final String SAMPLE = new String(
            ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json")),
            StandardCharsets.UTF_8);
    private static final RuleSet BEFORE = ShippedFiles.ruleSet("dachang-department");

    /** The published case: under 每低1%扣10% d01, d03 (4 points) and d23 (10) are each five steps short. */
    private static final String SHORT = SAMPLE;
    /** Nothing short of any target under that method. */
    private static final String MET = actual(actual(actual(SAMPLE, "d01", "100"), "d03", "100"), "d23", "100");

    private static String actual(String submission, String code, String actual) {
        String changed =
                submission.replaceFirst("(\"code\": \"" + code + "\",\\s+\"actual\": )[^,]+,", "$1" + actual + ",");
        assertThat(changed).isNotEqualTo(submission);
        return changed;
    }

    private static RuleSet draft(Consumer<XSSFWorkbook> change) {
        return EditedWorkbook.load(change);
    }

    private static RuleSet fifteenPercent() {
        return draft(
                book -> EditedWorkbook.cell(book, "扣分-每步扣分", "BK-003", "每步扣").setCellValue(15));
    }

    private static RehearsalCase candidate(int number, String submission) {
        byte[] body = submission.getBytes(StandardCharsets.UTF_8);
        return new RehearsalCase(Integer.toString(number), () -> body, read -> DraftComparison.score(read, BEFORE));
    }

    private static Impact impact(RuleSet draft, String... submissions) {
        List<RehearsalCase> candidates = new ArrayList<>();
        for (String submission : submissions) {
            candidates.add(candidate(candidates.size() + 1, submission));
        }
        DraftComparison comparison = new DraftComparison(draft);
        ImpactTally tally = comparison.newTally();
        candidates.forEach(each -> comparison.compare(each, tally));
        return tally.toImpact(comparison.gradeLabels());
    }

    @Test
    void theImpactNamesTheRowWhoseCellChanged() {
        Impact impact = impact(fifteenPercent(), SHORT, MET);
        assertThat(impact.counts()).isEqualTo(new CaseCounts(2, 2, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0));
        // five steps each: 0.60 instead of 0.40 a step twice, 1.50 instead of 1.00 once
        assertThat(impact.causes())
                .containsExactly(new ChangeCause(
                        new RuleSource("BK-003", EditedWorkbook.FILE, "扣分-每步扣分", 10), 1, new BigDecimal("-4.50")));
        assertThat(impact.affected())
                .extracting(
                        Impact.AffectedCase::id,
                        Impact.AffectedCase::subject,
                        Impact.AffectedCase::before,
                        Impact.AffectedCase::after)
                .containsExactly(tuple("1", "大厂回族自治县医疗保障局", new BigDecimal("91.00"), new BigDecimal("86.50")));
    }

    @Test
    void theImpactCountsTotalsByTwentiethsOfTheFullMarks() {
        Impact impact = impact(fifteenPercent(), SHORT, MET);
        assertThat(impact.points()).hasSize(20);
        assertThat(impact.points().get(17))
                .isEqualTo(new TotalBin(new BigDecimal("85.00"), new BigDecimal("90.00"), 0, 1));
        assertThat(impact.points().get(18))
                .isEqualTo(new TotalBin(new BigDecimal("90.00"), new BigDecimal("95.00"), 1, 0));
        assertThat(impact.points().get(19))
                .isEqualTo(new TotalBin(new BigDecimal("95.00"), new BigDecimal("100.00"), 1, 1));
    }

    @Test
    void theImpactOfAnUnchangedDraftIsEmpty() {
        Impact impact = impact(draft(book -> EditedWorkbook.setting(book, "标题").setCellValue("另一个标题")), SHORT, MET);
        assertThat(impact.counts()).isEqualTo(new CaseCounts(2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(impact.causes()).isEmpty();
        assertThat(impact.affected()).isEmpty();
    }

    @Test
    void theImpactNamesTheGradeBandWhereTheTotalIsTheSame() {
        RuleSet draft = draft(book -> book.getSheet("等级")
                .forEach(row -> row.forEach(cell -> {
                    if (cell.getCellType() == CellType.NUMERIC && cell.getNumericCellValue() == 90) {
                        cell.setCellValue(92);
                    }
                })));
        Impact impact = impact(draft, SHORT, MET);
        int best = impact.grades().labels().indexOf("优");
        int good = impact.grades().labels().indexOf("良");
        assertThat(impact.grades().labels()).endsWith(ImpactTally.NO_TOTAL);
        assertThat(impact.grades().rows().get(best).get(good)).isEqualTo(1);
        assertThat(impact.grades().rows().get(best).get(best)).isEqualTo(1);
        assertThat(impact.grades().rows().stream()
                        .flatMap(List::stream)
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(2);
        assertThat(impact.counts().changedTotal()).isZero();
        assertThat(impact.counts().changedGrade()).isEqualTo(1);
        assertThat(impact.causes()).hasSize(2).allSatisfy(cause -> {
            assertThat(cause.rule().sheet()).isEqualTo("等级");
            assertThat(cause.cases()).isEqualTo(1);
            assertThat(cause.points()).isZero();
        });
    }

    /** One declared score of the sample differs from the rules'. */
    @Test
    void theImpactCountsFindingsThatARaisedThresholdRemoves() {
        RuleSet draft =
                draft(book -> EditedWorkbook.cell(book, "审核", "SH-08", "量值大于").setCellValue(5));
        Impact impact = impact(draft, SAMPLE, SAMPLE);
        assertThat(impact.counts().changedScores()).isZero();
        assertThat(impact.findings()).containsExactly(new FindingChange("SCORE_RULE_MISMATCH", Severity.HIGH, 0, 2));
        assertThat(impact(BEFORE, SAMPLE).findings()).isEmpty();
    }

    @Test
    void aFindingOfAnotherSeverityIsGainedAndTheFormerLost() {
        RuleSet draft =
                draft(book -> EditedWorkbook.cell(book, "审核", "SH-08", "级别").setCellValue("低"));
        assertThat(impact(draft, SAMPLE).findings())
                .containsExactly(
                        new FindingChange("SCORE_RULE_MISMATCH", Severity.HIGH, 0, 1),
                        new FindingChange("SCORE_RULE_MISMATCH", Severity.LOW, 1, 0));
    }

    @Test
    void theImpactNamesTheCatalogueRowOfAChangedWeight() {
        RuleSet draft = draft(book -> {
            EditedWorkbook.cell(book, "指标", "d01", "权重").setCellValue(5);
            EditedWorkbook.cell(book, "指标", "d02", "权重").setCellValue(3);
        });
        Impact impact = impact(draft, MET);
        assertThat(impact.counts().changedTotal()).isZero();
        assertThat(impact.counts().changedScores()).isEqualTo(1);
        assertThat(impact.causes())
                .extracting(cause -> cause.rule().sheet(), cause -> cause.cases(), ChangeCause::points)
                .containsExactly(tuple("指标", 1L, new BigDecimal("1.00")), tuple("指标", 1L, new BigDecimal("-1.00")));
    }

    @Test
    void theImpactCountsNewlyIncompleteCases() {
        RuleSet draft = draft(book -> {
            for (String row : List.of("YD-01", "YD-02", "YD-03")) {
                EditedWorkbook.cell(book, "扣分-要点", row, "仅填结论").setCellValue("待补");
            }
        });
        Impact impact = impact(draft, SHORT);
        assertThat(impact.counts().newlyIncomplete()).isEqualTo(1);
        assertThat(impact.incomplete()).singleElement().satisfies(each -> {
            assertThat(each.before()).isEqualByComparingTo("91");
            assertThat(each.after()).isNull();
            assertThat(each.difference()).isNull();
            assertThat(each.gradeAfter()).isNull();
        });
        int none = impact.grades().labels().indexOf(ImpactTally.NO_TOTAL);
        assertThat(impact.grades().rows().get(0).get(none)).isEqualTo(1);
        assertThat(impact.causes()).extracting(cause -> cause.rule().id()).containsExactly("YD-01", "YD-02", "YD-03");
    }

    @Test
    void theImpactReportsWhyCasesAreRejected() {
        Impact impact = impact(
                fifteenPercent(),
                SAMPLE.replace("\"d01\"", "\"d99\""),
                "{",
                SAMPLE.replace("\"dachang-department\"", "\"national-project\""),
                SHORT);
        assertThat(impact.counts().cases()).isEqualTo(4);
        assertThat(impact.counts().refused()).isEqualTo(3);
        assertThat(impact.counts().compared()).isEqualTo(1);
        assertThat(impact.refusals())
                .extracting(
                        Impact.RefusedCase::id,
                        refusal -> refusal.problems().get(0).found())
                .contains(tuple("1", "d99"), tuple("3", "national-project"));
        assertThat(impact.refusalReasons()).hasSize(3).allMatch(reason -> reason.cases() == 1);
    }

    @Test
    void casesOfOtherYearsAreRehearsedInTheNearestYearOfTheDraft() {
        int from = BEFORE.scheme().yearTo() + 1;
        RuleSet draft = draft(book -> {
            EditedWorkbook.setting(book, "年度起").setCellValue(from);
            EditedWorkbook.setting(book, "年度止").setCellValue(from);
        });
        Impact impact = impact(draft, SHORT);
        assertThat(impact.counts().otherYear()).isEqualTo(1);
        assertThat(impact.counts().refused()).isZero();
        assertThat(impact.counts().changedScores()).isZero();
    }

    @Test
    void theCausesOfAnImpactAddUpToEveryPoint() {
        Impact impact = impact(fifteenPercent(), SHORT, MET, actual(SHORT, "d01", "97"), actual(SHORT, "d03", "20"));
        BigDecimal causes = impact.causes().stream().map(ChangeCause::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal totals = impact.affected().stream()
                .map(Impact.AffectedCase::difference)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(impact.affected()).hasSize(3);
        assertThat(causes).isEqualByComparingTo(totals).isNegative();
    }

    @Test
    void theImpactHasEqualBytesOnAnyNumberOfThreads() {
        RuleSet draft = fifteenPercent();
        List<RehearsalCase> candidates = new ArrayList<>();
        for (int seed = 0; seed < 400; seed++) {
            // half of them short of a target by their own number, some without a value
            String submission = actual(SHORT, "d01", seed % 7 == 0 ? "null" : Integer.toString(85 + seed % 9));
            candidates.add(candidate(seed, seed % 11 == 0 ? submission.replace("\"d02\"", "\"d98\"") : submission));
        }
        byte[] one = parallel(draft, candidates, 1, 400);
        List<RehearsalCase> shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, new Random(7));
        assertThat(parallel(draft, shuffled, 4, 7)).isEqualTo(one);
        assertThat(parallel(draft, candidates, 3, 50)).isEqualTo(one);
        assertThat(new String(one, StandardCharsets.UTF_8)).contains("BK-003");
    }

    private static byte[] parallel(RuleSet draft, List<RehearsalCase> candidates, int threads, int size) {
        List<List<RehearsalCase>> chunks = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i += size) {
            chunks.add(candidates.subList(i, Math.min(candidates.size(), i + size)));
        }
        DraftComparison comparison = new DraftComparison(draft);
        ImpactTally sum = comparison.newTally();
        ChunkedExecutor pool = ChunkedExecutor.withThreads(threads);
        try {
            pool.run(
                    chunks.iterator(),
                    chunk -> {
                        ImpactTally tally = comparison.newTally();
                        chunk.forEach(each -> comparison.compare(each, tally));
                        return tally;
                    },
                    sum::merge);
        } finally {
            pool.destroy();
        }
        return RehearsalStore.toJson(sum.toImpact(comparison.gradeLabels()));
    }

    /** The outline reader against the reader of the whole. */
    @Test
    void theOutlineReadFromBytesEqualsTheEvaluations() {
        for (int seed = 0; seed < 200; seed++) {
            byte[] canonical =
                    EvaluationJson.writeCanonical(new Scorer().score(GeneratedSubmissions.of(BEFORE, seed), BEFORE));
            var whole = EvaluationJson.read(canonical);
            EvaluationOutline outline = EvaluationOutline.read(canonical);
            assertThat(outline.total()).isEqualTo(whole.total());
            assertThat(outline.grade()).isEqualTo(whole.grade());
            assertThat(outline.entries())
                    .extracting(
                            EvaluationOutline.OutlineEntry::code,
                            EvaluationOutline.OutlineEntry::weight,
                            EvaluationOutline.OutlineEntry::score)
                    .containsExactlyElementsOf(whole.indicators().stream()
                            .map(each -> tuple(each.code(), each.weight(), each.score()))
                            .toList());
            assertThat(outline.steps())
                    .extracting(
                            EvaluationOutline.OutlineStep::kind,
                            EvaluationOutline.OutlineStep::indicator,
                            EvaluationOutline.OutlineStep::rule)
                    .containsExactlyElementsOf(whole.trace().stream()
                            .filter(step -> step.rule() != null)
                            .map(step -> tuple(step.kind(), step.indicator(), step.rule()))
                            .toList());
        }
    }
}
