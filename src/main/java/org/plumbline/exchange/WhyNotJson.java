package org.plumbline.exchange;

import org.plumbline.counterfactual.Change;
import org.plumbline.counterfactual.GradeHint;
import org.plumbline.counterfactual.IndicatorHint;
import org.plumbline.counterfactual.Suggestion;
import org.plumbline.counterfactual.WhyNot;
import org.plumbline.explanation.WhyNotSentences;
import org.plumbline.ruleset.NearRow;
import org.plumbline.vocabulary.Numbers;
import tools.jackson.core.JsonGenerator;

/** Writes why an evaluation has not more points, with its sentences. */
final class WhyNotJson extends Members {

    private final WhyNotSentences sentences;

    WhyNotJson(JsonGenerator json, WhyNotSentences sentences) {
        super(json);
        this.sentences = sentences;
    }

    void write(WhyNot whyNot) {
        json.writeStartObject();
        json.writeArrayPropertyStart("indicators");
        whyNot.indicators().forEach(this::indicator);
        json.writeEndArray();
        json.writeName("grade");
        grade(whyNot.grade());
        json.writeEndObject();
    }

    private void indicator(IndicatorHint hint) {
        json.writeStartObject();
        text("indicator", hint.code());
        text("group", hint.group());
        number("lost", hint.lost());
        json.writeArrayPropertyStart("near");
        hint.near().forEach(near -> near(hint, near));
        json.writeEndArray();
        json.writeArrayPropertyStart("suggestions");
        for (Suggestion suggestion : hint.suggestions()) {
            json.writeStartObject();
            change(suggestion);
            number("score", suggestion.score());
            text("text", sentences.suggestion(hint, suggestion));
            json.writeEndObject();
        }
        json.writeEndArray();
        text("none", hint.none() == null ? null : hint.none().name());
        text("text", sentences.none(hint));
        json.writeEndObject();
    }

    private void near(IndicatorHint hint, NearRow near) {
        json.writeStartObject();
        rule(near.rule());
        text("figure", near.figure());
        text("sign", near.sign());
        number("bound", near.bound());
        number("value", near.value());
        number("distance", near.distance());
        text("wording", near.wording());
        text("text", sentences.near(hint, near));
        json.writeEndObject();
    }

    private void change(Suggestion suggestion) {
        Change change = suggestion.change();
        if (change instanceof Change.Figure figure) {
            number("from", figure.from());
            number("actual", figure.to());
        } else if (change instanceof Change.Wording wording) {
            text("from", wording.from());
            text("actual", wording.to());
        } else if (change instanceof Change.Ticks ticks) {
            json.writeArrayPropertyStart("tick");
            ticks.points().forEach(json::writeString);
            json.writeEndArray();
        }
        number("gain", suggestion.gain());
    }

    private void grade(GradeHint hint) {
        json.writeStartObject();
        if (hint.next() != null) {
            json.writeObjectPropertyStart("next");
            text("grade", hint.next().grade());
            number("from", hint.next().points());
            json.writeBooleanProperty("included", hint.next().included());
            json.writeEndObject();
        }
        number("distance", hint.distance());
        json.writeArrayPropertyStart("changes");
        for (Suggestion suggestion : hint.changes()) {
            json.writeStartObject();
            text("indicator", suggestion.indicator());
            change(suggestion);
            number("effort", Numbers.shown(suggestion.effort()));
            json.writeEndObject();
        }
        json.writeEndArray();
        number("totalThen", hint.totalThen());
        text("gradeThen", hint.gradeThen());
        if (hint.bounded()) {
            json.writeBooleanProperty("bounded", true);
        }
        text("none", hint.none() == null ? null : hint.none().name());
        if (hint.by() != null) {
            json.writeObjectPropertyStart("by");
            text("kind", hint.by().kind().name());
            rule(hint.by().rule());
            json.writeEndObject();
        }
        text("text", sentences.grade(hint));
        json.writeEndObject();
    }
}
