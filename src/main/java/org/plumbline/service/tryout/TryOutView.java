package org.plumbline.service.tryout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.core.comparison.EvaluationComparison;
import org.plumbline.core.explanation.DisplayNames;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.service.evaluations.EvaluationView;
import org.plumbline.service.evaluations.WhyNotView;
import org.plumbline.service.evaluations.WhyNotView.IndicatorPart;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.service.tryout.SideSentences.Sentence;
import org.plumbline.service.tryout.TryOut.ScoredSide;

/**
 * A try-out as a page shows it. Differences are the version tried − the version in force.
 *
 * @param inForce null if there is none to compare with
 * @param parts the indicators and groups of either side
 * @param gained findings of the version tried alone; {@code lost} those of the version in force alone, {@code both} the
 *     number of the others
 */
record TryOutView(
        SideView tried,
        SideView inForce,
        BigDecimal difference,
        List<PartView> parts,
        List<FindingItem> gained,
        List<FindingItem> lost,
        int both) {

    /**
     * One side.
     *
     * @param total null if there is none
     * @param totals how total and grade came about
     */
    record SideView(
            RuleSetVersion version,
            int fiscalYear,
            BigDecimal total,
            String grade,
            List<Sentence> totals,
            WhyNotView whyNot) {}

    /**
     * An indicator or a group on both sides.
     *
     * @param difference null if a side has no score
     * @param curves the indicators that have a curve: itself, or members of the group
     */
    record PartView(
            String code, String name, PartSide tried, PartSide inForce, BigDecimal difference, List<CurveLink> curves) {

        /** Whether score, weight or the rows that gave the score differ. */
        public boolean differs() {
            return inForce != null && !tried.equalsSide(inForce);
        }
    }

    /** @param hints what would have given more; empty if nothing was lost */
    record PartSide(BigDecimal weight, BigDecimal score, List<Sentence> sentences, List<String> hints) {

        private boolean equalsSide(PartSide other) {
            return EvaluationView.formatOrDash(score).equals(EvaluationView.formatOrDash(other.score))
                    && EvaluationView.formatOrDash(weight).equals(EvaluationView.formatOrDash(other.weight))
                    && listRules().equals(other.listRules());
        }

        private List<String> listRules() {
            return sentences.stream().map(each -> String.valueOf(each.rule())).toList();
        }
    }

    record CurveLink(String code, String name) {}

    record FindingItem(String code, String severity, String message) {}

    /** @param curves codes of the indicators that have a curve */
    static TryOutView of(TryOut result, List<String> curves, Locale locale) {
        SideDetails tried = SideDetails.of(result.tried(), locale);
        boolean compared = result.inForce() != null && result.inForce().isScored();
        SideDetails inForce = compared ? SideDetails.of(result.inForce(), locale) : null;
        EvaluationComparison comparison =
                compared ? EvaluationComparison.of(inForce.evaluation(), tried.evaluation()) : null;
        BigDecimal before = compared ? inForce.evaluation().total() : null;
        BigDecimal after = tried.evaluation().total();
        return new TryOutView(
                tried.toView(),
                compared ? inForce.toView() : null,
                before == null || after == null ? null : after.subtract(before),
                listParts(tried, inForce, curves),
                compared ? tried.listFindings(comparison.onlyRight()) : List.of(),
                compared ? inForce.listFindings(comparison.onlyLeft()) : List.of(),
                compared
                        ? tried.evaluation().findings().size()
                                - comparison.onlyRight().size()
                        : tried.evaluation().findings().size());
    }

    private static List<PartView> listParts(SideDetails tried, SideDetails inForce, List<String> curves) {
        Map<String, IndicatorScore> all = new LinkedHashMap<>();
        tried.evaluation().indicators().forEach(score -> all.put(score.code(), score));
        if (inForce != null) {
            inForce.evaluation().indicators().forEach(score -> all.putIfAbsent(score.code(), score));
        }
        return all.values().stream()
                .map(score -> {
                    PartSide after = tried.findPart(score.code());
                    PartSide before = inForce == null ? null : inForce.findPart(score.code());
                    boolean both = before != null && before.score() != null && after.score() != null;
                    return new PartView(
                            score.code(),
                            displayName(score),
                            after,
                            before,
                            both ? after.score().subtract(before.score()) : null,
                            listCurves(score, curves));
                })
                .toList();
    }

    private static List<CurveLink> listCurves(IndicatorScore score, List<String> curves) {
        List<IndicatorScore> own = score.members() == null ? List.of(score) : score.members();
        return own.stream()
                .filter(each -> curves.contains(each.code()))
                .map(each -> new CurveLink(each.code(), displayName(each)))
                .toList();
    }

    private static String displayName(IndicatorScore score) {
        return score.name() == null ? score.code() : score.name();
    }

    /** A side with its sentences. */
    private record SideDetails(
            ScoredSide side, SideSentences sentences, WhyNotView whyNot, StepSentences narrator, Locale locale) {

        static SideDetails of(ScoredSide side, Locale locale) {
            return new SideDetails(
                    side,
                    SideSentences.of(side.evaluation(), locale),
                    WhyNotView.of(side.evaluation(), side.whyNot(), locale),
                    StepSentences.of(side.evaluation(), locale),
                    locale);
        }

        Evaluation evaluation() {
            return side.evaluation();
        }

        SideView toView() {
            return new SideView(
                    side.version(),
                    side.submission().fiscalYear(),
                    evaluation().total(),
                    evaluation().grade(),
                    sentences.totals(),
                    whyNot);
        }

        PartSide findPart(String code) {
            IndicatorScore score = evaluation().indicators().stream()
                    .filter(each -> each.code().equals(code))
                    .findFirst()
                    .orElse(null);
            return new PartSide(
                    score == null ? null : score.weight(),
                    score == null ? null : score.score(),
                    sentences.find(code),
                    listHints(code));
        }

        private List<String> listHints(String code) {
            List<String> hints = new ArrayList<>();
            for (IndicatorPart part : whyNot.parts()) {
                if (part.code().equals(code)) {
                    part.hints().forEach(hint -> {
                        hints.addAll(hint.gains());
                        hint.near().forEach(near -> hints.add(near.text()));
                        if (hint.none() != null) {
                            hints.add(hint.none());
                        }
                    });
                }
            }
            return hints;
        }

        List<FindingItem> listFindings(List<RaisedFinding> findings) {
            return findings.stream()
                    .map(finding -> new FindingItem(
                            finding.code(),
                            DisplayNames.nameSeverity(finding.severity(), locale),
                            narrator.describeFinding(finding)))
                    .toList();
        }
    }

    /** The number as text, or a dash for null. */
    public String shown(BigDecimal number) {
        return EvaluationView.formatOrDash(number);
    }

    /** The number with its sign. */
    public String signed(BigDecimal number) {
        return EvaluationView.formatSignedOrDash(number);
    }
}
