package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An evaluation scheme (评价方案): what one rule workbook specifies outside its tables.
 *
 * @param yearFrom first fiscal year in force
 * @param yearTo last fiscal year in force, at least yearFrom
 * @param openIndicators whether a submission may bring indicators the catalogue does not have
 * @param fullMarks points of a perfect evaluation
 * @param bonuses what bonuses may add to the total
 * @param faultMethod the method by which the kind of fault that a reviewer found of an indicator is scored (认定办法); null
 *     where findings of reviewers change no score
 * @param sharedPoints points that the indicators without a weight below a level 1 or 2 share evenly, by the level's name
 *     (均分权重)
 * @param performanceLevels names of the levels 1 or 2 that count as performance (产出、效益、满意度)
 * @param thresholds bounds for the checks written in DRL, by finding code
 */
public record Scheme(
        String id,
        String title,
        String jurisdiction,
        int yearFrom,
        int yearTo,
        String basis,
        String basisStatus,
        boolean openIndicators,
        MissingPolicy missing,
        Rounding rounding,
        BigDecimal fullMarks,
        BonusBounds bonuses,
        String faultMethod,
        Map<String, BigDecimal> sharedPoints,
        Set<String> performanceLevels,
        List<Indicator> indicators,
        List<IndicatorGroup> groups,
        Map<String, Threshold> thresholds) {

    public boolean isInForceIn(int fiscalYear) {
        return yearFrom <= fiscalYear && fiscalYear <= yearTo;
    }

    /** Whether an indicator of the catalogue has no weight of its own, but a share of a level's points. */
    public boolean sharesPoints(Indicator indicator) {
        return indicator.weight() == null
                && indicator.group() == null
                && (sharedPoints.containsKey(indicator.level1()) || sharedPoints.containsKey(indicator.level2()));
    }

    /** Whether an indicator under these levels measures performance rather than management. */
    public boolean isPerformance(String level1, String level2) {
        return level1 != null && performanceLevels.contains(level1)
                || level2 != null && performanceLevels.contains(level2);
    }
}
