package org.plumbline.exchange;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.counterfactual.WhyNot;
import org.plumbline.exchange.Presentation.Detail;
import org.plumbline.explanation.Narrator;
import org.plumbline.explanation.WhyNotSentences;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.IndicatorScore;
import org.plumbline.scoring.Partial;
import org.plumbline.scoring.RaisedFinding;
import org.plumbline.trace.TraceStep;
import org.plumbline.vocabulary.Declared;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;
import org.plumbline.vocabulary.Working;
import tools.jackson.core.JsonGenerator;

/** Writes an evaluation as UTF-8 JSON in the contract's field order, and reads the canonical form back. */
public final class EvaluationJson extends Members {

    private final Presentation presentation;
    private final Narrator narrator;
    private final ReadValues values;

    private EvaluationJson(JsonGenerator json, Presentation presentation, Narrator narrator) {
        super(json);
        this.presentation = presentation;
        this.narrator = narrator;
        this.values = new ReadValues(json);
    }

    /** The bytes that equal submissions and rule sets have in common: no id, no version number, no sentences. */
    public static byte[] canonical(Evaluation evaluation) {
        return write(evaluation, new Presentation(null, null, Detail.FULL, null));
    }

    public static byte[] write(Evaluation evaluation, Presentation presentation) {
        return write(evaluation, presentation, null);
    }

