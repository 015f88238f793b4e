package org.plumbline.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.plumbline.EditedWorkbook;
import org.plumbline.GeneratedSubmissions;
import org.plumbline.ShippedFiles;
import org.plumbline.core.comparison.EvaluationComparison.ComparedPart;
import org.plumbline.core.comparison.EvaluationComparison.ComparedSteps;
import org.plumbline.core.comparison.EvaluationComparison.ContributionKind;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.scoring.ScoreProfile;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.vocabulary.Submission;

class SideBySideTest {

    private static final Scorer SCORER = new Scorer();

    /** Whatever two evaluations of a scheme are compared, nothing of the difference of their totals is left over. */
    @Property(tries = 400)
    void comparedStepsAddUpToTheDifference(
            @ForAll @LongRange(min = 1, max = 1_000_000) long one,
            @ForAll @LongRange(min = 1, max = 1_000_000) long other) {
        for (Map.Entry<String, RuleSet> each : ShippedFiles.ruleSets().entrySet()) {
            Evaluation left = score(each.getValue(), one);
            Evaluation right = score(each.getValue(), other);
            if (left != null && right != null) {
                EvaluationComparison compared = EvaluationComparison.of(left, right);
                addsUp(compared);
                if (left.complete() && right.complete()) {
                    assertThat(compared.sum().difference())
                            .isEqualByComparingTo(right.total().subtract(left.total()));
                }
                everyPointHasAStep(compared);
                mirrors(compared, EvaluationComparison.of(right, left));
                nothingDiffers(EvaluationComparison.of(left, left));
                addsUp(EvaluationComparison.withDeclared(left));
            }
        }
    }

    /** Null where it is refused. */
    private static Evaluation score(RuleSet ruleSet, long seed) {
        try {
            return SCORER.score(GeneratedSubmissions.of(ruleSet, seed), ruleSet);
        } catch (SubmissionRejectedException faulty) {
            return null;
        }
    }

    private static void addsUp(EvaluationComparison compared) {
        BigDecimal all = compared.rest().difference();
        for (ComparedPart part : compared.parts()) {
            all = all.add(part.difference());
        }
        assertThat(all).isEqualByComparingTo(compared.sum().difference());
    }

    private static void everyPointHasAStep(EvaluationComparison compared) {
        for (ComparedPart part : compared.parts()) {
            assertThat(part.steps()).extracting(ComparedSteps::what).doesNotContain(ContributionKind.OTHER);
            assertThat(sum(part.steps())).as(part.code()).isEqualByComparingTo(part.difference());
        }
        assertThat(sum(compared.rest().steps()))
                .isEqualByComparingTo(compared.rest().difference());
        for (ComparedSteps pair : compared.rest().steps()) {
            // scaled up for what is not applicable; anything else would have to be rounding
            assertThat(pair.what() == ContributionKind.STEP
                            || pair.difference().abs().compareTo(new BigDecimal("0.01")) <= 0)
                    .as(pair.toString())
                    .isTrue();
        }
    }

