package org.plumbline.counterfactual;

import java.math.BigDecimal;
import java.util.List;

/** What would be otherwise about one indicator. */
public sealed interface Change {

    /** Another number, in the indicator's unit. */
    record Figure(BigDecimal from, BigDecimal to) implements Change {}

    /** Points of a checklist ticked besides. */
    record Ticks(List<String> points) implements Change {}

    /** Another wording. */
    record Wording(String from, String to) implements Change {}
}
