package org.plumbline.evaluations;

import java.math.BigDecimal;
import org.plumbline.explanation.Explanation;
import org.plumbline.scoring.Evaluation;

/** An evaluation as a page shows it: the figures at the top, and the explanation below. */
record EvaluationView(Evaluation evaluation, Explanation explanation) {

    private static final String NONE = "—";

    static EvaluationView of(Evaluation evaluation, Explanation explanation) {
        return new EvaluationView(evaluation, explanation);
    }

    /** A number as it is printed, or a dash. */
    public String shown(BigDecimal number) {
        return number == null ? NONE : number.toPlainString();
    }

    /** With its sign; a minus as long as the plus. */
    public String signed(BigDecimal number) {
        if (number == null) {
            return NONE;
        }
        return switch (number.signum()) {
            case 1 -> "+" + number.toPlainString();
            case -1 -> "−" + number.negate().toPlainString();
            default -> number.toPlainString();
        };
    }

    public String shown(String text) {
        return text == null ? NONE : text;
    }

    /** Whether the rules say something else than was declared. */
    public boolean differs(BigDecimal difference) {
        return difference != null && difference.signum() != 0;
    }
}
