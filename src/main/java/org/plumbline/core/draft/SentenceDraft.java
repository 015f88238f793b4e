package org.plumbline.core.draft;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.vocabulary.Operator;

/** The result of drafting one sentence. */
public sealed interface SentenceDraft {

    /**
     * Rows that mean what the sentence says.
     *
     * @param rows at least one; together they judge the indicator
     * @param target what the catalogue must state as target for the rows; null where the printed one is right
     * @param weight full marks that the catalogue must state; null where the printed ones are right
     * @param questions the questions that answers decided; empty where nothing was asked
     */
    record Drafted(List<DraftRow> rows, DraftTarget target, BigDecimal weight, List<DraftQuestion> questions)
            implements SentenceDraft {}

    /**
     * A sentence with open questions.
     *
     * @param open the questions without an answer; an answer may lead to further ones
     */
    record Asked(List<DraftQuestion> questions, List<DraftQuestion> open) implements SentenceDraft {}

    /**
     * A sentence that is not drafted.
     *
     * @param piece the part of the sentence that is not understood; the whole where its parts do not fit together
     */
    record NotUnderstood(String piece, Bilingual reason) implements SentenceDraft {}

    /** @param unit null for none */
    record DraftTarget(Operator operator, BigDecimal number, String unit) {}
}
