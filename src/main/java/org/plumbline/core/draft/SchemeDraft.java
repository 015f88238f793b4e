package org.plumbline.core.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.draft.DraftQuestion.DraftChoice;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/**
 * The drafts of all standards of a form, and what is to be asked about them.
 *
 * @param indicators in the form's order
 * @param questions equal questions of several indicators once, answered ones too
 */
public record SchemeDraft(List<IndicatorDraft> indicators, List<GroupedQuestion> questions) {

    private static final String OF = "@";

    public record IndicatorDraft(DraftIndicator indicator, SentenceDraft draft) {

        /** The weight that the catalogue states; null where none is known. */
        BigDecimal weight() {
            boolean changed = draft instanceof SentenceDraft.Drafted drafted && drafted.weight() != null;
            return changed
                    ? ((SentenceDraft.Drafted) draft).weight()
                    : indicator.sentence().weight();
        }

        /** The target that the catalogue states. */
        Target target() {
            RuleSentence printed = indicator.sentence();
            if (!(draft instanceof SentenceDraft.Drafted drafted) || drafted.target() == null) {
                return new Target(printed.operator(), printed.target(), printed.unit());
            }
            SentenceDraft.DraftTarget changed = drafted.target();
            return changed.number() == null
                    ? new Target(printed.operator(), printed.target(), changed.unit())
                    : new Target(changed.operator(), Value.of(changed.number()), changed.unit());
        }
    }

    /**
     * @param id names the question in an answer: its key and the codes of its indicators
     * @param indicators those it is about
     * @param answer null while open
     */
    public record GroupedQuestion(
            String id,
            QuestionTopic topic,
            Bilingual text,
            List<DraftChoice> choices,
            List<DraftIndicator> indicators,
            String answer) {}

    /**
     * @param answers values of choices by ids of questions, by key@codes for some indicators or by key for all
     */
    public static SchemeDraft of(List<DraftIndicator> indicators, Map<String, String> answers) {
        List<IndicatorDraft> drafts = new ArrayList<>();
        Map<String, GroupedQuestion> grouped = new LinkedHashMap<>();
        for (DraftIndicator indicator : indicators) {
            Map<String, String> own = findAnswers(indicator.code(), answers);
            SentenceDraft draft = SentenceDrafter.draft(indicator.sentence(), own);
            drafts.add(new IndicatorDraft(indicator, draft));
            for (DraftQuestion question : listQuestions(draft)) {
                String answer = own.getOrDefault(
                        question.key(), own.get(question.topic().name()));
                boolean valid = question.choices().stream()
                        .anyMatch(choice -> choice.value().equals(answer));
                String same = question.key() + question.text() + question.choices() + (valid ? answer : "");
                grouped.merge(same, group(question, indicator, valid ? answer : null), SchemeDraft::merge);
            }
        }
        List<GroupedQuestion> questions = grouped.values().stream()
                .sorted(Comparator.comparing(GroupedQuestion::topic))
                .toList();
        return new SchemeDraft(List.copyOf(drafts), questions);
    }

    private static List<DraftQuestion> listQuestions(SentenceDraft draft) {
        if (draft instanceof SentenceDraft.Asked asked) {
            return asked.questions();
        }
        return draft instanceof SentenceDraft.Drafted drafted ? drafted.questions() : List.of();
    }

    private static GroupedQuestion group(DraftQuestion question, DraftIndicator indicator, String answer) {
        return new GroupedQuestion(
                question.key() + OF + indicator.code(),
                question.topic(),
                question.text(),
                question.choices(),
                List.of(indicator),
                answer);
    }

    private static GroupedQuestion merge(GroupedQuestion one, GroupedQuestion other) {
        List<DraftIndicator> both = new ArrayList<>(one.indicators());
        both.addAll(other.indicators());
        String code = other.indicators().get(0).code();
        return new GroupedQuestion(
                one.id() + "," + code, one.topic(), one.text(), one.choices(), List.copyOf(both), one.answer());
    }

    private static Map<String, String> findAnswers(String code, Map<String, String> answers) {
        Map<String, String> own = new LinkedHashMap<>();
        answers.forEach((id, value) -> {
            int at = id.lastIndexOf(OF);
            if (at < 0) {
                own.putIfAbsent(id, value);
            } else if (List.of(id.substring(at + 1).split(",")).contains(code)) {
                own.put(id.substring(0, at), value);
            }
        });
        return own;
    }

    public List<GroupedQuestion> openQuestions() {
        return questions.stream().filter(question -> question.answer() == null).toList();
    }

    /** The indicators without rows, for which the workbook has none. */
    public List<IndicatorDraft> notUnderstood() {
        return indicators.stream()
                .filter(each -> each.draft() instanceof SentenceDraft.NotUnderstood)
                .toList();
    }
}
