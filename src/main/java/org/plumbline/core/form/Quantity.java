package org.plumbline.core.form;

import java.math.BigDecimal;
import org.plumbline.vocabulary.Operator;

/**
 * A number as entered in a form: ≥95%, 30,000份, 不低于 9.5 万元.
 *
 * @param operator null where none is written
 * @param number % as percent points
 * @param unit null where none is written
 */
record Quantity(Operator operator, BigDecimal number, String unit) {

    static BigDecimal stripZeros(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** As text: ≥95%. */
    String format() {
        return (operator == null ? "" : operator.label()) + number.toPlainString() + (unit == null ? "" : unit);
    }
}
