package org.plumbline.service.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.service.evaluations.EvaluationIdGenerator;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.QueryParameters;

/**
 * Which of the evaluations in the sums to list; a null member does not restrict the list.
 *
 * @param grade {@link #NO_GRADE} for evaluations without one
 * @param finding code of a finding raised
 * @param indicator code of a catalogue's indicator that lost points
 * @param own level 2 of a submission's own indicators that lost points; {@link #NO_LEVEL} for those without one
 * @param rule id of a rule that took points
 * @param row of that rule in its sheet
 * @param before only older ones than this evaluation
 */
record FigureEvaluationFilter(
        StatisticsScope asked,
        String grade,
        DifferenceBand band,
        String finding,
        String indicator,
        String own,
        String rule,
        Integer row,
        UUID before,
        int size) {

    static final String NO_GRADE = "none";
    static final String NO_LEVEL = "none";

    private static final int SIZE = 20;
    private static final int LARGEST = 200;
    private static final int LAST_ROW = 1_048_576;

    static FigureEvaluationFilter of(QueryParameters query) {
        return new FigureEvaluationFilter(
                StatisticsScope.of(query),
                query.textOrNull("grade"),
                band(query.textOrNull("difference")),
                query.textOrNull("finding"),
                query.textOrNull("indicator"),
                query.textOrNull("own"),
                query.textOrNull("rule"),
                query.integerOrNull("row", 1, LAST_ROW),
                before(query.textOrNull("before")),
                query.integerOrDefault("size", SIZE, 1, LARGEST));
    }

    static String[] parameterNames() {
        List<String> names = new ArrayList<>(StatisticsScope.NAMES);
        names.addAll(List.of("grade", "difference", "finding", "indicator", "own", "rule", "row", "before", "size"));
        return names.toArray(String[]::new);
    }

    private static DifferenceBand band(String key) {
        if (key == null) {
            return null;
        }
        return Arrays.stream(DifferenceBand.values())
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidParameter(
                        "difference",
                        key,
                        Arrays.stream(DifferenceBand.values())
                                .map(DifferenceBand::key)
                                .collect(Collectors.joining(" / "))));
    }

    private static UUID before(String text) {
        return text == null
                ? null
                : EvaluationIdGenerator.parse(text)
                        .orElseThrow(() -> ProblemException.invalidParameter(
                                "before", text, "00000000-0000-7000-8000-000000000000"));
    }

    /** Whether the filter can be decided only by reading the evaluations. */
    boolean requiresReading() {
        return indicator != null || own != null || rule != null;
    }
}
