package org.plumbline.service.evaluations;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.core.explanation.WhyNotSentences;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.whynot.IndicatorHint;
import org.plumbline.core.whynot.WhyNot;
import org.plumbline.service.rulesets.PageAnchors;

/**
 * Why an evaluation does not have more points, as a page shows it.
 *
 * @param grade the distance to the next grade, and what would reach it
 */
public record WhyNotView(List<IndicatorPart> parts, List<String> deductions, String grade) {

    static final String GRADE = "w-grade";

    /**
     * One indicator or group.
     *
     * @param lost points; null if it has no score
     * @param hints one, or one for each member of a group
     */
    public record IndicatorPart(
            String code, String name, String anchor, BigDecimal lost, BigDecimal weight, List<HintView> hints) {}

    /**
     * @param name the group's member; null for an indicator by itself
     * @param gains changes that would have given more, each with its points
     * @param none why there is none; null if there is one
     */
    public record HintView(String name, List<String> gains, String none, List<NearRow> near) {}

    /** A row that almost applied. @param anchor of the row on the page of its version */
    public record NearRow(String text, RuleSource rule, String anchor) {}

    static String anchorOf(String code) {
        return "w-" + PageAnchors.sheetAnchor(code);
    }

    public static WhyNotView of(Evaluation evaluation, WhyNot whyNot, Locale locale) {
        WhyNotSentences sentences = WhyNotSentences.of(evaluation, locale);
        List<IndicatorPart> parts = new ArrayList<>();
        for (IndicatorScore score : evaluation.indicators()) {
            List<HintView> hints = whyNot.indicators().stream()
                    .filter(hint -> score.code().equals(hint.group() == null ? hint.code() : hint.group()))
                    .map(hint -> toHint(hint, score, sentences))
                    .toList();
            if (!hints.isEmpty()) {
                parts.add(new IndicatorPart(
                        score.code(),
                        displayName(score),
                        anchorOf(score.code()),
                        score.score() == null ? null : score.weight().subtract(score.score()),
                        score.weight(),
                        hints));
            }
        }
        List<String> deductions =
                whyNot.deductions().stream().map(sentences::describeDeduction).toList();
        return new WhyNotView(parts, deductions, sentences.describeGrade(whyNot.grade()));
    }

    private static HintView toHint(IndicatorHint hint, IndicatorScore score, WhyNotSentences sentences) {
        return new HintView(
                hint.group() == null ? null : memberName(score, hint.code()),
                hint.suggestions().stream()
                        .map(suggestion -> sentences.describeSuggestion(hint, suggestion))
                        .toList(),
                sentences.describeNoSuggestion(hint),
                hint.near().stream()
                        .map(near -> new NearRow(
                                sentences.describeNearMiss(hint, near),
                                near.rule(),
                                PageAnchors.rowAnchor(
                                        near.rule().sheet(), near.rule().row())))
                        .toList());
    }

    private static String memberName(IndicatorScore group, String code) {
        return Optional.ofNullable(group.members()).orElse(List.of()).stream()
                .filter(member -> member.code().equals(code))
                .map(WhyNotView::displayName)
                .findFirst()
                .orElse(code);
    }

    private static String displayName(IndicatorScore score) {
        return score.name() == null ? score.code() : score.name();
    }
}
