package org.plumbline.core.json;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.plumbline.core.rule.Condition;
import org.plumbline.core.rule.TableType.BoundOperator;
import org.plumbline.vocabulary.Figure;

/** Conditions of a row as the texts of the member {@code when}: figure, operator and cell, such as completion >= 90. */
final class ConditionText {

    private static final String EQUAL = "==";

    /**
     * Figures with conditions other than a bound or equality: the rest of the text is the cell, whatever it begins
     * with.
     */
    private static final Set<Figure> TESTED = EnumSet.of(Figure.HAS_METHOD, Figure.AGREES, Figure.SAYS);

    private ConditionText() {}

    static String format(Condition condition) {
        String name = condition.figure().jsonName() + " ";
        if (condition instanceof Condition.Bound bound) {
            return name + bound.operator().symbol() + " " + bound.limit().toPlainString();
        }
        return condition instanceof Condition.Equality equality
                ? name + EQUAL + " " + equality.text()
                : name + ((Condition.Test) condition).text();
    }

    /** @throws IllegalArgumentException where it is no such text */
    static Condition parse(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no condition: expected a figure and a condition on it");
        }
        Figure figure = Figure.named(text.substring(0, space));
        String rest = text.substring(space + 1);
        int second = TESTED.contains(figure) ? -1 : rest.indexOf(' ');
        String operator = second < 0 ? "" : rest.substring(0, second);
        if (operator.equals(EQUAL)) {
            return new Condition.Equality(figure, rest.substring(second + 1));
        }
        for (BoundOperator sign : BoundOperator.values()) {
            if (sign.symbol().equals(operator)) {
                return new Condition.Bound(figure, sign, new BigDecimal(rest.substring(second + 1)));
            }
        }
        return new Condition.Test(figure, rest);
    }
}
