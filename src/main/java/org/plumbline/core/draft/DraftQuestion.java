package org.plumbline.core.draft;

import java.util.List;
import org.plumbline.core.basics.Bilingual;

/**
 * What a sentence leaves open.
 *
 * @param topic what is asked; questions of several sentences with one topic and equal choices can be answered together
 * @param key names the question among those of its sentence: the topic, with a value where a topic is asked several times
 * @param choices never empty; each leads to rows, or to no draft ({@link #NO_DRAFT})
 */
public record DraftQuestion(QuestionTopic topic, String key, Bilingual text, List<DraftChoice> choices) {

    /** The choice that none of the others is meant: the sentence is listed as not understood. */
    public static final String NO_DRAFT = "none";

    /** @param value what to answer with */
    public record DraftChoice(String value, Bilingual label) {}
}
