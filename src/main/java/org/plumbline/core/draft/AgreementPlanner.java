package org.plumbline.core.draft;

import static org.plumbline.core.draft.Decisions.choice;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.draft.Phrase.AgainstTarget;
import org.plumbline.core.draft.Phrase.Earning;
import org.plumbline.core.draft.Phrase.TargetRelation;
import org.plumbline.core.draft.RulePlanner.Plan;
import org.plumbline.core.draft.SentenceParts.Fixed;
import org.plumbline.core.draft.SentenceParts.Piece;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.YesNo;

/** A target that is a wording, met or not. */
final class AgreementPlanner {

    private AgreementPlanner() {}

    static boolean isAgreement(RuleSentence sentence, SentenceParts parts) {
        return sentence.target() != null
                && sentence.targetNumber() == null
                && parts.pieces().size() == 2
                && relates(parts.pieces().get(0), Earning.FULL, true)
                && relates(parts.pieces().get(1), Earning.NOTHING, false)
                && parts.fullMarks() == null
                && parts.floor() == null
                && parts.started() == null;
    }

    private static boolean relates(Piece piece, Earning earning, boolean met) {
        boolean earns =
                piece.outcome() instanceof Fixed fixed && fixed.earning().equals(earning);
        if (!met && piece.otherwise()) {
            return earns;
        }
        return earns
                && piece.conditions().size() == 1
                && piece.conditions().get(0) instanceof AgainstTarget against
                && (met
                        ? against.relation() == TargetRelation.MET || against.relation() == TargetRelation.EQUAL
                        : against.relation() == TargetRelation.MISSED);
    }

    static Plan plan(RuleSentence sentence, Decisions decisions) {
        WeightDecision.settle(sentence, List.of(), decisions);
        decisions.ask(
                QuestionTopic.WORDING,
                null,
                Bilingual.of(
                        "目标值是文字“%s”，怎样算达到？",
                        "The target is the wording %s; when is it met?",
                        sentence.target().toString()),
                choice("same", "填报的文字与目标相同算达到，其他文字都不算", "by the same wording alone"));
        return new Plan(List.of(row(YesNo.YES, DecimalMath.HUNDRED), row(YesNo.NO, BigDecimal.ZERO)), null, null);
    }

    private static DraftRow row(YesNo agrees, BigDecimal percent) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("与目标一致", agrees.label());
        cells.put("取值%", percent);
        return new DraftRow("WORDING", cells);
    }
}
