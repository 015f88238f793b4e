package org.plumbline.service.tryout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.curve.NoCurve;
import org.plumbline.core.curve.NoCurve.NoCurveReason;
import org.plumbline.core.curve.ScoreCurve;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.IndicatorOutcome;
import org.plumbline.service.rulesets.RuleSetVersion;

/**
 * The score of an indicator over its actual value, by one version of the rules.
 *
 * @param curve null if there is none, or if one value was asked for
 * @param none why there is no curve; null if there is one
 * @param point null unless one value was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CurveResponse(
        String scheme,
        int fiscalYear,
        RuleSetReference ruleSet,
        String indicator,
        CurveData curve,
        NoCurveReason none,
        CurvePoint point) {

    /** @param state null for a published version */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleSetReference(int version, String state, String sha256) {

        static RuleSetReference of(RuleSetVersion version) {
            return new RuleSetReference(
                    version.version(),
                    version.isPublished() ? null : version.state().name(),
                    version.sha256());
        }
    }

    /**
     * A curve.
     *
     * @param scored code under which the points count
     * @param complete whether every value of the range is in a segment
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CurveData(
            String name,
            String unit,
            String scored,
            BigDecimal weight,
            BigDecimal actual,
            BigDecimal target,
            BigDecimal from,
            BigDecimal to,
            BigDecimal step,
            boolean complete,
            List<SegmentItem> segments,
            List<CurveBound> bounds) {

        static CurveData of(ScoreCurve curve, Locale locale) {
            return new CurveData(
                    curve.indicator().name(),
                    curve.indicator().unit(),
                    curve.scored(),
                    curve.weight(),
                    curve.actual(),
                    curve.target(),
                    curve.range().from(),
                    curve.range().to(),
                    curve.range().step(),
                    curve.isComplete(),
                    curve.segments().stream().map(SegmentItem::of).toList(),
                    CurveBound.listOf(curve, locale));
        }
    }

    /** Values that the same rows give the same score. @param score null if they are not scored */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SegmentItem(BigDecimal from, BigDecimal to, BigDecimal score, IndicatorOutcome outcome, List<String> rules) {

        private static SegmentItem of(ScoreCurve.CurveSegment segment) {
            return new SegmentItem(
                    segment.from(),
                    segment.to(),
                    segment.score(),
                    segment.outcome(),
                    segment.rules().stream().map(RuleSource::id).toList());
        }
    }

    static CurveResponse ofCurve(CurveRequest asked, RuleSetVersion version, ScoreCurve curve) {
        return create(asked, version, CurveData.of(curve, asked.locale()), null, null);
    }

    static CurveResponse ofNone(CurveRequest asked, RuleSetVersion version, NoCurve none) {
        return create(asked, version, null, none.reason(), null);
    }

    static CurveResponse ofPoint(CurveRequest asked, RuleSetVersion version, CurvePoint point) {
        return create(asked, version, null, null, point);
    }

    private static CurveResponse create(
            CurveRequest asked, RuleSetVersion version, CurveData curve, NoCurveReason none, CurvePoint point) {
        return new CurveResponse(
                asked.submission().scheme(),
                asked.submission().fiscalYear(),
                RuleSetReference.of(version),
                asked.indicator(),
                curve,
                none,
                point);
    }
}
