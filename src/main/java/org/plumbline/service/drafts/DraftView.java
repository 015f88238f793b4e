package org.plumbline.service.drafts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plumbline.core.draft.DraftIndicator;
import org.plumbline.core.draft.DraftQuestion;
import org.plumbline.core.draft.DraftRow;
import org.plumbline.core.draft.RuleSentence;
import org.plumbline.core.draft.SchemeDraft;
import org.plumbline.core.draft.SchemeDraft.GroupedQuestion;
import org.plumbline.core.draft.SchemeDraft.IndicatorDraft;
import org.plumbline.core.draft.SentenceDraft;
import org.plumbline.core.draft.SentenceDraft.Drafted;
import org.plumbline.core.draft.SentenceDraft.NotUnderstood;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.family.RuleFamilies;

/**
 * A draft in one language, as page and API show it.
 *
 * @param open number of questions without an answer
 */
public record DraftView(List<IndicatorView> indicators, List<QuestionView> questions, long open) {

    /** What became of a sentence. */
    public enum DraftStatus {
        DRAFTED,
        ASKED,
        NOT_UNDERSTOOD
    }

    /**
     * @param weight null where none is printed
     * @param target operator, number and unit, or a wording; null where none is printed
     * @param standard null where none is printed
     * @param rows each as the kind of its table and its cells; empty unless drafted
     * @param piece the part that is not understood; null otherwise
     * @param reason why; null otherwise
     */
    public record IndicatorView(
            String code,
            String name,
            BigDecimal weight,
            String target,
            String standard,
            String place,
            DraftStatus status,
            List<String> rows,
            String piece,
            String reason) {}

    /** @param answer value of the chosen choice; null while open */
    public record QuestionView(
            String id,
            String topic,
            String label,
            String text,
            List<ChoiceView> choices,
            List<SentenceView> sentences,
            String answer) {}

    public record ChoiceView(String value, String label) {}

    public record SentenceView(String code, String name, String standard) {}

    static DraftView of(SchemeDraft draft, Locale locale) {
        return new DraftView(
                draft.indicators().stream().map(each -> toView(each, locale)).toList(),
                draft.questions().stream().map(each -> toView(each, locale)).toList(),
                draft.openQuestions().size());
    }

    private static IndicatorView toView(IndicatorDraft each, Locale locale) {
        DraftIndicator indicator = each.indicator();
        RuleSentence sentence = indicator.sentence();
        SentenceDraft draft = each.draft();
        NotUnderstood missing = draft instanceof NotUnderstood found ? found : null;
        return new IndicatorView(
                indicator.code(),
                sentence.name(),
                sentence.weight(),
                describeTarget(sentence),
                sentence.text(),
                indicator.place(),
                missing != null
                        ? DraftStatus.NOT_UNDERSTOOD
                        : draft instanceof Drafted ? DraftStatus.DRAFTED : DraftStatus.ASKED,
                draft instanceof Drafted drafted
                        ? drafted.rows().stream()
                                .map(row -> describe(row, locale))
                                .toList()
                        : List.of(),
                missing == null ? null : missing.piece(),
                missing == null ? null : missing.reason().in(locale));
    }

    private static String describeTarget(RuleSentence sentence) {
        if (sentence.target() == null) {
            return null;
        }
        return (sentence.operator() == null ? "" : sentence.operator().label())
                + sentence.target()
                + (sentence.unit() == null ? "" : sentence.unit());
    }

    private static String describe(DraftRow row, Locale locale) {
        String title = RuleFamilies.find(row.family())
                .map(RuleFamily::table)
                .map(type -> type.title().in(locale))
                .orElse(row.family());
        return title
                + row.cells().entrySet().stream()
                        .map(cell -> cell.getKey() + " " + plain(cell.getValue()))
                        .collect(Collectors.joining(" · ", "：", ""));
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    private static QuestionView toView(GroupedQuestion question, Locale locale) {
        return new QuestionView(
                question.id(),
                question.topic().name(),
                question.topic().label().in(locale),
                question.text().in(locale),
                question.choices().stream()
                        .map((DraftQuestion.DraftChoice choice) ->
                                new ChoiceView(choice.value(), choice.label().in(locale)))
                        .toList(),
                question.indicators().stream()
                        .map(each -> new SentenceView(
                                each.code(),
                                each.sentence().name(),
                                each.sentence().text()))
                        .toList(),
                question.answer());
    }
}