    private static BigDecimal sum(List<ComparedSteps> pairs) {
        return pairs.stream().map(ComparedSteps::difference).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void mirrors(EvaluationComparison one, EvaluationComparison other) {
        assertThat(other.sum().difference())
                .isEqualByComparingTo(one.sum().difference().negate());
        assertThat(other.onlyLeft()).isEqualTo(one.onlyRight());
        assertThat(other.onlyRight()).isEqualTo(one.onlyLeft());
    }

    private static void nothingDiffers(EvaluationComparison compared) {
        assertThat(compared.parts()).noneMatch(ComparedPart::differs);
        assertThat(compared.rest().differs()).isFalse();
        assertThat(compared.onlyLeft()).isEmpty();
        assertThat(compared.onlyRight()).isEmpty();
    }

    @Test
    void aComparisonNamesTheRowThatDeductsMore() {
        Submission dachang = ShippedFiles.submission("dachang-2020-dept");
        RuleSet dearer = EditedWorkbook.load(
                book -> EditedWorkbook.cell(book, "扣分-每步扣分", "BK-003", "每步扣").setCellValue(15));
        EvaluationComparison compared = EvaluationComparison.of(
                SCORER.score(dachang, ShippedFiles.ruleSet("dachang-department")), SCORER.score(dachang, dearer));
        // five steps of 0.60 instead of 0.40
        assertThat(compared.parts().stream().filter(part -> part.difference().signum() != 0))
                .extracting(ComparedPart::code, part -> part.difference().stripTrailingZeros())
                .contains(tuple("d03", new BigDecimal("-1")));
        ComparedPart part = compared.parts().stream()
                .filter(each -> each.code().equals("d03"))
                .findFirst()
                .orElseThrow();
        assertThat(part.steps()).hasSize(1);
        ComparedSteps pair = part.steps().get(0);
        assertThat(pair.left()).extracting(step -> step.rule().id()).containsExactly("BK-003");
        assertThat(pair.right()).extracting(step -> step.rule().id()).containsExactly("BK-003");
        assertThat(pair.points().left()).isEqualByComparingTo("-2");
        assertThat(pair.points().right()).isEqualByComparingTo("-3");
    }

    @Test
    void declaredScoresAreComparedWithRecomputedOnes() {
        Submission dachang = ShippedFiles.submission("dachang-2020-dept");
        Evaluation evaluation = SCORER.score(dachang, ShippedFiles.ruleSet("dachang-department"));
        EvaluationComparison compared = EvaluationComparison.withDeclared(evaluation);
        assertThat(compared.sum().difference()).isEqualByComparingTo(evaluation.difference());
        assertThat(compared.parts()).allSatisfy(part -> assertThat(part.steps()).isEmpty());
        // 效益 has a rule score and none declared: that is in the rest, not reported as ten points too few
        assertThat(compared.parts().stream().filter(part -> part.difference().signum() != 0))
                .extracting(ComparedPart::code)
                .containsExactly("d13", "d23");
        assertThat(compared.rest().difference()).isZero();
    }

    @Test
    void whereNothingCouldBeScoredThereIsNoSum() {
        Evaluation unscored = SCORER.score(
                ShippedFiles.submission("dongchuan-2022-lixiu"), ShippedFiles.ruleSet("dongchuan-project"));

        assertThat(EvaluationComparison.of(unscored, unscored).sum().left()).isNull();
        assertThat(EvaluationComparison.withDeclared(unscored).sum().left()).isNull();
        assertThat(EvaluationComparison.withDeclared(unscored).sum().right()).isEqualByComparingTo("99");
    }

    @Test
    void findingsOfOneSideOnlyAreListed() {
        Evaluation early = SCORER.score(
                ShippedFiles.submission("dongchuan-2020-canbao"), ShippedFiles.ruleSet("dongchuan-project"));
        Evaluation late = SCORER.score(
                ShippedFiles.submission("dongchuan-2022-lixiu"), ShippedFiles.ruleSet("dongchuan-project"));
        EvaluationComparison compared = EvaluationComparison.of(early, late);
        assertThat(compared.onlyRight()).extracting(RaisedFinding::code).contains("EXTERNAL_CAUSE_CLAIMED");
        assertThat(compared.onlyLeft())
                .extracting(RaisedFinding::code)
                .contains("MISSING_ACTUAL")
                .doesNotContain("EXTERNAL_CAUSE_CLAIMED");
    }

    @Test
    void differentProjectsWithEqualScoresHaveEqualProfiles() {
        RuleSet rules = ShippedFiles.ruleSet("dongchuan-project");
        ScoreProfile early = ScoreProfile.of(SCORER.score(ShippedFiles.submission("dongchuan-2020-canbao"), rules));
        ScoreProfile late = ScoreProfile.of(SCORER.score(ShippedFiles.submission("dongchuan-2022-lixiu"), rules));
        assertThat(early).isEqualTo(late);
        assertThat(early.scores()).isEqualTo(7);
        assertThat(early.fullMarks()).isFalse();
        assertThat(ScoreProfile.of(SCORER.score(
                        ShippedFiles.submission("nanchang-2022-yewu"), ShippedFiles.ruleSet("nanchang-project"))))
                .isEqualTo(new ScoreProfile(0, false, null));
    }
}
