package org.plumbline.core.explanation;

import java.util.List;
import org.plumbline.core.rule.CalculationContext;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.Condition;
import org.plumbline.core.rule.SentenceBuilder;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Working;

/** The arithmetic of a scoring step in the words of its family. */
final class CalculationSentences {

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

    private record StepContext(String target, String unit, List<Condition> when, boolean english)
            implements CalculationContext {

        @Override
        public String bounds() {
            return BoundSentences.describe(when, english);
        }
    }
}
