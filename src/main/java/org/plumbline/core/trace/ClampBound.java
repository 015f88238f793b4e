package org.plumbline.core.trace;

/** A bound that limits a score or a total. */
public enum ClampBound {
    FLOOR,
    WEIGHT,
    ROUNDING,
    /** 加分总上限, on the total. */
    BONUS_LIMIT,
    /** Bonuses do not lift the total above full marks. */
    FULL_MARKS
}
