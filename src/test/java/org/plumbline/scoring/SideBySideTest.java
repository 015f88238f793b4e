package org.plumbline.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.plumbline.Edited;
import org.plumbline.GeneratedSubmissions;
import org.plumbline.Shipped;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.scoring.SideBySide.Pair;
import org.plumbline.scoring.SideBySide.Part;
import org.plumbline.scoring.SideBySide.What;
import org.plumbline.vocabulary.Submission;

class SideBySideTest {

    private static final Scorer SCORER = new Scorer();

    /** Whatever two evaluations of a scheme are compared, nothing of the difference of their totals is left over. */
    @Property(tries = 400)
    void whatIsToldAddsUpToTheDifference(
            @ForAll @LongRange(min = 1, max = 1_000_000) long one,
            @ForAll @LongRange(min = 1, max = 1_000_000) long other) {
        for (Map.Entry<String, RuleSet> each : Shipped.ruleSets().entrySet()) {
            Evaluation left = score(each.getValue(), one);
            Evaluation right = score(each.getValue(), other);
            if (left != null && right != null) {
                SideBySide compared = SideBySide.of(left, right);
                addsUp(compared);
                if (left.complete() && right.complete()) {
                    assertThat(compared.sum().difference())
                            .isEqualByComparingTo(right.total().subtract(left.total()));
                }
                everyPointHasAStep(compared);
                mirrors(compared, SideBySide.of(right, left));
                nothingDiffers(SideBySide.of(left, left));
                addsUp(SideBySide.withDeclared(left));
            }
        }
    }

    /** Null where it is refused. */
    private static Evaluation score(RuleSet ruleSet, long seed) {
        try {
            return SCORER.score(GeneratedSubmissions.of(ruleSet, seed), ruleSet);
        } catch (SubmissionRejected faulty) {
            return null;
        }
    }

    private static void addsUp(SideBySide compared) {
        BigDecimal all = compared.rest().difference();
        for (Part part : compared.parts()) {
            all = all.add(part.difference());
        }
        assertThat(all).isEqualByComparingTo(compared.sum().difference());
    }

    private static void everyPointHasAStep(SideBySide compared) {
        for (Part part : compared.parts()) {
            assertThat(part.steps()).extracting(Pair::what).doesNotContain(What.OTHER);
            assertThat(sum(part.steps())).as(part.code()).isEqualByComparingTo(part.difference());
        }
        assertThat(sum(compared.rest().steps()))
                .isEqualByComparingTo(compared.rest().difference());
        for (Pair pair : compared.rest().steps()) {
            // scaled up for what is not applicable; anything else would have to be rounding
            assertThat(pair.what() == What.STEP || pair.difference().abs().compareTo(new BigDecimal("0.01")) <= 0)
                    .as(pair.toString())
                    .isTrue();
        }
    }

    private static BigDecimal sum(List<Pair> pairs) {
        return pairs.stream().map(Pair::difference).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void mirrors(SideBySide one, SideBySide other) {
        assertThat(other.sum().difference())
                .isEqualByComparingTo(one.sum().difference().negate());
        assertThat(other.onlyLeft()).isEqualTo(one.onlyRight());
        assertThat(other.onlyRight()).isEqualTo(one.onlyLeft());
    }

    private static void nothingDiffers(SideBySide compared) {
        assertThat(compared.parts()).noneMatch(Part::differs);
        assertThat(compared.rest().differs()).isFalse();
        assertThat(compared.onlyLeft()).isEmpty();
        assertThat(compared.onlyRight()).isEmpty();
    }

    @Test
    void namesTheRowThatTakesMore() {
        Submission dachang = Shipped.submission("dachang-2020-dept");
        RuleSet dearer = Edited.load(
                book -> Edited.cell(book, "扣分-每步扣分", "BK-003", "每步扣").setCellValue(15));
        SideBySide compared = SideBySide.of(
                SCORER.score(dachang, Shipped.ruleSet("dachang-department")), SCORER.score(dachang, dearer));
        // five steps of 0.60 instead of 0.40
        assertThat(compared.parts().stream().filter(part -> part.difference().signum() != 0))
                .extracting(Part::code, part -> part.difference().stripTrailingZeros())
                .contains(tuple("d03", new BigDecimal("-1")));
        Part part = compared.parts().stream()
                .filter(each -> each.code().equals("d03"))
                .findFirst()
                .orElseThrow();
        assertThat(part.steps()).hasSize(1);
        Pair pair = part.steps().get(0);
        assertThat(pair.left()).extracting(step -> step.rule().id()).containsExactly("BK-003");
        assertThat(pair.right()).extracting(step -> step.rule().id()).containsExactly("BK-003");
        assertThat(pair.points().left()).isEqualByComparingTo("-2");
        assertThat(pair.points().right()).isEqualByComparingTo("-3");
    }

    @Test
    void declaredAgainstTheRules() {
        Submission dachang = Shipped.submission("dachang-2020-dept");
        Evaluation evaluation = SCORER.score(dachang, Shipped.ruleSet("dachang-department"));
        SideBySide compared = SideBySide.withDeclared(evaluation);
        assertThat(compared.sum().difference()).isEqualByComparingTo(evaluation.difference());
        assertThat(compared.parts()).allSatisfy(part -> assertThat(part.steps()).isEmpty());
        // 效益 has a rule score and none declared: that is told by the rest, not as ten points too few
        assertThat(compared.parts().stream().filter(part -> part.difference().signum() != 0))
                .extracting(Part::code)
                .containsExactly("d13", "d23");
        assertThat(compared.rest().difference()).isZero();
    }

    @Test
    void findingsOfOneSideAlone() {
        Evaluation early =
                SCORER.score(Shipped.submission("dongchuan-2020-canbao"), Shipped.ruleSet("dongchuan-project"));
        Evaluation late =
                SCORER.score(Shipped.submission("dongchuan-2022-lixiu"), Shipped.ruleSet("dongchuan-project"));
        SideBySide compared = SideBySide.of(early, late);
        assertThat(compared.onlyRight()).extracting(RaisedFinding::code).contains("PERF_EXEC_GAP");
        assertThat(compared.onlyLeft())
                .extracting(RaisedFinding::code)
                .contains("MISSING_ACTUAL")
                .doesNotContain("PERF_EXEC_GAP");
    }

    @Test
    void profilesOfUnlikeProjectsWithTheSameScores() {
        RuleSet rules = Shipped.ruleSet("dongchuan-project");
        ScoreProfile early = ScoreProfile.of(SCORER.score(Shipped.submission("dongchuan-2020-canbao"), rules));
        ScoreProfile late = ScoreProfile.of(SCORER.score(Shipped.submission("dongchuan-2022-lixiu"), rules));
        assertThat(early).isEqualTo(late);
        assertThat(early.scores()).isEqualTo(7);
        assertThat(early.fullMarks()).isFalse();
        assertThat(ScoreProfile.of(
                        SCORER.score(Shipped.submission("nanchang-2022-yewu"), Shipped.ruleSet("nanchang-project"))))
                .isEqualTo(new ScoreProfile(0, false, null));
    }
}
