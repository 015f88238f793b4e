package org.plumbline.core.comparison;

import java.math.BigDecimal;
import org.plumbline.core.trace.StepVisitor;
import org.plumbline.core.trace.TraceStep;

/** What a step adds to the score or total it is about; negative where it takes points, null where it changes none. */
final class StepContribution implements StepVisitor<BigDecimal> {

    static final StepContribution INSTANCE = new StepContribution();

    private StepContribution() {}

    @Override
    public BigDecimal visitReading(TraceStep.ReadingStep step) {
        return null;
    }

    @Override
    public BigDecimal visitScoring(TraceStep.ScoringStep step) {
        return step.points();
    }

    @Override
    public BigDecimal visitClamp(TraceStep.ClampStep step) {
        return step.points();
    }

    @Override
    public BigDecimal visitGroup(TraceStep.GroupStep step) {
        return step.running();
    }

    @Override
    public BigDecimal visitRollUp(TraceStep.RollUpStep step) {
        return step.rescaledFrom() == null ? null : step.running().subtract(step.rescaledFrom());
    }

    @Override
    public BigDecimal visitBonus(TraceStep.BonusStep step) {
        return step.points();
    }

    @Override
    public BigDecimal visitCap(TraceStep.CapStep step) {
        return step.points();
    }

    @Override
    public BigDecimal visitVeto(TraceStep.VetoStep step) {
        return step.points();
    }

    @Override
    public BigDecimal visitGrade(TraceStep.GradeStep step) {
        return null;
    }

    @Override
    public BigDecimal visitReview(TraceStep.ReviewStep step) {
        return null;
    }

    @Override
    public BigDecimal visitFinding(TraceStep.FindingStep step) {
        return null;
    }
}
