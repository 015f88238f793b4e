package org.plumbline.core.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.draft.DraftQuestion.DraftChoice;

/** The questions of one sentence and their answers. */
final class Decisions {

    private static final DraftChoice NONE =
            new DraftChoice(DraftQuestion.NO_DRAFT, new Bilingual("都不是，不起草", "none of these, no draft"));

    private final String sentence;
    private final Map<String, String> answers;
    private final List<DraftQuestion> questions = new ArrayList<>();
    private final List<DraftQuestion> open = new ArrayList<>();

    Decisions(String sentence, Map<String, String> answers) {
        this.sentence = sentence;
        this.answers = answers;
    }

    /**
     * The answer, or, while it is open, the first choice: the rows are then discarded, and further questions are collected.
     *
     * @param detail distinguishes questions of one topic; null where it is asked once
     * @throws NotDraftedException where none of the choices is meant
     */
    String ask(QuestionTopic topic, String detail, Bilingual text, DraftChoice... choices) {
        String key = detail == null ? topic.name() : topic.name() + " " + detail;
        List<DraftChoice> all = new ArrayList<>(List.of(choices));
        all.add(NONE);
        DraftQuestion question = new DraftQuestion(topic, key, text, List.copyOf(all));
        if (questions.stream().noneMatch(each -> each.key().equals(key))) {
            questions.add(question);
        }
        String answer = answers.getOrDefault(key, answers.get(topic.name()));
        if (DraftQuestion.NO_DRAFT.equals(answer)) {
            throw new NotDraftedException(sentence, "答复为不起草", "The answer is that it is not drafted");
        }
        if (answer != null && all.stream().anyMatch(each -> each.value().equals(answer))) {
            return answer;
        }
        if (open.stream().noneMatch(each -> each.key().equals(key))) {
            open.add(question);
        }
        return choices[0].value();
    }

    static DraftChoice choice(String value, String zh, String en) {
        return new DraftChoice(value, new Bilingual(zh, en));
    }

    List<DraftQuestion> questions() {
        return List.copyOf(questions);
    }

    List<DraftQuestion> open() {
        return List.copyOf(open);
    }
}
