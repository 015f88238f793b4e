package org.plumbline.core.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.draft.RulePlanner.Plan;

/**
 * Drafts rows from one printed scoring standard. Whatever the sentence leaves open is asked, and a sentence of which
 * any part is not understood gives no row.
 */
public final class SentenceDrafter {

    private static final int LONGEST = 1_000;

    private SentenceDrafter() {}

    /**
     * @param answers to questions by their keys, or by their topics for every question of one
     */
    public static SentenceDraft draft(RuleSentence sentence, Map<String, String> answers) {
        return draft(sentence, PhraseReader.of(sentence), answers);
    }

    /** @param reader for the sentence's indicator */
    static SentenceDraft draft(RuleSentence sentence, PhraseReader reader, Map<String, String> answers) {
        String text = sentence.text() == null ? "" : SentenceText.normalize(sentence.text());
        if (text.isEmpty()) {
            return new SentenceDraft.NotUnderstood("", new Bilingual("没有评分标准", "There is no standard"));
        }
        if (text.length() > LONGEST) {
            return new SentenceDraft.NotUnderstood(
                    text.substring(0, 40),
                    Bilingual.of("评分标准超过 %d 字", "The standard has more than %d characters", LONGEST));
        }
        Decisions decisions = new Decisions(sentence.text(), answers);
        try {
            Plan plan = plan(sentence, DefinitionReader.strip(sentence, text), reader, decisions);
            List<DraftQuestion> open = decisions.open();
            return open.isEmpty()
                    ? new SentenceDraft.Drafted(plan.rows(), plan.target(), plan.weight(), decisions.questions())
                    : new SentenceDraft.Asked(decisions.questions(), open);
        } catch (NotDraftedException e) {
            return e.result();
        }
    }

    private static Plan plan(RuleSentence sentence, String text, PhraseReader reader, Decisions decisions) {
        if (NamedPointsReader.isNamed(text)) {
            return NamedPointsReader.plan(sentence, text, decisions);
        }
        if (ChecklistReader.isChecklist(text)) {
            return ChecklistPlanner.plan(sentence, ChecklistReader.read(text), decisions);
        }
        Optional<Plan> levels = ThreeLevelsReader.plan(sentence, text, decisions);
        if (levels.isPresent()) {
            return levels.get();
        }
        Optional<Plan> wordings = comparesNumbers(sentence, text, reader)
                ? Optional.empty()
                : WordingReader.plan(sentence, text, decisions);
        return wordings.isPresent() ? wordings.get() : planNumber(sentence, text, reader, decisions);
    }

    /** Whether a sentence without a printed target is understood as comparisons with numbers. */
    private static boolean comparesNumbers(RuleSentence sentence, String text, PhraseReader reader) {
        if (sentence.target() != null) {
            return false;
        }
        try {
            return reader.read(text).stream().anyMatch(Phrase.Range.class::isInstance);
        } catch (NotDraftedException e) {
            return false; // no number's sentence: its wording is read instead
        }
    }

    private static Plan planNumber(RuleSentence sentence, String text, PhraseReader reader, Decisions decisions) {
        SentenceParts parts = PartsReader.read(sentence.text(), reader.read(text));
        return AgreementPlanner.isAgreement(sentence, parts)
                ? AgreementPlanner.plan(sentence, decisions)
                : RulePlanner.plan(sentence, parts, decisions);
    }
}
