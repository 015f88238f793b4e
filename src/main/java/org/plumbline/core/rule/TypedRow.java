package org.plumbline.core.rule;

import java.math.BigDecimal;
import org.plumbline.vocabulary.Labelled;

/** A row of a rule table as read, its cells by their column's Chinese label. */
public interface TypedRow {

    /** A String or a BigDecimal; null where blank, or where the sheet has no such column. */
    Object findValue(String label);

    default BigDecimal findNumber(String label, BigDecimal blank) {
        return findValue(label) instanceof BigDecimal number ? number : blank;
    }

    /** @param blank meaning of an empty cell */
    default <E extends Enum<E> & Labelled> E findChoice(String label, Class<E> type, E blank) {
        return findValue(label) instanceof String text ? Labelled.fromLabel(type, text) : blank;
    }
}
