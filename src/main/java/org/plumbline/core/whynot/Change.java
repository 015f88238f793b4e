package org.plumbline.core.whynot;

import java.math.BigDecimal;
import java.util.List;

/** A change to one indicator. */
public sealed interface Change {

    /** Another number, in the indicator's unit. */
    record NumberChange(BigDecimal from, BigDecimal to) implements Change {}

    /** Additional ticked points of a checklist. */
    record CheckpointChange(List<String> points) implements Change {}

    /** Another wording. */
    record WordingChange(String from, String to) implements Change {}
}
