package org.plumbline.service.tryout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.curve.ActualChange;
import org.plumbline.core.curve.CurveResult;
import org.plumbline.core.curve.ScoreCurves;
import org.plumbline.core.curve.ScoreCurves.CurveInput;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorRescorer;
import org.plumbline.core.scoring.SchemeYears;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.core.whynot.WhyNot;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.InForceVersion;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.service.tryout.TryOut.ScoredSide;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.UnscorableReading;
import org.springframework.stereotype.Component;

/** Scores submissions by versions that need not be in force. Saves nothing, and counts nothing in the metrics. */
@Component
final class TryOutService {

    private final Scorer scorer = new Scorer();
    private final RuleSetProvider ruleSets;

    TryOutService(RuleSetProvider ruleSets) {
        this.ruleSets = ruleSets;
    }

    /** Scores by the version, and by the one in force if that is another. */
    TryOut tryOut(RuleSetVersion version, Submission submission) {
        return new TryOut(
                score(version, submission),
                findInForce(version, submission)
                        .map(each -> score(each, submission))
                        .orElse(null));
    }

    private ScoredSide score(RuleSetVersion version, Submission submission) {
        try (BorrowedRuleSet rules = ruleSets.borrow(version)) {
            RuleSet ruleSet = rules.ruleSet();
            Submission moved = SchemeYears.moveInto(submission, ruleSet.scheme());
            try {
                Evaluation evaluation = scorer.score(moved, ruleSet);
                WhyNot whyNot = WhyNot.search(evaluation, moved, ruleSet);
                return new ScoredSide(version, moved, evaluation, whyNot, List.of());
            } catch (SubmissionRejectedException rejected) {
                return new ScoredSide(version, moved, null, null, rejected.problems());
            }
        }
    }

    /** For the submission's own year or, without one, for a year of the version. */
    private Optional<RuleSetVersion> findInForce(RuleSetVersion version, Submission submission) {
        List<InForceVersion> inForce = ruleSets.inForce(version.scheme());
        return inForce.stream()
                .filter(each -> each.years().stream().anyMatch(years -> years.contains(submission.fiscalYear())))
                .findFirst()
                .or(() -> inForce.stream()
                        .filter(each -> each.version().yearFrom() <= version.yearTo()
                                && version.yearFrom() <= each.version().yearTo())
                        .findFirst())
                .map(InForceVersion::version)
                .filter(each -> each.id() != version.id());
    }

    /** Codes of the indicators that are judged by a number, or would be if they had one. */
    List<String> listNumbers(ScoredSide side) {
        try (BorrowedRuleSet rules = ruleSets.borrow(side.version())) {
            return IndicatorRescorer.readAll(rules.ruleSet(), side.submission()).stream()
                    .filter(reading -> reading instanceof NumberReading
                            || reading instanceof UnscorableReading
                                    && ActualChange.find(rules.ruleSet(), side.submission(), reading.code())
                                            .isPresent())
                    .map(Reading::code)
                    .toList();
        }
    }

    /** The curves of one indicator by each side that scored, over one range of values. */
    List<CurveResult> computeCurves(List<ScoredSide> sides, String indicator) {
        List<BorrowedRuleSet> borrowed = new ArrayList<>();
        try {
            List<CurveInput> inputs = new ArrayList<>();
            for (ScoredSide side : sides) {
                BorrowedRuleSet rules = ruleSets.borrow(side.version());
                borrowed.add(rules);
                inputs.add(new CurveInput(rules.ruleSet(), side.submission()));
            }
            return ScoreCurves.compute(inputs, indicator);
        } finally {
            borrowed.forEach(BorrowedRuleSet::close);
        }
    }

    /**
     * The submission with another actual value of one indicator.
     *
     * @return empty if the indicator takes no other number
     * @throws SubmissionRejectedException if no submission may have the value
     */
    Optional<Evaluation> scoreAt(RuleSet ruleSet, Submission submission, String indicator, BigDecimal value) {
        return ActualChange.find(ruleSet, submission, indicator)
                .map(change -> scorer.score(change.apply(value), ruleSet));
    }

    /** As {@link #scoreAt(RuleSet, Submission, String, BigDecimal)}, by the version of a side. */
    Optional<Evaluation> scoreAt(ScoredSide side, String indicator, BigDecimal value) {
        try (BorrowedRuleSet rules = ruleSets.borrow(side.version())) {
            return scoreAt(rules.ruleSet(), side.submission(), indicator, value);
        }
    }
}
