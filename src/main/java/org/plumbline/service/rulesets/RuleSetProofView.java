package org.plumbline.service.rulesets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.proof.Counterexample;
import org.plumbline.core.proof.ProofProperty;
import org.plumbline.core.proof.ProofTrial;
import org.plumbline.core.proof.PropertyVerdict;
import org.plumbline.core.proof.RuleSetProof;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.service.http.LanguagePreference;

/**
 * The proof of a rule set, in the caller's language.
 *
 * @param proved whether every property is proved
 * @param parts number of values and ranges that were decided
 * @param outside what the proof does not cover
 */
public record RuleSetProofView(boolean proved, long parts, List<VerdictView> verdicts, List<String> outside) {

    /** @param label the property in words */
    public record VerdictView(
            ProofProperty property,
            String label,
            PropertyVerdict.Status status,
            String statusLabel,
            List<CounterexampleView> counterexamples,
            List<String> undecided) {}

    /**
     * Submissions for which the property does not hold, as the scorer scored them.
     *
     * @param sheet null where no row is near; likewise {@code row} and {@code rule}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CounterexampleView(
            String indicator, String rule, String sheet, Integer row, String text, List<TrialView> trials) {

        /** Of the row on the version's page; null where no row is near. */
        public String anchor() {
            return sheet == null || row == null ? null : PageAnchors.rowAnchor(sheet, row);
        }
    }

    /** @param score points of the indicator, or the total; null where there is none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TrialView(String given, List<String> rules, BigDecimal score) {}

    public static RuleSetProofView of(RuleSetProof proof, LanguagePreference languages) {
        return new RuleSetProofView(
                proof.isProved(),
                proof.parts(),
                proof.verdicts().stream()
                        .map(verdict -> toVerdict(verdict, languages))
                        .toList(),
                localize(proof.outside(), languages));
    }

    private static VerdictView toVerdict(PropertyVerdict verdict, LanguagePreference languages) {
        return new VerdictView(
                verdict.property(),
                languages.localize(verdict.property().label()),
                verdict.status(),
                languages.localize(verdict.status().label()),
                verdict.counterexamples().stream()
                        .map(each -> toCounterexample(each, languages))
                        .toList(),
                localize(verdict.undecided(), languages));
    }

    private static CounterexampleView toCounterexample(Counterexample each, LanguagePreference languages) {
        RuleSource rule = each.rule();
        return new CounterexampleView(
                each.indicator(),
                rule == null ? null : rule.id(),
                rule == null ? null : rule.sheet(),
                rule == null ? null : rule.row(),
                languages.localize(each.sentence()),
                each.trials().stream().map(trial -> toTrial(trial, languages)).toList());
    }

    private static TrialView toTrial(ProofTrial trial, LanguagePreference languages) {
        return new TrialView(
                languages.localize(trial.given()),
                trial.rules().stream().map(RuleSource::id).toList(),
                trial.score());
    }

    private static List<String> localize(List<Bilingual> texts, LanguagePreference languages) {
        return texts.stream().map(text -> languages.localize(text)).toList();
    }
}
