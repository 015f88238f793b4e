package org.plumbline.bench;

import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Submission;


import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lower bound for any engine: the same bands hard-coded, with one record per row that fired. */
final class HardCodedScorer {

    /** @param rule the row's id, as in a trace */
    record Step(String indicator, String rule, BigDecimal shortfall, BigDecimal points, BigDecimal score) {}

    record Result(BigDecimal total, List<Step> steps) {}

    private record Band(String rule, BigDecimal above, BigDecimal upTo, BigDecimal score, BigDecimal points) {}

    private static final BigDecimal TARGET = BigDecimal.valueOf(100);

    private final Map<String, Band[]> bands = new HashMap<>();

    HardCodedScorer(Workload workload) {
        for (int i = 0; i < workload.indicators; i++) {
            Band[] own = new Band[Workload.BANDS];
            for (int band = 0; band < own.length; band++) {
                BigDecimal score = Workload.rate(band).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
                own[band] = new Band(
                        "QJ-" + i + "-" + band,
                        Workload.above(band),
                        Workload.upTo(band),
                        score,
                        BigDecimal.ONE.subtract(score));
            }
            bands.put(Workload.code(i), own);
        }
    }

    Result score(Submission submission) {
        List<Step> steps = new ArrayList<>(submission.indicators().size());
        BigDecimal total = BigDecimal.ZERO;
        for (IndicatorEntry entry : submission.indicators()) {
            BigDecimal shortfall = TARGET.subtract(entry.actual().numberOrNull()).max(BigDecimal.ZERO);
            for (Band band : bands.get(entry.code())) {
                if ((band.above() == null || shortfall.compareTo(band.above()) > 0)
                        && (band.upTo() == null || shortfall.compareTo(band.upTo()) <= 0)) {
                    steps.add(new Step(entry.code(), band.rule(), shortfall, band.points(), band.score()));
                    total = total.add(band.score());
                    break;
                }
            }
        }
        return new Result(total, steps);
    }
}
