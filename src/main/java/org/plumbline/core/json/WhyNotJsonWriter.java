package org.plumbline.core.json;

import java.util.List;
import org.plumbline.core.explanation.WhyNotSentences;
import org.plumbline.core.rule.Condition;
import org.plumbline.core.rule.NearMiss;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.whynot.Change;
import org.plumbline.core.whynot.GradeHint;
import org.plumbline.core.whynot.IndicatorHint;
import org.plumbline.core.whynot.Suggestion;
import org.plumbline.core.whynot.WhyNot;
import org.plumbline.vocabulary.DecimalMath;

/** Writes why an evaluation has not more points, with its sentences. */
final class WhyNotJsonWriter extends JsonMemberWriter {

    private final WhyNotSentences sentences;

    WhyNotJsonWriter(JsonByteWriter json, WhyNotSentences sentences) {
        super(json);
        this.sentences = sentences;
    }

    void write(WhyNot whyNot) {
        json.writeStartObject();
        json.writeStartArray("indicators");
        whyNot.indicators().forEach(this::writeIndicator);
        json.writeEndArray();
        json.writeStartArray("deductions");
        whyNot.deductions().forEach(this::writeDeduction);
        json.writeEndArray();
        json.writeName("grade");
        writeGrade(whyNot.grade());
        json.writeEndObject();
    }

    private void writeIndicator(IndicatorHint hint) {
        json.writeStartObject();
        writeText("indicator", hint.code());
        writeText("group", hint.group());
        writeNumber("lost", hint.lost());
        json.writeStartArray("near");
        hint.near().forEach(near -> writeNearMiss(hint, near));
        json.writeEndArray();
        json.writeStartArray("suggestions");
        for (Suggestion suggestion : hint.suggestions()) {
            json.writeStartObject();
            writeChange(suggestion);
            writeNumber("score", suggestion.score());
            writeText("text", sentences.describeSuggestion(hint, suggestion));
            json.writeEndObject();
        }
        json.writeEndArray();
        writeText("none", hint.none() == null ? null : hint.none().name());
        writeText("text", sentences.describeNoSuggestion(hint));
        json.writeEndObject();
    }

    private void writeDeduction(TraceStep step) {
        json.writeStartObject();
        writeText("kind", step.kind().name());
        writeRule(step.rule());
        writeNumber("points", step.points());
        writeText("text", sentences.describeDeduction(step));
        json.writeEndObject();
    }

    private void writeNearMiss(IndicatorHint hint, NearMiss near) {
        json.writeStartObject();
        writeRule(near.rule());
        writeText("figure", near.missed().figure().jsonName());
        if (near.missed() instanceof Condition.Bound bound) {
            writeText("sign", bound.operator().symbol());
            writeNumber("bound", bound.limit());
            writeNumber("value", near.value());
            writeNumber("distance", near.distance());
        } else if (near.missed() instanceof Condition.Test test) {
            writeText("wording", test.text());
        }
        writeText("text", sentences.describeNearMiss(hint, near));
        json.writeEndObject();
    }

    private void writeChange(Suggestion suggestion) {
        Change change = suggestion.change();
        if (change instanceof Change.NumberChange figure) {
            writeNumber("from", figure.from());
            writeNumber("actual", figure.to());
        } else if (change instanceof Change.WordingChange wording) {
            writeText("from", wording.from());
            writeText("actual", wording.to());
        } else if (change instanceof Change.CheckpointChange ticks) {
            json.writeStartArray("tick");
            ticks.points().forEach(json::writeString);
            json.writeEndArray();
        }
        writeNumber("gain", suggestion.gain());
    }

    private void writeGrade(GradeHint hint) {
        json.writeStartObject();
        if (hint.next() != null) {
            json.writeStartObject("next");
            writeText("grade", hint.next().grade());
            writeNumber("from", hint.next().points());
            json.writeBoolean("included", hint.next().included());
            json.writeEndObject();
        }
        writeNumber("distance", hint.distance());
        writeChanges(hint.changes());
        writeNumber("totalThen", hint.totalThen());
        writeText("gradeThen", hint.gradeThen());
        if (hint.bounded()) {
            json.writeBoolean("bounded", true);
        }
        writeText("none", hint.none() == null ? null : hint.none().name());
        if (hint.by() != null) {
            json.writeStartObject("by");
            writeText("kind", hint.by().kind().name());
            writeRule(hint.by().rule());
            json.writeEndObject();
        }
        writeText("text", sentences.describeGrade(hint));
        json.writeEndObject();
    }

    private void writeChanges(List<Suggestion> changes) {
        json.writeStartArray("changes");
        for (Suggestion suggestion : changes) {
            json.writeStartObject();
            writeText("indicator", suggestion.indicator());
            writeChange(suggestion);
            writeNumber("effort", DecimalMath.roundForDisplay(suggestion.effort()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
