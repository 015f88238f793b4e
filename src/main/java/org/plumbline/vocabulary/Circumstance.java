package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The input of a row of the 加分 or 否决 sheet: one stated fact beside the execution rate, or the execution rate alone.
 *
 * @param fact key of the fact; null for the execution rate alone
 * @param number the fact's figure, money in 万元; null where it is text or its values disagree
 * @param word the fact's wording; null where it is a figure or its values disagree
 * @param executionRate percent points; null where unknown
 */
public record Circumstance(String fact, BigDecimal number, String word, BigDecimal executionRate) {

    /** The execution rate alone, then one for each key in the order stated. A key with unequal values has no value. */
    public static List<Circumstance> of(Submission submission) {
        BigDecimal rate = submission.budget().executionRate();
        Map<String, Circumstance> byKey = new LinkedHashMap<>();
        for (StatedFact fact : submission.facts()) {
            Circumstance stated = new Circumstance(
                    fact.key(),
                    findFigure(fact),
                    fact.value().numberOrNull() == null ? fact.value().toString() : null,
                    rate);
            byKey.merge(fact.key(), stated, Circumstance::combine);
        }
        List<Circumstance> all = new ArrayList<>();
        all.add(new Circumstance(null, null, null, rate));
        all.addAll(byKey.values());
        return all;
    }

    /** The fact's figure or word; null where it has none. */
    public Value value() {
        return number != null ? Value.of(number) : word == null ? null : new Value.TextValue(word);
    }

    private static BigDecimal findFigure(StatedFact fact) {
        BigDecimal figure = fact.value().numberOrNull();
        return figure != null && MoneyUnits.isMoney(fact.unit())
                ? MoneyUnits.convert(figure, fact.unit(), "万元")
                : figure;
    }

    private static Circumstance combine(Circumstance one, Circumstance other) {
        boolean agree = one.number != null && other.number != null
                ? one.number.compareTo(other.number) == 0
                : one.word != null && one.word.equals(other.word);
        return agree ? one : new Circumstance(one.fact, null, null, one.executionRate);
    }
}
