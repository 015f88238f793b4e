package org.plumbline.core.rule;

import java.math.BigDecimal;
import org.plumbline.core.rule.TableType.BoundOperator;
import org.plumbline.vocabulary.Figure;

/** A condition of a row, as its cell has it: the figure and the cell's requirement on it. */
public sealed interface Condition {

    Figure figure();

    /** A number compared with a bound, such as completion >= 90. */
    record Bound(Figure figure, BoundOperator operator, BigDecimal limit) implements Condition {}

    /** A text that must equal the cell's, such as method == 每步扣分. */
    record Equality(Figure figure, String text) implements Condition {}

    /** A test of the cell's text that the fact evaluates itself, such as says 良;中. */
    record Test(Figure figure, String text) implements Condition {}
}
