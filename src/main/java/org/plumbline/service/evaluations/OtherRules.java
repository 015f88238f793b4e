package org.plumbline.service.evaluations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.InForceVersion;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Submission;
import org.springframework.stereotype.Component;

/** Scores the submission of a stored evaluation by other rules than its own; nothing is stored. */
@Component
final class OtherRules {

    private final RuleSetProvider ruleSets;

    OtherRules(RuleSetProvider ruleSets) {
        this.ruleSets = ruleSets;
    }

    /** Which rules they are, seen from the evaluation. */
    enum Relation {
        /** In force for the fiscal year before. */
        YEAR_BEFORE,
        /** In force now for its fiscal year, where that is another version than its own. */
        IN_FORCE,
        OTHER_SCHEME
    }

    /**
     * What other rules say.
     *
     * @param version null where there are no such rules
     * @param fiscalYear that it was scored for
     * @param evaluation null where the version is that of the evaluation itself, or rejects the submission
     * @param rejected why the rules cannot be applied; null where they can
     */
    record OtherVerdict(
            Relation relation,
            RuleSetVersion version,
            int fiscalYear,
            Evaluation evaluation,
            SubmissionRejectedException rejected) {}

    /**
     * The verdicts by the rules of the year before and by those in force now, and by another scheme.
     *
     * @param scheme the other one; null for none
     */
    private List<OtherVerdict> judge(SavedEvaluation saved, Evaluation evaluation, String scheme) {
        Submission submission = SubmissionJson.read(saved.submission());
        int year = evaluation.fiscalYear();
        List<OtherVerdict> verdicts = new ArrayList<>();
        verdicts.add(judge(Relation.YEAR_BEFORE, submission, evaluation.scheme(), year - 1, saved));
        OtherVerdict now = judge(Relation.IN_FORCE, submission, evaluation.scheme(), year, saved);
        if (now.version() != null && now.version().id() != saved.versionId()) {
            verdicts.add(now);
        }
        if (scheme != null && !scheme.equals(evaluation.scheme())) {
            verdicts.add(judge(Relation.OTHER_SCHEME, submission, scheme, year, saved));
        }
        return verdicts;
    }

    OtherRulesView view(SavedEvaluation saved, Evaluation evaluation, String scheme, LanguagePreference languages) {
        String other = scheme == null || scheme.isBlank() ? null : scheme.strip();
        return OtherRulesView.of(evaluation, judge(saved, evaluation, other), languages);
    }

    /** Titles of the other schemes in force, by their ids. */
    Map<String, String> listSchemes(Evaluation evaluation) {
        Map<String, String> schemes = new TreeMap<>();
        ruleSets.inForce().stream()
                .map(InForceVersion::version)
                .filter(each -> !each.scheme().equals(evaluation.scheme()) && each.covers(evaluation.fiscalYear()))
                .forEach(each -> schemes.putIfAbsent(each.scheme(), each.title()));
        return schemes;
    }

    private OtherVerdict judge(
            Relation relation, Submission submission, String scheme, int year, SavedEvaluation saved) {
        RuleSetVersion version = null;
        try (BorrowedRuleSet rules = ruleSets.inForce(scheme, year)) {
            version = rules.version();
            Evaluation evaluation = version.id() == saved.versionId()
                    ? null
                    : new Scorer().score(move(submission, rules.ruleSet(), year), rules.ruleSet());
            return new OtherVerdict(relation, version, year, evaluation, null);
        } catch (SubmissionRejectedException rejected) {
            return new OtherVerdict(relation, version, year, null, rejected);
        }
    }

    /** The same figures for other rules: indicators that another scheme has under the same name get its code. */
    private static Submission move(Submission submission, RuleSet rules, int year) {
        boolean sameScheme = rules.scheme().id().equals(submission.scheme());
        return new Submission(
                rules.scheme().id(),
                year,
                submission.subject(),
                submission.budget(),
                sameScheme ? submission.indicators() : recode(submission.indicators(), rules),
                submission.groups(),
                submission.facts(),
                submission.declared(),
                submission.review());
    }

    private static List<IndicatorEntry> recode(List<IndicatorEntry> entries, RuleSet rules) {
        Map<String, String> codes = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (Indicator indicator : rules.scheme().indicators()) {
            if (codes.putIfAbsent(indicator.name(), indicator.code()) != null) {
                ambiguous.add(indicator.name());
            }
        }
        codes.keySet().removeAll(ambiguous);
        return entries.stream()
                .map(entry -> codes.containsKey(entry.name())
                        ? entry.toBuilder().code(codes.get(entry.name())).build()
                        : entry)
                .toList();
    }
}
