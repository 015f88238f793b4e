package org.plumbline.core.whynot;

import java.math.BigDecimal;
import java.util.List;

/** What would be otherwise about one indicator. */
public sealed interface Change {

    /** Another number, in the indicator's unit. */
    record NumberChange(BigDecimal from, BigDecimal to) implements Change {}

    /** Points of a checklist ticked besides. */
    record CheckpointChange(List<String> points) implements Change {}

    /** Another wording. */
    record WordingChange(String from, String to) implements Change {}
}
