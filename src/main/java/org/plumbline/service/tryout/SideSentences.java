package org.plumbline.service.tryout;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.core.explanation.Explanation;
import org.plumbline.core.explanation.Explanation.ExplanationLine;
import org.plumbline.core.explanation.Explanation.IndicatorExplanation;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.service.rulesets.PageAnchors;

/** How the scores of an evaluation came about, a sentence a step. */
final class SideSentences {

    private final Map<String, List<Sentence>> byIndicator;
    private final List<Sentence> totals;

    private SideSentences(Map<String, List<Sentence>> byIndicator, List<Sentence> totals) {
        this.byIndicator = byIndicator;
        this.totals = totals;
    }

    /**
     * A sentence.
     *
     * @param rule id of the row that it describes; null if that is not a row of a workbook, as is {@code anchor}
     * @param anchor of the row on the page of its version
     */
    record Sentence(String text, String rule, String anchor) {

        private static Sentence of(ExplanationLine line) {
            RuleSource rule = line.rule();
            return rule == null || rule.sheet() == null || rule.row() == null
                    ? new Sentence(line.text(), null, null)
                    : new Sentence(line.text(), rule.id(), PageAnchors.rowAnchor(rule.sheet(), rule.row()));
        }
    }

    static SideSentences of(Evaluation evaluation, Locale locale) {
        Explanation explanation = Explanation.of(evaluation, locale);
        return new SideSentences(
                explanation.sections().stream()
                        .flatMap(section -> section.items().stream())
                        .collect(Collectors.toMap(
                                IndicatorExplanation::code,
                                item -> item.lines().stream().map(Sentence::of).toList(),
                                (first, second) -> first)),
                explanation.totals().stream().map(Sentence::of).toList());
    }

    /** @param code of an indicator or a group; empty if the evaluation does not have it */
    List<Sentence> find(String code) {
        return byIndicator.getOrDefault(code, List.of());
    }

    List<Sentence> totals() {
        return totals;
    }
}
