package org.plumbline.service.rehearsal;

import org.plumbline.core.trace.StepVisitor;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.service.rehearsal.EvaluationOutline.OutlineFinding;
import org.plumbline.service.rehearsal.EvaluationOutline.OutlineStep;

/** The compared parts of each kind of step. */
final class OutlineStepFactory implements StepVisitor<OutlineStep> {

    @Override
    public OutlineStep visitReading(TraceStep.ReadingStep step) {
        return withoutGrade(step);
    }

    @Override
    public OutlineStep visitScoring(TraceStep.ScoringStep step) {
        return withoutGrade(step);
    }

    @Override
    public OutlineStep visitClamp(TraceStep.ClampStep step) {
        return withoutGrade(step);
    }

    @Override
    public OutlineStep visitGroup(TraceStep.GroupStep step) {
        return withoutGrade(step);
    }

    @Override
    public OutlineStep visitRollUp(TraceStep.RollUpStep step) {
        return withoutGrade(step);
    }

    @Override
    public OutlineStep visitBonus(TraceStep.BonusStep step) {
        return withoutGrade(step);
    }

    @Override
    public OutlineStep visitCap(TraceStep.CapStep step) {
        return withoutGrade(step);
    }

    @Override
    public OutlineStep visitVeto(TraceStep.VetoStep step) {
        return new OutlineStep(step.kind(), null, step.rule(), step.points(), null, step.grade(), null);
    }

    @Override
    public OutlineStep visitGrade(TraceStep.GradeStep step) {
        return new OutlineStep(step.kind(), null, step.rule(), null, step.of(), step.grade(), null);
    }

    @Override
    public OutlineStep visitReview(TraceStep.ReviewStep step) {
        return withoutGrade(step);
    }

    @Override
    public OutlineStep visitFinding(TraceStep.FindingStep step) {
        OutlineFinding finding = new OutlineFinding(step.code(), step.severity());
        return new OutlineStep(step.kind(), step.indicator(), step.rule(), step.points(), null, null, finding);
    }

    private static OutlineStep withoutGrade(TraceStep step) {
        return new OutlineStep(step.kind(), step.indicator(), step.rule(), step.points(), null, null, null);
    }
}
