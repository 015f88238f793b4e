package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.Subject;

/**
 * The result of scoring one submission (评价).
 *
 * @param ruleSet SHA-256 of the rule set
 * @param complete whether every weighted indicator was scored, so that there is a total
 * @param total null unless complete
 * @param grade null unless complete
 * @param difference declared total − total; positive where overstated; null where either is unknown
 * @param partial null where complete
 * @param review null where the submission has none
 */
public record Evaluation(
        String scheme,
        int fiscalYear,
        Subject subject,
        String ruleSet,
        boolean complete,
        BigDecimal total,
        String grade,
        DeclaredResult declared,
        BigDecimal difference,
        PartialTotal partial,
        ReviewedTotal review,
        List<IndicatorScore> indicators,
        List<RaisedFinding> findings,
        List<TraceStep> trace) {

    /** The steps of one type, in their order. */
    public <S extends TraceStep> List<S> listSteps(Class<S> type) {
        return trace.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
