package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.json.SubmissionJson;

/** Twenty points of 效益指标 are shared by the indicators that a submission brings. */
class WeightSharesTest {

    private static Evaluation score(String indicators) {
        String submission =
                """
                {"scheme":"stated-project","fiscalYear":2023,"subject":{"name":"某项目"},"indicators":[%s]}
                """
                        .formatted(indicators);
        return new Scorer()
                .score(
                        SubmissionJson.read(submission.getBytes(StandardCharsets.UTF_8)),
                        ShippedFiles.ruleSet("stated-project"));
    }

    private static String own(int number, String more) {
        return "{\"code\":\"x%d\",\"name\":\"效益 %d\",\"level1\":\"效益指标\",\"target\":{\"value\":100},\"actual\":100,\"method\":\"正向比例\"%s}"
                .formatted(number, number, more);
    }

    private static List<BigDecimal> listWeights(Evaluation evaluation) {
        return evaluation.indicators().stream()
                .filter(each -> each.code().startsWith("x"))
                .map(IndicatorScore::weight)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 20.00",
        "2, 10.00 10.00",
        "3, 6.67 6.67 6.66",
        "6, 3.33 3.33 3.33 3.33 3.33 3.35",
        "7, 2.86 2.86 2.86 2.86 2.86 2.86 2.84"
    })
    void theLastHasTheRemainderOfTheRoundedShares(int count, String weights) {
        String entries =
                IntStream.rangeClosed(1, count).mapToObj(i -> own(i, "")).collect(Collectors.joining(","));
        Evaluation evaluation = score(entries);

        assertThat(listWeights(evaluation).stream()
                        .map(BigDecimal::toPlainString)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(weights);
        assertThat(evaluation.indicators().stream()
                        .filter(each -> each.code().startsWith("x"))
                        .map(IndicatorScore::score)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("20");
    }

    @Test
    void statedWeightsAreUsedAndNoneIsComputedBesideThem() {
        assertThat(listWeights(score(own(1, ",\"weight\":12") + "," + own(2, ",\"weight\":8"))))
                .containsExactly(new BigDecimal("12"), new BigDecimal("8"));
        assertThat(listWeights(score(own(1, ",\"weight\":12") + "," + own(2, ""))))
                .containsExactly(new BigDecimal("12"), null);
    }

    @Test
    void moreIndicatorsThanThePointsSufficeForAreRejected() {
        String entries =
                IntStream.rangeClosed(1, 2300).mapToObj(i -> own(i, "")).collect(Collectors.joining(","));

        assertThatThrownBy(() -> score(entries))
                .isInstanceOfSatisfying(SubmissionRejectedException.class, rejected -> assertThat(rejected.problems())
                        .singleElement()
                        .extracting(SubmissionProblem::pointer)
                        .isEqualTo("/indicators"));
    }
}
