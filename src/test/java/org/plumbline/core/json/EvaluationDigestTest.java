package org.plumbline.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.GeneratedSubmissions;
import org.plumbline.ShippedFiles;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.trace.StepKind;

/** One pass over the bytes finds what the whole evaluation says. */
class EvaluationDigestTest {

    @TestFactory
    Stream<DynamicTest> theDigestHasTheFiguresOfTheEvaluation() {
        return ShippedFiles.ruleSets().values().stream()
                .map(ruleSet -> DynamicTest.dynamicTest(ruleSet.scheme().id(), () -> {
                    for (int seed = 1; seed <= 40; seed++) {
                        compare(ruleSet, seed);
                    }
                }));
    }

    private static void compare(RuleSet ruleSet, int seed) {
        Evaluation evaluation = new Scorer().score(GeneratedSubmissions.of(ruleSet, seed), ruleSet);
        EvaluationDigest digest = EvaluationDigest.read(EvaluationJson.writeCanonical(evaluation));
        assertThat(digest.scheme()).isEqualTo(evaluation.scheme());
        assertThat(digest.fiscalYear()).isEqualTo(evaluation.fiscalYear());
        assertThat(digest.region()).isEqualTo(evaluation.subject().region());
        assertThat(digest.grade()).isEqualTo(evaluation.grade());
        assertThat(digest.total()).isEqualTo(evaluation.total());
        assertThat(digest.declared()).isEqualTo(evaluation.declared().total());
        assertThat(digest.difference() == null).isEqualTo(evaluation.difference() == null);
        if (evaluation.difference() != null) {
            assertThat(digest.difference()).isEqualByComparingTo(evaluation.difference());
        }
        assertThat(digest.findings())
                .isEqualTo(
                        evaluation.findings().stream().map(each -> each.code()).toList());
        assertThat(digest.indicators().stream().map(each -> each.code() + each.name() + each.weight() + each.score()))
                .containsExactlyElementsOf(evaluation.indicators().stream()
                        .map(each -> each.code() + each.name() + each.weight() + each.score())
                        .toList());
        assertThat(Stream.concat(digest.indicators().stream(), digest.members().stream())
                        .map(each -> each.code() + each.actual()))
                .containsExactlyElementsOf(Stream.concat(
                                evaluation.indicators().stream(),
                                evaluation.indicators().stream()
                                        .filter(each -> each.members() != null)
                                        .flatMap(each -> each.members().stream()))
                        .map(each -> each.code()
                                + (each.actual() == null ? null : each.actual().numberOrNull()))
                        .toList());
        BigDecimal taken = evaluation.trace().stream()
                .filter(step -> step.kind() != StepKind.BONUS && step.rule() != null && step.points() != null)
                .map(step -> step.points().min(BigDecimal.ZERO).negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(digest.losses().stream()
                        .map(EvaluationDigest.RuleLoss::points)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(taken);
    }
}
