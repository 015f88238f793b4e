package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * What all bonuses together may add.
 *
 * @param most 加分总上限 in points; null for none
 * @param aboveFullMarks 加分后可否超过满分
 */
public record BonusBounds(BigDecimal most, boolean aboveFullMarks) {

    public static final BonusBounds DEFAULT = new BonusBounds(null, false);

    /** The highest total there can be; null for no bound. */
    public BigDecimal computeHighestTotal(BigDecimal fullMarks) {
        return !aboveFullMarks ? fullMarks : most == null ? null : fullMarks.add(most);
    }
}
