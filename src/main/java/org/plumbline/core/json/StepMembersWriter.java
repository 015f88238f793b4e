package org.plumbline.core.json;

import org.plumbline.core.trace.StepVisitor;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.Value;
import org.plumbline.vocabulary.Working;

/**
 * Writes the members of a step that depend on its kind, in the contract's order; {@link TraceStepReader} reads them.
 */
final class StepMembersWriter extends JsonMemberWriter implements StepVisitor<Void> {

    private final StepValuesWriter values;
    private final boolean withRead;

    /** @param withRead whether to write a step's inputs, which {@code trace=steps} leaves out */
    StepMembersWriter(JsonByteWriter json, boolean withRead) {
        super(json);
        this.values = new StepValuesWriter(json);
        this.withRead = withRead;
    }

    @Override
    public Void visitReading(TraceStep.ReadingStep step) {
        writeText("note", step.note().name());
        boolean readAny = !step.read().isEmpty() || step.gap() != null;
        if (withRead && readAny) {
            json.writeStartObject("read");
            step.read().byFigure().forEach(this::writeFigure);
            writeEnum("gap", step.gap());
            writeText("policy", step.policy() == null ? null : step.policy().label());
            json.writeEndObject();
        }
        return writePoints(step);
    }

    @Override
    public Void visitScoring(TraceStep.ScoringStep step) {
        writeRead(step.read());
        return writePoints(step);
    }

    @Override
    public Void visitClamp(TraceStep.ClampStep step) {
        writeText("bound", step.bound().name());
        writeNumber("before", step.before());
        return writePoints(step);
    }

    @Override
    public Void visitGroup(TraceStep.GroupStep step) {
        writeText("take", step.take().name());
        if (withRead && !step.completions().isEmpty()) {
            json.writeName("read");
            values.write(step.completions());
        }
        writeText("taken", step.taken());
        writeNumber("weight", step.weight());
        writeNumber("mostLost", step.mostLost());
        return writePoints(step);
    }

    @Override
    public Void visitRollUp(TraceStep.RollUpStep step) {
        json.writeNumber("level", step.level());
        writeText("name", step.name());
        writeNumber("ofWeight", step.ofWeight());
        writeNumber("rescaledFrom", step.rescaledFrom());
        return writePoints(step);
    }

    @Override
    public Void visitBonus(TraceStep.BonusStep step) {
        writeRead(step.read());
        return writePoints(step);
    }

    @Override
    public Void visitCap(TraceStep.CapStep step) {
        writeRead(step.read());
        writeNumber("limit", step.limit());
        writeNumber("before", step.before());
        return writePoints(step);
    }

    @Override
    public Void visitVeto(TraceStep.VetoStep step) {
        writeRead(step.read());
        writeText("action", step.action().name());
        writeNumber("before", step.before());
        writePoints(step);
        writeText("limit", step.limit());
        writeText("from", step.from());
        writeText("grade", step.grade());
        return null;
    }

    @Override
    public Void visitGrade(TraceStep.GradeStep step) {
        writeText("of", step.of().name());
        writePoints(step);
        writeText("grade", step.grade());
        return null;
    }

    @Override
    public Void visitReview(TraceStep.ReviewStep step) {
        writeRead(step.read());
        return null;
    }

    @Override
    public Void visitFinding(TraceStep.FindingStep step) {
        writeText("code", step.code());
        writeText("severity", step.severity().name());
        writeText("about", step.about());
        writeRead(step.read());
        writeText("sentence", step.sentence());
        return writePoints(step);
    }

    /** @return null: the visitor has no result */
    private Void writePoints(TraceStep step) {
        writeNumber("points", step.points());
        writeNumber("running", step.running());
        return null;
    }

    private void writeRead(Working working) {
        if (withRead) {
            json.writeName("read");
            values.write(working);
        }
    }

    private void writeRead(FigureValues read) {
        if (withRead && !read.isEmpty()) {
            json.writeStartObject("read");
            read.byFigure().forEach(this::writeFigure);
            json.writeEndObject();
        }
    }

    private void writeFigure(Figure figure, Value value) {
        writeValue(figure.jsonName(), value);
    }
}
