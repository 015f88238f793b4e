package org.plumbline.core.json;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.TEN;
import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.BandRule;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.PointsUnit;
import org.plumbline.vocabulary.UnscorableReason;
import org.plumbline.vocabulary.Working;

/** What a step read is written as the contract has it, and read back as it was. */
class ReadValuesTest {

    private final Set<String> seen = new HashSet<>();

    @Test
    void everyCalculationOfEverySampleIsReadBackAsItWasWritten() {
        for (var folder : ShippedFiles.samples()) {
            var submission = ShippedFiles.submission(folder.getFileName().toString());
            compare(new Scorer().score(submission, ShippedFiles.ruleSet(submission.scheme())));
        }
        for (Working rare : List.of(
                new BandRule.Calculation(TEN, null, null, null, new BigDecimal("1E+2"), PointsUnit.POINTS, TEN),
                new BandRule.Calculation(TEN, TEN, ZERO, ONE, ONE, PointsUnit.WEIGHT_PERCENT, null),
                new Working.Absent(MissingPolicy.ZERO, UnscorableReason.MISSING_ACTUAL))) {
            compare(rare);
        }
        assertThat(seen)
                .contains(Working.Absent.FAMILY)
                .containsAll(RuleFamilies.all().stream()
                        .flatMap(family -> family.calculation().stream())
                        .map(CalculationFormat::family)
                        .toList());
    }

    @Test
    void aCalculationOfNoKnownKindIsRejectedWithTheKindsThereAre() {
        assertThatThrownBy(() -> StepValuesReader.read(Json.MAPPER.readTree("{\"family\":\"Other\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Other")
                .hasMessageContaining("Steps");
    }

    private void compare(Evaluation evaluation) {
        for (TraceStep step : evaluation.trace()) {
            if (step instanceof TraceStep.ScoringStep judged) {
                compare(judged.read());
            } else if (step instanceof TraceStep.GroupStep grouped) {
                map(grouped.completions());
            }
        }
    }

    private void compare(Working calculation) {
        seen.add(calculation.family());
        String json = written(values -> values.write(calculation));
        Working readBack = StepValuesReader.read(Json.MAPPER.readTree(json));
        assertThat(readBack).hasSameClassAs(calculation);
        assertThat(written(values -> values.write(readBack))).isEqualTo(json);
    }

    private static void map(Map<String, ?> read) {
        assertThat(written(values -> values.write(read))).isEqualTo(bound(read));
    }

    private static String bound(Object value) {
        return Json.MAPPER.writeValueAsString(value);
    }

    private static String written(Consumer<StepValuesWriter> writing) {
        JsonByteWriter json = new JsonByteWriter(16);
        writing.accept(new StepValuesWriter(json));
        return new String(json.toBytes(), StandardCharsets.UTF_8);
    }
}
