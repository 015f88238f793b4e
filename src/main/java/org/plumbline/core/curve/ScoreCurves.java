package org.plumbline.core.curve;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.plumbline.core.curve.ActualChange.ChangeOrReason;
import org.plumbline.core.curve.ScoreCurve.CurveRange;
import org.plumbline.core.ruleset.IndicatorRows;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Submission;

/** Computes the curves of one indicator by several rule sets over the same range of values. */
public final class ScoreCurves {

    /** Decimals where the catalogue states no precision and the case's value has more. */
    private static final int MAX_DECIMALS = 4;

    private static final BigDecimal MARGIN = new BigDecimal("0.2");
    private static final BigDecimal DEFAULT_SPAN = BigDecimal.valueOf(100);

    private ScoreCurves() {}

    /** A submission and the rules that score it. */
    public record CurveInput(RuleSet ruleSet, Submission submission) {}

    public static CurveResult compute(RuleSet ruleSet, Submission submission, String code) {
        return compute(List.of(new CurveInput(ruleSet, submission)), code).get(0);
    }

    /** One result for each case, in their order; all curves have one range. */
    public static List<CurveResult> compute(List<CurveInput> cases, String code) {
        List<ChangeOrReason> changes = cases.stream()
                .map(each -> ActualChange.of(each.ruleSet(), each.submission(), code))
                .toList();
        List<ActualChange> possible = changes.stream()
                .map(ChangeOrReason::change)
                .filter(Objects::nonNull)
                .toList();
        CurveRange range = possible.isEmpty() ? null : findRange(possible);
        List<CurveResult> results = new ArrayList<>();
        for (ChangeOrReason each : changes) {
            results.add(
                    each.change() == null
                            ? new NoCurve(each.reason())
                            : new CurveSearch(each.change(), range).compute());
        }
        return results;
    }

    /** From zero, or the lowest value named, to a fifth of the span beyond the highest one. */
    private static CurveRange findRange(List<ActualChange> changes) {
        int decimals = 0;
        TreeSet<BigDecimal> values = new TreeSet<>();
        for (ActualChange change : changes) {
            NumberReading reading = change.reading();
            decimals = Math.max(decimals, findDecimals(reading));
            values.addAll(findRows(change).findTurningPoints());
            values.add(reading.actual());
        }
        BigDecimal span = values.last().subtract(values.first());
        BigDecimal margin = span.signum() == 0 ? DEFAULT_SPAN : span.multiply(MARGIN);
        BigDecimal from = values.first().signum() < 0 ? values.first().subtract(margin) : BigDecimal.ZERO;
        return new CurveRange(
                from.setScale(decimals, RoundingMode.FLOOR),
                values.last().add(margin).setScale(decimals, RoundingMode.CEILING),
                BigDecimal.ONE.movePointLeft(decimals).setScale(decimals, RoundingMode.UNNECESSARY));
    }

    static IndicatorRows findRows(ActualChange change) {
        return change.ruleSet().findRowsFor(change.reading());
    }

    /** The catalogue's precision, else the decimals that actual and target are written with. */
    private static int findDecimals(NumberReading reading) {
        Integer precision = reading.indicator().precision();
        if (precision != null) {
            return precision;
        }
        int target = reading.target() == null ? 0 : reading.target().scale();
        return Math.min(MAX_DECIMALS, Math.max(0, Math.max(reading.actual().scale(), target)));
    }
}
