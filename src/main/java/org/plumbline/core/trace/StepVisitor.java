package org.plumbline.core.trace;

import org.plumbline.core.trace.TraceStep.BonusStep;
import org.plumbline.core.trace.TraceStep.CapStep;
import org.plumbline.core.trace.TraceStep.ClampStep;
import org.plumbline.core.trace.TraceStep.FindingStep;
import org.plumbline.core.trace.TraceStep.GradeStep;
import org.plumbline.core.trace.TraceStep.GroupStep;
import org.plumbline.core.trace.TraceStep.ReadingStep;
import org.plumbline.core.trace.TraceStep.ReviewStep;
import org.plumbline.core.trace.TraceStep.RollUpStep;
import org.plumbline.core.trace.TraceStep.ScoringStep;
import org.plumbline.core.trace.TraceStep.VetoStep;

/**
 * A consumer of a trace, with one method per kind of step. A new kind is a new method here, so that the compiler
 * reports every consumer that does not handle it yet.
 *
 * @param <R> its result for a step
 */
public interface StepVisitor<R> {

    R visitReading(ReadingStep step);

    R visitScoring(ScoringStep step);

    R visitClamp(ClampStep step);

    R visitGroup(GroupStep step);

    R visitRollUp(RollUpStep step);

    R visitBonus(BonusStep step);

    R visitCap(CapStep step);

    R visitVeto(VetoStep step);

    R visitGrade(GradeStep step);

    R visitReview(ReviewStep step);

    R visitFinding(FindingStep step);
}
