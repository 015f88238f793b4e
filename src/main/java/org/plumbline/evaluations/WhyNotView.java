package org.plumbline.evaluations;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.counterfactual.IndicatorHint;
import org.plumbline.counterfactual.WhyNot;
import org.plumbline.explanation.WhyNotSentences;
import org.plumbline.publishing.Place;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.IndicatorScore;

/**
 * Why an evaluation has not more points, as a page tells it.
 *
 * @param grade how far the next grade is, and what would reach it
 */
record WhyNotView(List<Part> parts, String grade) {

    static final String GRADE = "w-grade";

    /**
     * One indicator or group.
     *
     * @param lost points; null where it has no score
     * @param hints one, or one for each member of a group
     */
    record Part(String code, String name, String anchor, BigDecimal lost, BigDecimal weight, List<Hint> hints) {}

    /**
     * @param name the group's member; null for an indicator by itself
     * @param gains what would have given more, each with how much
     * @param none why there is none; null where there is
     */
    record Hint(String name, List<String> gains, String none, List<Near> near) {}

    /** A row that came near. @param anchor of the row on the page of its version */
    record Near(String text, RuleRef rule, String anchor) {}

    static String anchor(String code) {
        return "w-" + Place.sheet(code);
    }

    static WhyNotView of(Evaluation evaluation, WhyNot whyNot, Locale locale) {
        WhyNotSentences sentences = WhyNotSentences.of(evaluation, locale);
        List<Part> parts = new ArrayList<>();
        for (IndicatorScore score : evaluation.indicators()) {
            List<Hint> hints = whyNot.indicators().stream()
                    .filter(hint -> score.code().equals(hint.group() == null ? hint.code() : hint.group()))
                    .map(hint -> hint(hint, score, sentences))
                    .toList();
            if (!hints.isEmpty()) {
                parts.add(new Part(
                        score.code(),
                        named(score),
                        anchor(score.code()),
                        score.score() == null ? null : score.weight().subtract(score.score()),
                        score.weight(),
                        hints));
            }
        }
        return new WhyNotView(parts, sentences.grade(whyNot.grade()));
    }

    private static Hint hint(IndicatorHint hint, IndicatorScore score, WhyNotSentences sentences) {
        return new Hint(
                hint.group() == null ? null : member(score, hint.code()),
                hint.suggestions().stream()
                        .map(suggestion -> sentences.suggestion(hint, suggestion))
                        .toList(),
                sentences.none(hint),
                hint.near().stream()
                        .map(near -> new Near(
                                sentences.near(hint, near),
                                near.rule(),
                                Place.row(near.rule().sheet(), near.rule().row())))
                        .toList());
    }

    private static String member(IndicatorScore group, String code) {
        return Optional.ofNullable(group.members()).orElse(List.of()).stream()
                .filter(member -> member.code().equals(code))
                .map(WhyNotView::named)
                .findFirst()
                .orElse(code);
    }

    private static String named(IndicatorScore score) {
        return score.name() == null ? score.code() : score.name();
    }
}
