package org.plumbline.core.json;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.TEN;
import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.PointsUnit;
import org.plumbline.vocabulary.UnscorableReason;
import org.plumbline.vocabulary.Working;

/** What is written by hand is what data binding writes, which is what reads it back. */
class ReadValuesTest {

    private final Set<Class<?>> seen = new HashSet<>();

    @Test
    void everyStepOfEverySampleIsWrittenAsDataBindingWouldWriteIt() {
        for (var folder : ShippedFiles.samples()) {
            var submission = ShippedFiles.submission(folder.getFileName().toString());
            compare(new Scorer().score(submission, ShippedFiles.ruleSet(submission.scheme())));
        }
        for (Working rare : List.of(
                new Working.Band(TEN, null, null, null, new BigDecimal("1E+2"), PointsUnit.POINTS, TEN),
                new Working.Band(TEN, TEN, ZERO, ONE, ONE, PointsUnit.WEIGHT_PERCENT, null),
                new Working.Absent(MissingPolicy.ZERO, UnscorableReason.MISSING_ACTUAL))) {
            seen.add(rare.getClass());
            assertThat(written(values -> values.write(rare))).isEqualTo(bound(rare));
        }
        assertThat(seen).contains(Working.class.getPermittedSubclasses());
    }

    private void compare(Evaluation evaluation) {
        for (TraceStep step : evaluation.trace()) {
            if (step instanceof TraceStep.ScoringStep judged) {
                seen.add(judged.read().getClass());
                assertThat(written(values -> values.write(judged.read()))).isEqualTo(bound(judged.read()));
            } else if (step instanceof TraceStep.GroupStep grouped) {
                map(grouped.completions());
            }
        }
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
