package org.plumbline.service.evaluations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.service.evaluations.OtherRules.OtherVerdict;
import org.plumbline.service.evaluations.OtherRules.Relation;
import org.plumbline.service.http.LanguagePreference;

/**
 * What other rules say of a stored evaluation, beside its own verdict, in the caller's language.
 *
 * @param total null where the rules give none; likewise {@code grade}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OtherRulesView(BigDecimal total, String grade, int findings, List<VerdictView> verdicts) {

    /**
     * The verdict by other rules.
     *
     * @param scheme null where there are no such rules; likewise {@code version}
     * @param sameRules whether these rules are the evaluation's own
     * @param total null without one; likewise {@code grade}
     * @param difference that total less the evaluation's; null where either is unknown
     * @param changes indicators with another score, and findings that only one of both raises
     * @param problems why the rules cannot be applied; null where they can
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VerdictView(
            Relation relation,
            int fiscalYear,
            String scheme,
            String title,
            Integer version,
            @JsonIgnore Long versionId,
            boolean sameRules,
            BigDecimal total,
            String grade,
            BigDecimal difference,
            Integer findings,
            List<ScoreChange> changes,
            List<String> findingsAdded,
            List<String> findingsGone,
            List<RejectedField> problems) {}

    /** @param here score of the evaluation; null where unknown; likewise {@code there}, by the other rules */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ScoreChange(String code, String name, BigDecimal here, BigDecimal there) {}

    static OtherRulesView of(Evaluation own, List<OtherVerdict> verdicts, LanguagePreference languages) {
        return new OtherRulesView(
                own.total(),
                own.grade(),
                own.findings().size(),
                verdicts.stream().map(each -> toVerdict(own, each, languages)).toList());
    }

    private static VerdictView toVerdict(Evaluation own, OtherVerdict verdict, LanguagePreference languages) {
        Evaluation other = verdict.evaluation();
        boolean rules = verdict.version() != null;
        return new VerdictView(
                verdict.relation(),
                verdict.fiscalYear(),
                rules ? verdict.version().scheme() : null,
                rules ? verdict.version().title() : null,
                rules ? verdict.version().version() : null,
                rules ? verdict.version().id() : null,
                other == null && verdict.rejected() == null,
                other == null ? null : other.total(),
                other == null ? null : other.grade(),
                other == null || other.total() == null || own.total() == null
                        ? null
                        : other.total().subtract(own.total()),
                other == null ? null : other.findings().size(),
                other == null ? null : listChanges(own, other),
                other == null ? null : listCodes(other, own),
                other == null ? null : listCodes(own, other),
                verdict.rejected() == null ? null : RejectedField.of(verdict.rejected(), languages));
    }

    /** By code within one scheme, else by name. */
    private static List<ScoreChange> listChanges(Evaluation own, Evaluation other) {
        boolean same = own.scheme().equals(other.scheme());
        Map<String, IndicatorScore> there = new HashMap<>();
        other.indicators().forEach(each -> there.put(same ? each.code() : each.name(), each));
        List<ScoreChange> changes = new ArrayList<>();
        for (IndicatorScore score : own.indicators()) {
            IndicatorScore matched = there.get(same ? score.code() : score.name());
            BigDecimal moved = matched == null ? null : matched.score();
            if (!isEqual(score.score(), moved)) {
                changes.add(new ScoreChange(score.code(), score.name(), score.score(), moved));
            }
        }
        return changes;
    }

    private static boolean isEqual(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? Objects.equals(one, other) : one.compareTo(other) == 0;
    }

    /** Codes of findings that one has and the other has not. */
    private static List<String> listCodes(Evaluation one, Evaluation other) {
        List<String> codes = new ArrayList<>(
                one.findings().stream().map(RaisedFinding::code).distinct().toList());
        codes.removeAll(other.findings().stream().map(RaisedFinding::code).toList());
        return codes;
    }
}
