package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.Severity;

/** What is not the target's word earns nothing, points are the scheme's, and amounts must make a rate that can be. */
class JudgedWordsTest {

    private static final RuleSet DACHANG = ShippedFiles.ruleSet("dachang-department");

    private static Evaluation score(String indicators, String budget) {
        String json =
                """
                {"scheme":"dachang-department","fiscalYear":2020,"subject":{"name":"甲局"}%s,"indicators":[%s]}
                """
                        .formatted(budget, indicators);
        return new Scorer().score(SubmissionJson.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)), DACHANG);
    }

    private static IndicatorScore scored(String code, String rest) {
        return score("{\"code\":\"" + code + "\"," + rest + "}", "").indicators().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"不健全", "基本健全", "健全？", "未建立", "否", "#REF!", "健 不全", "1-9"})
    void anotherWordThanTheTargetsEarnsNothing(String word) {
        IndicatorScore score = scored("d06", "\"actual\":\"" + word + "\"");
        assertThat(score.score()).isNull();
    }

    @Test
    void anotherWordThanTheTargetsIsReportedAsUnusableAndNotAsMissing() {
        assertThat(score("{\"code\":\"d06\",\"actual\":\"不健全\"}", "").findings())
                .filteredOn(finding -> "d06".equals(finding.indicator()))
                .extracting(RaisedFinding::code, RaisedFinding::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("INVALID_ACTUAL", Severity.HIGH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"健全", "健全。", "健 全", "健\\n全", " 健全"})
    void theTargetsWordEarnsWhatItsRowGives(String word) {
        assertThat(scored("d06", "\"actual\":\"" + word + "\"").score()).isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"普遍\\n知晓", "普遍知晓。", "普遍　知晓"})
    void wordingsAreComparedWithoutBlanksAndPunctuation(String word) {
        Evaluation evaluation = score("{\"code\":\"d22c\",\"actual\":\"" + word + "\"}", "");
        Evaluation plain = score("{\"code\":\"d22c\",\"actual\":\"普遍知晓\"}", "");
        assertThat(evaluation.indicators().stream().map(IndicatorScore::score).toList())
                .isEqualTo(
                        plain.indicators().stream().map(IndicatorScore::score).toList())
                .anyMatch(Objects::nonNull);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"1、2、3\"", "\"1-3\"", "\"①②③\"", "\"1 2 3\"", "\"全部\"", "\"1\",\"2\",\"3\"", "\"1\\n2\\n3\""})
    void pointsAreReadAlikeHoweverTheyAreWritten(String checks) {
        assertThat(scored("d06", "\"actual\":\"健全\",\"checks\":[" + checks + "]")
                        .score())
                .isEqualByComparingTo(BigDecimal.ONE);
    }

    @Test
    void aPointThatTheSchemeDoesNotHaveIsAProblem() {
        assertThatThrownBy(() -> scored("d06", "\"actual\":\"健全\",\"checks\":[\"1\",\"9\"]"))
                .isInstanceOfSatisfying(SubmissionRejectedException.class, rejected -> assertThat(rejected.problems())
                        .extracting(SubmissionProblem::pointer, SubmissionProblem::found)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple("/indicators/0/checks/1", "9")));
    }

    @Test
    void anExecutionRateThatCannotBeIsAProblem() {
        for (String executed : List.of("950000", "-1", "200.01")) {
            assertThatThrownBy(() ->
                            score("", ",\"budget\":{\"unit\":\"万元\",\"adjusted\":100,\"executed\":" + executed + "}"))
                    .isInstanceOfSatisfying(
                            SubmissionRejectedException.class, rejected -> assertThat(rejected.problems())
                                    .extracting(SubmissionProblem::pointer)
                                    .containsExactly("/budget/executed"));
        }
        assertThat(score("", ",\"budget\":{\"unit\":\"亿元\",\"adjusted\":1,\"executed\":2}"))
                .isNotNull();
    }
}
