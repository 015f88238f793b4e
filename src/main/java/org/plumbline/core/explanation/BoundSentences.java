package org.plumbline.core.explanation;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.core.basics.ComputationCache;
import org.plumbline.core.rule.Condition;
import org.plumbline.core.rule.TableType.BoundOperator;

/** The bounds among a row's conditions in words, such as 完成率 ≥ 90，完成率 < 95; cached, since few rows recur. */
public final class BoundSentences {

    private static final ComputationCache<List<Condition>, String> CHINESE =
            new ComputationCache<>(8_192, when -> join(when, false));

    private static final ComputationCache<List<Condition>, String> ENGLISH =
            new ComputationCache<>(8_192, when -> join(when, true));

    private BoundSentences() {}

    /** Empty where none of the conditions is a bound. */
    public static String describe(List<Condition> when, boolean english) {
        return (english ? ENGLISH : CHINESE).get(when);
    }

    private static String join(List<Condition> when, boolean english) {
        return when.stream()
                .filter(Condition.Bound.class::isInstance)
                .map(Condition.Bound.class::cast)
                .map(bound -> describe(bound, english))
                .collect(Collectors.joining(english ? ", " : "，"));
    }

    private static String describe(Condition.Bound bound, boolean english) {
        String figure = english ? bound.figure().english() : bound.figure().label();
        String sign = english ? bound.operator().symbol() : localizeSign(bound.operator());
        return figure + " " + sign + " " + bound.limit().toPlainString();
    }

    private static String localizeSign(BoundOperator operator) {
        return switch (operator) {
            case AT_LEAST -> "≥";
            case AT_MOST -> "≤";
            case GREATER, LESS -> operator.symbol();
        };
    }
}
