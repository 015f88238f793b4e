package org.plumbline.exchange;

import org.plumbline.counterfactual.Change;
import org.plumbline.counterfactual.GradeHint;
import org.plumbline.counterfactual.IndicatorHint;
import org.plumbline.counterfactual.Suggestion;
import org.plumbline.counterfactual.WhyNot;
import org.plumbline.explanation.WhyNotSentences;
import org.plumbline.ruleset.NearRow;
import org.plumbline.vocabulary.Numbers;

/** Writes why an evaluation has not more points, with its sentences. */
final class WhyNotJson extends Members {

    private final WhyNotSentences sentences;

    WhyNotJson(JsonBytes json, WhyNotSentences sentences) {
        super(json);
        this.sentences = sentences;
    }

    void write(WhyNot whyNot) {
        json.startObject();
        json.startArray("indicators");
        whyNot.indicators().forEach(this::indicator);
        json.endArray();
        json.name("grade");
        grade(whyNot.grade());
        json.endObject();
    }

    private void indicator(IndicatorHint hint) {
        json.startObject();
        text("indicator", hint.code());
        text("group", hint.group());
        number("lost", hint.lost());
        json.startArray("near");
        hint.near().forEach(near -> near(hint, near));
        json.endArray();
        json.startArray("suggestions");
        for (Suggestion suggestion : hint.suggestions()) {
            json.startObject();
            change(suggestion);
            number("score", suggestion.score());
            text("text", sentences.suggestion(hint, suggestion));
            json.endObject();
        }
        json.endArray();
        text("none", hint.none() == null ? null : hint.none().name());
        text("text", sentences.none(hint));
        json.endObject();
    }

    private void near(IndicatorHint hint, NearRow near) {
        json.startObject();
        rule(near.rule());
        text("figure", near.figure());
        text("sign", near.sign());
        number("bound", near.bound());
        number("value", near.value());
        number("distance", near.distance());
        text("wording", near.wording());
        text("text", sentences.near(hint, near));
        json.endObject();
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
            json.startArray("tick");
            ticks.points().forEach(json::string);
            json.endArray();
        }
        number("gain", suggestion.gain());
    }

    private void grade(GradeHint hint) {
        json.startObject();
        if (hint.next() != null) {
            json.startObject("next");
            text("grade", hint.next().grade());
            number("from", hint.next().points());
            json.bool("included", hint.next().included());
            json.endObject();
        }
        number("distance", hint.distance());
        json.startArray("changes");
        for (Suggestion suggestion : hint.changes()) {
            json.startObject();
            text("indicator", suggestion.indicator());
            change(suggestion);
            number("effort", Numbers.shown(suggestion.effort()));
            json.endObject();
        }
        json.endArray();
        number("totalThen", hint.totalThen());
        text("gradeThen", hint.gradeThen());
        if (hint.bounded()) {
            json.bool("bounded", true);
        }
        text("none", hint.none() == null ? null : hint.none().name());
        if (hint.by() != null) {
            json.startObject("by");
            text("kind", hint.by().kind().name());
            rule(hint.by().rule());
            json.endObject();
        }
        text("text", sentences.grade(hint));
        json.endObject();
    }
}
