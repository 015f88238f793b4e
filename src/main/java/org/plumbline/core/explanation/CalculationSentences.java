package org.plumbline.core.explanation;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.plumbline.core.basics.ComputationCache;
import org.plumbline.core.rule.CalculationContext;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.SentenceBuilder;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Working;

/** The arithmetic of a scoring step in the words of its family. */
final class CalculationSentences {

    /** The bounds among a row's conditions; of few rows, again and again. */
    private static final ComputationCache<List<String>, String> BOUNDS =
            new ComputationCache<>(8_192, when -> describeBounds(when, "，", CalculationSentences::translateCondition));

    private static final ComputationCache<List<String>, String> BOUNDS_IN_ENGLISH =
            new ComputationCache<>(8_192, when -> describeBounds(when, ", ", UnaryOperator.identity()));

    private final boolean english;

    CalculationSentences(boolean english) {
        this.english = english;
    }

    void appendCalculation(TraceStep.ScoringStep step, String target, String unit, SentenceBuilder prose) {
        Working calculation = step.read();
        CalculationFormat<Working> format = RuleFamilies.formatOf(calculation);
        format.describe(calculation, new StepContext(target, unit, step.when(), english), prose);
        prose.append(format.endsInProduct(calculation) && step.points().signum() != 0 ? " = " : " → ");
    }

    private record StepContext(String target, String unit, List<String> when, boolean english)
            implements CalculationContext {

        @Override
        public String bounds() {
            return (english ? BOUNDS_IN_ENGLISH : BOUNDS).get(when);
        }
    }

    private static String describeBounds(List<String> when, String comma, UnaryOperator<String> worded) {
        return when.stream()
                .filter(condition -> !condition.contains("=="))
                .map(worded)
                .collect(Collectors.joining(comma));
    }

    private static String translateCondition(String condition) {
        return condition
                .replace("completion", "完成率")
                .replace("shortfall", "低于目标")
                .replace("excess", "高于目标")
                .replace("deviation", "偏离目标")
                .replace("actual", "实际值")
                .replace(">=", "≥")
                .replace("<=", "≤");
    }
}
