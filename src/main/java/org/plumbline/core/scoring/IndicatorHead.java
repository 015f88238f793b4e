package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.Objects;
import org.plumbline.vocabulary.IndicatorHeading;
import org.plumbline.vocabulary.Target;

/**
 * The part of an indicator's or group's result that comes from the catalogue: the same in each evaluation by one rule
 * set.
 *
 * @param heading never null
 * @param weight null where unknown, and for a member of a group
 * @param target null where none is printed
 */
public record IndicatorHead(String code, IndicatorHeading heading, BigDecimal weight, Target target) {

    /** Strings cache their hash: a head is looked up for each indicator of each evaluation. */
    @Override
    public int hashCode() {
        return Objects.hashCode(code) * 31 + Objects.hashCode(heading.name());
    }
}
