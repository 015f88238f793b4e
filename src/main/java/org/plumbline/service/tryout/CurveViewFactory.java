package org.plumbline.service.tryout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.plumbline.core.curve.CurveResult;
import org.plumbline.core.curve.NoCurve;
import org.plumbline.core.curve.ScoreCurve;
import org.plumbline.core.curve.ScoreCurve.CurveRange;
import org.plumbline.core.json.Json;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.tryout.CurveResponse.CurveData;
import org.plumbline.service.tryout.CurveView.CurveSide;
import org.plumbline.service.tryout.TryOut.ScoredSide;
import org.springframework.stereotype.Component;

/** Makes the curves of one indicator for a page: tables, one point, and the data of the chart. */
@Component
final class CurveViewFactory {

    private final TryOutService tryOuts;

    CurveViewFactory(TryOutService tryOuts) {
        this.tryOuts = tryOuts;
    }

    /** What the chart's script needs; decimals are texts, so that they stay exact. */
    record ChartData(String from, String to, String step, String unit, List<ChartSide> sides) {}

    /**
     * @param ruleSet the version's number, by which the script asks for other points
     * @param submission JSON to ask with
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChartSide(
            boolean tried,
            String ruleSet,
            String submission,
            String actual,
            String target,
            List<ChartSegment> segments,
            List<CurveBound> bounds) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChartSegment(String from, String to, String score, List<String> rules) {}

    /** @param at null for the submission's own value, or else the target */
    CurveView create(TryOut result, String indicator, BigDecimal at, Locale locale) {
        List<ScoredSide> sides = Stream.of(result.inForce(), result.tried())
                .filter(Objects::nonNull)
                .filter(ScoredSide::isScored)
                .toList();
        List<CurveResult> curves = tryOuts.computeCurves(sides, indicator);
        List<ScoreCurve> drawn = curves.stream()
                .filter(ScoreCurve.class::isInstance)
                .map(ScoreCurve.class::cast)
                .toList();
        if (drawn.isEmpty()) {
            return new CurveView(indicator, indicator, null, listSides(result, sides, curves, null), null, null);
        }
        ScoreCurve first = drawn.get(0);
        CurveAsked asked = new CurveAsked(indicator, at == null ? chooseValue(first) : at, locale);
        String name = first.indicator().name();
        return new CurveView(
                indicator,
                name == null ? indicator : name,
                first.indicator().unit(),
                listSides(result, sides, curves, asked),
                asked.at(),
                writeChart(result, sides, curves, locale));
    }

    private record CurveAsked(String indicator, BigDecimal at, Locale locale) {}

    private static BigDecimal chooseValue(ScoreCurve curve) {
        return Stream.of(curve.actual(), curve.target())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(curve.range().from());
    }

    /** @param asked null if there is no curve */
    private List<CurveSide> listSides(
            TryOut result, List<ScoredSide> sides, List<CurveResult> curves, CurveAsked asked) {
        List<CurveSide> views = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            ScoredSide side = sides.get(i);
            boolean tried = side == result.tried();
            int version = side.version().version();
            if (curves.get(i) instanceof ScoreCurve curve) {
                views.add(new CurveSide(
                        tried,
                        version,
                        null,
                        curve.actual(),
                        curve.target(),
                        curve.isComplete(),
                        CurveStretch.listOf(curve),
                        CurveBound.listOf(curve, asked.locale()),
                        scorePoint(side, asked)));
            } else {
                NoCurve none = (NoCurve) curves.get(i);
                views.add(new CurveSide(tried, version, none.reason(), null, null, true, List.of(), List.of(), null));
            }
        }
        return views;
    }

    private CurvePoint scorePoint(ScoredSide side, CurveAsked asked) {
        try {
            return tryOuts.scoreAt(side, asked.indicator(), asked.at())
                    .map(evaluation -> CurvePoint.of(evaluation, asked.indicator(), asked.at(), asked.locale()))
                    .orElse(null);
        } catch (SubmissionRejectedException noSubmissionMayHaveIt) {
            return null;
        }
    }

    private static String writeChart(TryOut result, List<ScoredSide> sides, List<CurveResult> curves, Locale locale) {
        List<ChartSide> charts = new ArrayList<>();
        CurveRange range = null;
        String unit = null;
        for (int i = 0; i < sides.size(); i++) {
            if (curves.get(i) instanceof ScoreCurve curve) {
                range = curve.range();
                unit = curve.indicator().unit();
                charts.add(toChart(sides.get(i), sides.get(i) == result.tried(), curve, locale));
            }
        }
        return Json.MAPPER.writeValueAsString(new ChartData(
                range.from().toPlainString(),
                range.to().toPlainString(),
                range.step().toPlainString(),
                unit,
                charts));
    }

    private static ChartSide toChart(ScoredSide side, boolean tried, ScoreCurve curve, Locale locale) {
        CurveData data = CurveData.of(curve, locale);
        return new ChartSide(
                tried,
                Integer.toString(side.version().version()),
                new String(SubmissionJson.write(side.submission()), StandardCharsets.UTF_8),
                textOrNull(data.actual()),
                textOrNull(data.target()),
                data.segments().stream()
                        .map(each -> new ChartSegment(
                                each.from().toPlainString(),
                                each.to().toPlainString(),
                                textOrNull(each.score()),
                                each.rules()))
                        .toList(),
                data.bounds());
    }

    private static String textOrNull(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
