package org.plumbline.core.curve;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.IndicatorRows.RowBound;
import org.plumbline.core.scoring.IndicatorOutcome;
import org.plumbline.vocabulary.Indicator;

/**
 * The score of an indicator at every actual value of its precision within a range.
 *
 * @param indicator as the rule set judges it
 * @param scored code under which the points count: the indicator's own, or its group's
 * @param weight of the indicator or group; null where unknown
 * @param range the values covered
 * @param actual the case's value, which may have more decimals than the precision; null where it has none
 * @param target null where none is printed
 * @param segments ascending; where one does not begin right after the one before, the values between were not computed
 * @param bounds of the rows for this indicator, by value
 * @param turningPoints ascending; between two of them the score only rises or only falls
 */
public record ScoreCurve(
        Indicator indicator,
        String scored,
        BigDecimal weight,
        CurveRange range,
        BigDecimal actual,
        BigDecimal target,
        List<CurveSegment> segments,
        List<RowBound> bounds,
        List<BigDecimal> turningPoints)
        implements CurveResult {

    /**
     * The values from {@code from} to {@code to}, both included, in steps of {@code step}.
     *
     * @param step one unit of the last decimal, such as 0.01
     */
    public record CurveRange(BigDecimal from, BigDecimal to, BigDecimal step) {}

    /**
     * Values that the same rows give the same score.
     *
     * @param from the first of them
     * @param to the last of them
     * @param score of the indicator or group; null where it is not scored
     * @param rules the rows that judge the indicator, and those that take more points
     */
    public record CurveSegment(
            BigDecimal from, BigDecimal to, BigDecimal score, IndicatorOutcome outcome, List<RuleSource> rules) {}

    /** Whether every value of the range is in a segment; otherwise computing stopped at its bound. */
    public boolean isComplete() {
        for (int i = 1; i < segments.size(); i++) {
            if (segments.get(i).from().compareTo(segments.get(i - 1).to().add(range.step())) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The segment that contains a value of the range; empty for a value that was not computed. */
    public Optional<CurveSegment> findSegment(BigDecimal value) {
        return segments.stream()
                .filter(each -> each.from().compareTo(value) <= 0 && value.compareTo(each.to()) <= 0)
                .findFirst();
    }
}