    /** @param whyNot written after the trace, in the presentation's language; null to leave it out */
    public static byte[] write(Evaluation evaluation, Presentation presentation, WhyNot whyNot) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
        Narrator narrator = presentation.locale() == null ? null : Narrator.of(evaluation, presentation.locale());
        try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
            new EvaluationJson(json, presentation, narrator).evaluation(evaluation, whyNot);
        }
        return out.toByteArray();
    }

    /** Only what would have helped, as {@link #write(Evaluation, Presentation, WhyNot)} has it. */
    public static byte[] whyNot(Evaluation evaluation, WhyNot whyNot, Locale locale) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4_096);
        try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
            new WhyNotJson(json, WhyNotSentences.of(evaluation, locale)).write(whyNot);
        }
        return out.toByteArray();
    }

    public static Evaluation read(byte[] canonical) {
        return EvaluationReader.read(Json.MAPPER.readTree(canonical));
    }

    private void evaluation(Evaluation evaluation, WhyNot whyNot) {
        json.writeStartObject();
        text("id", presentation.id());
        text("corrects", presentation.corrects());
        if (!presentation.correctedBy().isEmpty()) {
            json.writeArrayPropertyStart("correctedBy");
            presentation.correctedBy().forEach(json::writeString);
            json.writeEndArray();
        }
        text("scheme", evaluation.scheme());
        json.writeNumberProperty("fiscalYear", evaluation.fiscalYear());
        subject(evaluation.subject());
        json.writeObjectPropertyStart("ruleSet");
        if (presentation.ruleSetVersion() != null) {
            json.writeNumberProperty("version", presentation.ruleSetVersion());
        }
        text("sha256", evaluation.ruleSet());
        json.writeEndObject();
        json.writeBooleanProperty("complete", evaluation.complete());
        json.writeName("total");
        numberOrNull(evaluation.total());
        json.writeName("grade");
        json.writeString(evaluation.grade());
        declared(evaluation.declared());
        json.writeName("difference");
        numberOrNull(evaluation.difference());
        partial(evaluation.partial());
        json.writeArrayPropertyStart("indicators");
        evaluation.indicators().forEach(this::indicator);
        json.writeEndArray();
        json.writeArrayPropertyStart("findings");
        evaluation.findings().forEach(this::finding);
        json.writeEndArray();
        if (presentation.detail() != Detail.NONE) {
            json.writeArrayPropertyStart("trace");
            int number = 1;
            for (TraceStep step : evaluation.trace()) {
                step(number++, step);
            }
            json.writeEndArray();
        }
        if (whyNot != null) {
            json.writeName("whyNot");
            new WhyNotJson(json, WhyNotSentences.of(evaluation, presentation.locale())).write(whyNot);
        }
        json.writeEndObject();
    }

    private void subject(Subject subject) {
        if (subject != null) {
            json.writeObjectPropertyStart("subject");
            text("name", subject.name());
            text("type", subject.type());
            text("region", subject.region());
            json.writeEndObject();
        }
    }

    private void declared(Declared declared) {
        json.writeObjectPropertyStart("declared");
        number("total", declared.total());
        text("grade", declared.grade());
        json.writeEndObject();
    }

    private void partial(Partial partial) {
        if (partial != null) {
            json.writeObjectPropertyStart("partial");
            number("score", partial.score());
            number("ofWeight", partial.ofWeight());
            number("unscoredWeight", partial.unscoredWeight());
            json.writeEndObject();
        }
    }

    private void indicator(IndicatorScore score) {
        json.writeStartObject();
        text("code", score.code());
        text("name", score.name());
        text("level1", score.level1());
        text("level2", score.level2());
        number("weight", score.weight());
        target(score.target());
        value("actual", score.actual());
        if (score.completion() == null) {
            json.writeName("score");
            numberOrNull(score.score());
        } else {
            number("completion", score.completion());
        }
        number("declaredScore", score.declaredScore());
        number("difference", score.difference());
        text("outcome", score.outcome().name());
        if (score.members() != null) {
            json.writeArrayPropertyStart("members");
            score.members().forEach(this::indicator);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void target(Target target) {
        if (target != null) {
            json.writeObjectPropertyStart("target");
            text(
                    "operator",
                    target.operator() == null ? null : target.operator().label());
            value("value", target.value());
            text("unit", target.unit());
            json.writeEndObject();
        }
    }

    private void finding(RaisedFinding finding) {
        json.writeStartObject();
        text("code", finding.code());
        text("severity", finding.severity().name());
        text("indicator", finding.indicator());
        text("about", finding.about());
        if (narrator != null) {
            text("message", narrator.message(finding));
        }
        text("basis", finding.basis());
        rule(finding.rule());
        json.writeEndObject();
    }

    private void step(int number, TraceStep step) {
        json.writeStartObject();
        json.writeNumberProperty("step", number);
        text("kind", step.kind().name());
        text("indicator", step.indicator());
        rule(step.rule());
        if (step instanceof TraceStep.Judged judged) {
            when(judged.when());
            text("basis", judged.basis());
            read(judged.read());
            number("points", judged.points());
            number("running", judged.running());
        } else if (step instanceof TraceStep.Clamped clamped) {
            text("bound", clamped.bound().name());
            number("before", clamped.before());
            number("points", clamped.points());
            number("running", clamped.running());
        } else if (step instanceof TraceStep.Read read) {
            text("note", read.note().name());
            read(read.read());
        } else if (step instanceof TraceStep.Grouped grouped) {
            text("take", grouped.take().name());
            read(grouped.completions());
            text("taken", grouped.taken());
            number("weight", grouped.weight());
            number("running", grouped.running());
        } else if (step instanceof TraceStep.RolledUp sum) {
            json.writeNumberProperty("level", sum.level());
            text("name", sum.name());
            number("ofWeight", sum.ofWeight());
            number("rescaledFrom", sum.rescaledFrom());
            number("running", sum.running());
        } else if (step instanceof TraceStep.Graded graded) {
            when(graded.when());
            text("basis", graded.basis());
            text("of", graded.of().name());
            number("running", graded.running());
            text("grade", graded.grade());
        } else if (step instanceof TraceStep.BonusGiven bonus) {
            when(bonus.when());
            text("basis", bonus.basis());
            read(bonus.read());
            number("points", bonus.points());
            number("running", bonus.running());
        } else if (step instanceof TraceStep.Capped capped) {
            when(capped.when());
            text("basis", capped.basis());
            read(capped.read());
            number("limit", capped.limit());
            number("before", capped.before());
            number("points", capped.points());
            number("running", capped.running());
        } else if (step instanceof TraceStep.Vetoed veto) {
            when(veto.when());
            text("basis", veto.basis());
            read(veto.read());
            text("action", veto.action().name());
            number("before", veto.before());
            number("points", veto.points());
            number("running", veto.running());
            text("limit", veto.limit());
            text("from", veto.from());
            text("grade", veto.grade());
        } else if (step instanceof TraceStep.Found found) {
            when(found.when());
            text("basis", found.basis());
            text("code", found.code());
            text("severity", found.severity().name());
            text("about", found.about());
            read(found.read());
            text("sentence", found.sentence());
        }
        if (narrator != null && presentation.detail() == Detail.FULL) {
            text("text", narrator.sentence(step));
        }
        json.writeEndObject();
    }

    private void when(List<String> conditions) {
        if (!conditions.isEmpty()) {
            json.writeArrayPropertyStart("when");
            conditions.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    /** What a step read; left out of {@code trace=steps}. */
    private void read(Working working) {
        if (presentation.detail() == Detail.FULL) {
            json.writeName("read");
            values.write(working);
        }
    }

    private void read(Map<String, ?> read) {
        if (presentation.detail() == Detail.FULL && !read.isEmpty()) {
            json.writeName("read");
            values.write(read);
        }
    }

    private void numberOrNull(BigDecimal value) {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    private void value(String name, Value value) {
        if (value instanceof Value.Figure figure) {
            number(name, figure.number());
        } else if (value != null) {
            text(name, value.toString());
        }
    }
}
