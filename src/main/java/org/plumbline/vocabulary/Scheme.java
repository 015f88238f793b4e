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
        Set<String> performanceLevels,
        List<Indicator> indicators,
        List<IndicatorGroup> groups,
        Map<String, Threshold> thresholds) {

    public boolean isInForceIn(int fiscalYear) {
        return yearFrom <= fiscalYear && fiscalYear <= yearTo;
    }

    /** Whether an indicator under these levels measures performance rather than management. */
    public boolean isPerformance(String level1, String level2) {
        return level1 != null && performanceLevels.contains(level1)
                || level2 != null && performanceLevels.contains(level2);
    }
}
