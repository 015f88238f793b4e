package org.plumbline.service.tryout;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.curve.NoCurve.NoCurveReason;

/**
 * The curves of one indicator as a page shows them.
 *
 * @param sides the version in force if there is one, then the version tried
 * @param at the value for which the sides have a point; null if there is no curve
 * @param data for the chart, as JSON; null if there is no curve
 */
record CurveView(String code, String name, String unit, List<CurveSide> sides, BigDecimal at, String data) {

    /**
     * The curve of one version.
     *
     * @param tried whether it is the version tried
     * @param none why it has no curve; null if it has one
     * @param actual the submission's own value; null if it has none
     * @param point null if no submission may have the value
     */
    record CurveSide(
            boolean tried,
            int version,
            NoCurveReason none,
            BigDecimal actual,
            BigDecimal target,
            boolean complete,
            List<CurveStretch> stretches,
            List<CurveBound> bounds,
            CurvePoint point) {}

    /** The number as text, or a dash for null. */
    public String shown(BigDecimal number) {
        return number == null ? "—" : number.toPlainString();
    }

    /** Whether some side has a curve. */
    public boolean isDrawn() {
        return data != null;
    }
}
