package org.plumbline.service.tryout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.curve.ScoreCurve;
import org.plumbline.core.curve.ScoreCurve.CurveSegment;
import org.plumbline.core.rule.RuleSource;

/**
 * A part of a curve in which the same rows judge and the score only rises, only falls or is level.
 *
 * @param first score of its first value; null where it is not scored, as is {@code last}
 * @param levels the number of different scores in it
 */
record CurveStretch(
        BigDecimal from, BigDecimal to, BigDecimal first, BigDecimal last, int levels, List<RuleSource> rules) {

    static List<CurveStretch> listOf(ScoreCurve curve) {
        List<CurveStretch> stretches = new ArrayList<>();
        List<CurveSegment> open = new ArrayList<>();
        for (CurveSegment segment : curve.segments()) {
            if (!open.isEmpty() && !continues(curve, open, segment)) {
                stretches.add(join(open));
                open.clear();
            }
            open.add(segment);
        }
        stretches.add(join(open));
        return stretches;
    }

    private static boolean continues(ScoreCurve curve, List<CurveSegment> open, CurveSegment next) {
        CurveSegment last = open.get(open.size() - 1);
        if (!last.rules().equals(next.rules())
                || last.score() == null
                || next.score() == null
                || isLevel(curve, last)
                || isLevel(curve, next)
                || countTurns(curve, last) != countTurns(curve, next)) {
            return false;
        }
        return open.size() == 1
                || last.score().compareTo(open.get(open.size() - 2).score())
                        == next.score().compareTo(last.score());
    }

    /** Whether its one score is that of a tenth of all values or more. */
    private static boolean isLevel(ScoreCurve curve, CurveSegment segment) {
        BigDecimal width = segment.to().subtract(segment.from());
        BigDecimal all = curve.range().to().subtract(curve.range().from());
        return width.multiply(BigDecimal.TEN).compareTo(all) >= 0;
    }

    private static long countTurns(ScoreCurve curve, CurveSegment segment) {
        return curve.turningPoints().stream()
                .filter(turn -> turn.compareTo(segment.from()) <= 0)
                .count();
    }

    private static CurveStretch join(List<CurveSegment> segments) {
        CurveSegment first = segments.get(0);
        CurveSegment last = segments.get(segments.size() - 1);
        return new CurveStretch(first.from(), last.to(), first.score(), last.score(), segments.size(), first.rules());
    }
}
