package org.plumbline.service.evaluations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plumbline.core.robustness.Robustness;
import org.plumbline.core.robustness.StricterReading;
import org.plumbline.core.robustness.Weakness;

/**
 * What a verdict rests on, in the caller's language.
 *
 * @param total null where the rules give none; likewise the other totals
 * @param range lowest and highest total in words; null without any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RobustnessView(
        BigDecimal total,
        String grade,
        BigDecimal lowest,
        BigDecimal highest,
        String range,
        List<WeaknessView> weaknesses,
        List<ReadingView> readings) {

    /** Points that rest on something that is not shown. */
    record WeaknessView(Weakness.Kind kind, String reason, String code, String name, BigDecimal points) {}

    /** The verdict under a stricter reading. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReadingView(
            List<Weakness.Kind> kinds, String without, List<String> changed, BigDecimal total, String grade) {}

    static RobustnessView of(Robustness robustness, Locale locale) {
        return new RobustnessView(
                robustness.total(),
                robustness.grade(),
                robustness.lowest(),
                robustness.highest(),
                robustness.lowest() == null
                        ? null
                        : robustness.lowest().toPlainString() + "–"
                                + robustness.highest().toPlainString(),
                robustness.weaknesses().stream()
                        .map(each -> new WeaknessView(
                                each.kind(), each.kind().label().in(locale), each.code(), each.name(), each.points()))
                        .toList(),
                robustness.readings().stream()
                        .map(each -> toReading(each, locale))
                        .toList());
    }

    /** The names of the indicators that a reading changes; the code of one without a name. */
    public List<String> nameChanged(ReadingView reading) {
        return reading.changed().stream()
                .map(code -> weaknesses.stream()
                        .filter(each -> each.code().equals(code) && each.name() != null)
                        .map(WeaknessView::name)
                        .findFirst()
                        .orElse(code))
                .toList();
    }

    private static ReadingView toReading(StricterReading reading, Locale locale) {
        String without = reading.kinds().stream()
                .map(kind -> kind.label().in(locale))
                .collect(Collectors.joining("en".equals(locale.getLanguage()) ? "; " : "；"));
        return new ReadingView(reading.kinds(), without, reading.changed(), reading.total(), reading.grade());
    }
}
