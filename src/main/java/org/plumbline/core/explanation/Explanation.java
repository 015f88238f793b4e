package org.plumbline.core.explanation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorOutcome;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.PartialTotal;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.scoring.ReviewedScore;
import org.plumbline.core.scoring.ReviewedTotal;
import org.plumbline.core.trace.StepStage;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.Value;

/**
 * An evaluation as a document, to be shown as a page, a text file or a printed report.
 *
 * @param summary the result in a few lines
 * @param sections indicators by level
 * @param totals sums and grade
 */
public record Explanation(
        String title,
        List<String> summary,
        List<ExplanationSection> sections,
        List<ExplanationLine> totals,
        List<FindingLine> findings) {

    private static final Set<IndicatorOutcome> LACKING = EnumSet.of(
            IndicatorOutcome.MISSING, IndicatorOutcome.INVALID, IndicatorOutcome.NO_RULE, IndicatorOutcome.NO_WEIGHT);

    /**
     * A sentence.
     *
     * @param step number of the step that it describes, as the trace counts them, from 1
     * @param rule the row or DRL rule that it describes; null where no rule is involved, such as for a sum
     */
    public record ExplanationLine(String text, int step, RuleSource rule) {}

    /** @param title level 1 and level 2 */
    public record ExplanationSection(String title, List<IndicatorExplanation> items) {}

    /**
     * One indicator or group.
     *
     * @param score null unless scored
     * @param review null where there is none
     * @param lines how the score was reached, a sentence each
     */
    public record IndicatorExplanation(
            String code,
            String name,
            String target,
            String actual,
            BigDecimal weight,
            BigDecimal score,
            BigDecimal declaredScore,
            BigDecimal difference,
            String outcome,
            ReviewedScore review,
            List<ExplanationLine> lines) {}

    /**
     * One finding, or all of one code that repeat one cause for each indicator.
     *
     * @param ordinal position of the first of them among the evaluation's findings, from 1
     * @param name the name of the code; empty in English, where the code is clear by itself
     * @param level the severity, of which {@code severity} is the name
     * @param source where the rule is written; null where the engine itself raised it, as is {@code rule}
     * @param step number of the step that raised it
     */
    public record FindingLine(
            int ordinal,
            String code,
            String name,
            Severity level,
            String severity,
            String message,
            String basis,
            String source,
            int step,
            RuleSource rule) {}

    public static Explanation of(Evaluation evaluation, Locale locale) {
        StepSentences narrator = StepSentences.of(evaluation, locale);
        boolean english = "en".equals(locale.getLanguage());
        List<ExplanationSection> sections = new ArrayList<>();
        for (IndicatorScore score : evaluation.indicators()) {
            String title = joinLevels(score, english);
            if (sections.isEmpty() || !sections.get(sections.size() - 1).title().equals(title)) {
                sections.add(new ExplanationSection(title, new ArrayList<>()));
            }
            sections.get(sections.size() - 1).items().add(createItem(score, evaluation.trace(), narrator, locale));
        }
        List<ExplanationLine> totals = new ArrayList<>();
        List<FindingLine> findings = new ArrayList<>();
        addLines(evaluation, narrator, locale, totals, findings);
        return new Explanation(
                createTitle(evaluation, english), summarize(evaluation, english), sections, totals, findings);
    }

    /** Steps that are not among an indicator's lines. */
    private static void addLines(
            Evaluation evaluation,
            StepSentences narrator,
            Locale locale,
            List<ExplanationLine> totals,
            List<FindingLine> findings) {
        int number = 0;
        int ordinal = 0;
        for (TraceStep step : evaluation.trace()) {
            number++;
            switch (step.stage()) {
                case SUMMING, ADJUSTING, GRADING -> totals.add(
                        new ExplanationLine(narrator.describe(step), number, step.rule()));
                case REVIEWING -> {
                    if (step.indicator() == null) {
                        totals.add(new ExplanationLine(narrator.describe(step), number, null));
                    }
                }
                    // one step a finding, in the findings' order
                case CHECKING -> createFindingLine(evaluation, ordinal++, number, narrator, locale)
                        .ifPresent(findings::add);
                case READING, SCORING, GROUPING -> {
                    // among its indicator's lines
                }
            }
        }
    }

    private static String createTitle(Evaluation evaluation, boolean english) {
        String name = evaluation.subject() == null ? "" : evaluation.subject().name() + " · ";
        return english
                ? name + "performance self-evaluation " + evaluation.fiscalYear() + ", recomputed"
                : name + evaluation.fiscalYear() + " 年度绩效自评复算";
    }

    /**
     * Adjustments between the sum of the scores and the total, such as 指标合计 99.00，封顶 −10.00; empty where there are
     * none.
     */
    public static String describeAdjustments(Evaluation evaluation, Locale locale) {
        boolean english = "en".equals(locale.getLanguage());
        List<String> parts = new ArrayList<>();
        for (TraceStep step : evaluation.trace()) {
            BigDecimal points = step.stage() == StepStage.ADJUSTING ? step.points() : null;
            if (points != null && points.signum() != 0) {
                parts.add(DisplayNames.nameStepKind(step.kind(), locale)
                        + " "
                        + StepSentences.formatSigned(points).replace("-", "−"));
            }
        }
        for (TraceStep.VetoStep veto : evaluation.listSteps(TraceStep.VetoStep.class)) {
            if (veto.lowersGrade()) {
                parts.add(DisplayNames.nameStepKind(veto.kind(), locale) + " " + veto.from() + " → " + veto.grade());
            }
        }
        return parts.isEmpty()
                ? ""
                : (english ? "scores sum to " : "指标合计 ")
                        + findSum(evaluation)
                        + (english ? ", " : "，")
                        + String.join(english ? ", " : "，", parts);
    }

    private static String findSum(Evaluation evaluation) {
        return evaluation.listSteps(TraceStep.RollUpStep.class).stream()
                .filter(sum -> sum.level() == 0)
                .findFirst()
                .map(sum -> sum.running().toPlainString())
                .orElseThrow();
    }

    private static String joinLevels(IndicatorScore score, boolean english) {
        String title = Stream.of(score.level1(), score.level2())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" / "));
        return title.isEmpty() ? english ? "Indicators" : "指标" : title;
    }

    private static List<String> summarize(Evaluation evaluation, boolean english) {
        List<String> summary = new ArrayList<>();
        summary.add((english ? "Scheme: " : "评价方案：") + evaluation.scheme());
        summary.add((english ? "Rule set SHA-256: " : "规则集 SHA-256：") + evaluation.ruleSet());
        String declaredTotal = evaluation.declared().total() == null
                ? "—"
                : evaluation.declared().total().toPlainString();
        String declaredGrade = evaluation.declared().grade() == null
                ? ""
                : " " + evaluation.declared().grade();
        summary.add((english ? "Declared: " : "自评总分：") + declaredTotal + declaredGrade);
        Locale locale = english ? Locale.ENGLISH : Locale.CHINESE;
        summary.add(
                evaluation.complete()
                        ? describeTotal(evaluation, english, locale)
                        : describePartialTotal(evaluation, english, locale));
        if (evaluation.difference() != null) {
            summary.add((english ? "Difference: " : "差额（自评 − 规则）：")
                    + StepSentences.formatSigned(evaluation.difference())
                    + describeDifferences(evaluation, english));
        }
        if (evaluation.review() != null) {
            summary.add((english ? "Review: " : "复核：") + describeReview(evaluation.review(), english));
        }
        return summary;
    }

    /** The review in a line, such as 总分 88 良，偏差率 4.35%，5 项指标有复核. */
    private static String describeReview(ReviewedTotal review, boolean english) {
        List<String> parts = new ArrayList<>();
        String total = Stream.of(review.total() == null ? null : review.total().toPlainString(), review.grade())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        if (!total.isEmpty()) {
            parts.add((english ? "total " : "总分 ") + total);
        }
        if (review.deviation() != null) {
            parts.add((english ? "deviation " : "偏差率 ") + review.deviation() + (english ? " %" : "%"));
        }
        if (review.indicators() > 0) {
            parts.add(english ? review.indicators() + " indicators reviewed" : review.indicators() + " 项指标有复核");
        }
        return String.join(english ? ", " : "，", parts);
    }

    private static String describeTotal(Evaluation evaluation, boolean english, Locale locale) {
        String grade = evaluation.grade() == null ? "" : " " + evaluation.grade();
        String adjusted = describeAdjustments(evaluation, locale);
        return (english ? "Rule score: " : "规则得分：")
                + evaluation.total().toPlainString()
                + grade
                + (adjusted.isEmpty() ? "" : (english ? " (" : "（") + adjusted + (english ? ")" : "）"));
    }

    private static String describePartialTotal(Evaluation evaluation, boolean english, Locale locale) {
        PartialTotal partial = evaluation.partial();
        String lacking = describeUnscored(evaluation, locale);
        String bracketed = lacking.isEmpty() ? "" : english ? " (" + lacking + ")" : "（" + lacking + "）";
        return (english ? "Rule score: cannot be determined" : "规则得分：无法复算总分")
                + bracketed
                + (english ? "; " : "；")
                + describePartial(partial, locale);
    }

    /** The part that is known, such as 可复算部分 81.00/90，未评分值 10; a weight that is not known is not called 0. */
    public static String describePartial(PartialTotal partial, Locale locale) {
        Bilingual known = partial.ofWeight().signum() == 0
                ? new Bilingual("没有可复算的部分", "no part can be scored")
                : new Bilingual(
                        "可复算部分 " + partial.score() + "/" + partial.ofWeight(),
                        partial.score() + " of " + partial.ofWeight() + " can be scored");
        boolean unknown = !partial.hasWeights();
        Bilingual open = unknown
                ? new Bilingual("分值未知", "the weights are unknown")
                : new Bilingual("未评分值 " + partial.unscoredWeight(), partial.unscoredWeight() + " is open");
        return known.in(locale) + ("en".equals(locale.getLanguage()) ? ", " : "，") + open.in(locale);
    }

    /**
     * Of how many indicators the score cannot be known, by what is missing, such as 缺权重 7 项，缺评分规则 2 项; empty for none.
     */
    public static String describeUnscored(Evaluation evaluation, Locale locale) {
        boolean english = "en".equals(locale.getLanguage());
        Map<IndicatorOutcome, Long> lacking = evaluation.indicators().stream()
                .map(IndicatorScore::outcome)
                .filter(LACKING::contains)
                .collect(Collectors.groupingBy(
                        Function.identity(), () -> new EnumMap<>(IndicatorOutcome.class), Collectors.counting()));
        return lacking.entrySet().stream()
                .map(each -> DisplayNames.nameOutcome(each.getKey(), locale)
                        + (english ? ": " : " ")
                        + each.getValue()
                        + (english ? "" : " 项"))
                .collect(Collectors.joining(english ? ", " : "，"));
    }

    /** Which indicators the difference comes from. */
    private static String describeDifferences(Evaluation evaluation, boolean english) {
        List<String> parts = evaluation.indicators().stream()
                .filter(score ->
                        score.difference() != null && score.difference().signum() != 0)
                .map(score -> score.name() + " " + StepSentences.formatSigned(score.difference()))
                .collect(Collectors.toCollection(ArrayList::new));
        BigDecimal moved = evaluation.trace().stream()
                .filter(step -> step.stage() == StepStage.ADJUSTING)
                .map(TraceStep::points)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (moved.signum() != 0) {
            parts.add((english ? "adjustments of the total " : "总分调整 ") + StepSentences.formatSigned(moved.negate()));
        }
        return parts.isEmpty() ? "" : (english ? " = " : "，其中 ") + String.join(english ? ", " : "、", parts);
    }

    private static IndicatorExplanation createItem(
            IndicatorScore score, List<TraceStep> trace, StepSentences narrator, Locale locale) {
        return new IndicatorExplanation(
                score.code(),
                score.name(),
                StepSentences.formatTarget(score.target()),
                score.actual() == null ? null : formatActual(score.actual()) + findUnit(score),
                score.weight(),
                score.score(),
                score.declaredScore(),
                score.difference(),
                DisplayNames.nameOutcome(score.outcome(), locale),
                score.review(),
                createLines(score, trace, narrator));
    }

    private static List<ExplanationLine> createLines(
            IndicatorScore score, List<TraceStep> trace, StepSentences narrator) {
        List<String> codes = new ArrayList<>();
        if (score.members() != null) {
            score.members().forEach(member -> codes.add(member.code()));
        }
        codes.add(score.code());
        List<ExplanationLine> lines = new ArrayList<>();
        int number = 0;
        for (TraceStep step : trace) {
            number++;
            if (codes.contains(step.indicator()) && step.stage() != StepStage.CHECKING) {
                lines.add(new ExplanationLine(
                        step.indicator().equals(score.code())
                                ? narrator.describeWithoutName(step)
                                : narrator.describe(step),
                        number,
                        step.rule()));
            }
        }
        return lines;
    }

    /** As it was declared; a recomputed rate, of ten decimals, as sentences show it. */
    private static String formatActual(Value actual) {
        BigDecimal figure = actual.numberOrNull();
        return figure == null || figure.scale() < DecimalMath.WORKING_SCALE
                ? actual.toString()
                : DecimalMath.roundForDisplay(figure).toPlainString();
    }

    private static String findUnit(IndicatorScore score) {
        return score.actual().numberOrNull() == null
                        || score.target() == null
                        || score.target().unit() == null
                ? ""
                : score.target().unit();
    }

    /** Empty for a finding that the line of an earlier one includes. */
    private static Optional<FindingLine> createFindingLine(
            Evaluation evaluation, int index, int step, StepSentences narrator, Locale locale) {
        RaisedFinding finding = evaluation.findings().get(index);
        List<RaisedFinding> alike = RaisedFinding.isFolded(finding.code())
                ? evaluation.findings().stream()
                        .filter(other -> other.code().equals(finding.code()))
                        .toList()
                : List.of(finding);
        if (alike.get(0) != finding) {
            return Optional.empty();
        }
        return Optional.of(new FindingLine(
                index + 1,
                finding.code(),
                DisplayNames.nameCheck(finding.code(), locale),
                finding.severity(),
                DisplayNames.nameSeverity(finding.severity(), locale),
                alike.size() == 1 ? narrator.describeFinding(finding) : narrator.describeFindings(alike),
                finding.basis(),
                finding.rule() == null ? null : narrator.describePlace(finding.rule()),
                step,
                finding.rule()));
    }
}
