package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.vocabulary.Severity;

/** An actual value and a target in % that are a hundred times apart are reported, whatever the score is. */
class PercentScaleTest {

    @ParameterizedTest
    @CsvSource({
        "%, 95, 0.954, true",
        "%, 100, 1, true",
        "%, 100, 1.05, true",
        "%, 100, 9540, true",
        "%, 0.95, 96, true",
        "%, 5, 0.05, true",
        "%, 95, 95.4, false",
        "%, 95, 2, false",
        "%, 95, 0, false",
        "%, 5, 0.5, false",
        "%, 3, 0.03, false",
        "%, 0, 1, false",
        "%, 10, 300, false",
        "人次, 100, 1, false",
        "人次, 100, 9540, false"
    })
    void sharesAmongPercentagesAreReported(String unit, String target, String actual, boolean doubtful) {
        Evaluation evaluation = score(unit, target, actual);

        assertThat(evaluation.findings())
                .filteredOn(finding -> finding.code().equals("PERCENT_DOUBTFUL"))
                .hasSize(doubtful ? 1 : 0)
                .allMatch(finding -> finding.severity() == Severity.HIGH
                        && finding.indicator().equals("A1"));
    }

    private static Evaluation score(String unit, String target, String actual) {
        String json =
                """
                {"scheme":"national-project","fiscalYear":2023,"subject":{"name":"甲项目","type":"PROJECT"},
                 "indicators":[{"code":"A1","name":"某指标","level1":"产出指标","level2":"质量指标","weight":90,
                   "target":{"operator":"≥","value":%s,"unit":"%s"},"actual":%s}]}
                """
                        .formatted(target, unit, actual);
        return new Scorer()
                .score(
                        SubmissionJson.read(json.getBytes(StandardCharsets.UTF_8)),
                        ShippedFiles.ruleSet("national-project"));
    }
}
