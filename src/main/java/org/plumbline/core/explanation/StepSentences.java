package org.plumbline.core.explanation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.SentenceBuilder;
import org.plumbline.core.rule.SentenceTemplate;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.trace.StepStage;
import org.plumbline.core.trace.StepVisitor;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Total;

/** Describes each step of one evaluation as a sentence with the values, the arithmetic, the basis and the place. */
public final class StepSentences {

    private final boolean english;
    private final Locale locale;
    private final Map<String, IndicatorScore> scores;
    private final Map<String, TraceStep> last;
    private final CalculationSentences calculations;
    private final ReadingSentences readings;
    private final AdjustmentSentences adjustments;
    private final ReviewSentences reviews;

    private StepSentences(Evaluation evaluation, Locale locale) {
        this.locale = locale;
        this.english = "en".equals(locale.getLanguage());
        this.calculations = new CalculationSentences(english);
        this.readings = new ReadingSentences(english);
        this.adjustments = new AdjustmentSentences(english);
        this.reviews = new ReviewSentences(english);
        int room = 2 * evaluation.indicators().size();
        this.scores = new HashMap<>(room);
        this.last = new HashMap<>(room);
        evaluation.indicators().forEach(score -> {
            scores.put(score.code(), score);
            if (score.members() != null) {
                score.members().forEach(member -> scores.put(member.code(), member));
            }
        });
        for (TraceStep step : evaluation.trace()) {
            if (step.stage() == StepStage.SCORING) {
                last.put(step.indicator(), step);
            }
        }
    }

    public static StepSentences of(Evaluation evaluation, Locale locale) {
        return new StepSentences(evaluation, locale);
    }

    /** The sentence of a finding, with the indicator or item concerned. */
    public String describeFinding(RaisedFinding finding) {
        String sentence = FindingSentences.describe(finding.code(), finding.sentence(), finding.read(), locale);
        return finding.indicator() == null ? sentence : findName(finding.indicator()) + localize("：", ": ") + sentence;
    }

    /** One sentence for findings of one code that differ in their indicator only. */
    public String describeFindings(List<RaisedFinding> findings) {
        RaisedFinding first = findings.get(0);
        String sentence = FindingSentences.describe(first.code(), first.sentence(), first.read(), locale);
        String codes = findings.stream().map(RaisedFinding::indicator).collect(Collectors.joining(localize("、", ", ")));
        return sentence + localize("（%s 项：%s）", " (%s indicators: %s)", String.valueOf(findings.size()), codes);
    }

    public String describe(TraceStep step) {
        StringBuilder sentence = new StringBuilder(256);
        appendSentence(step, sentence);
        return sentence.append(describeSource(step.rule(), step.basis(), english))
                .toString();
    }

    /** The sentence up to its {@link #describeSource}. */
    public void appendSentence(TraceStep step, StringBuilder sentence) {
        SentenceBuilder prose = new SentenceBuilder(sentence, english);
        if (step.indicator() != null) {
            prose.append(findName(step.indicator())).appendLocalized("：", ": ");
        }
        appendBody(step, prose);
    }

    /** The sentence without the indicator's name. */
    String describeWithoutName(TraceStep step) {
        StringBuilder statement = new StringBuilder(256);
        appendBody(step, new SentenceBuilder(statement, english));
        return statement
                .append(describeSource(step.rule(), step.basis(), english))
                .toString();
    }

    private void appendBody(TraceStep step, SentenceBuilder prose) {
        step.accept(new BodyWriter(prose));
    }

    private final class BodyWriter implements StepVisitor<SentenceBuilder> {

        private final SentenceBuilder prose;

        BodyWriter(SentenceBuilder prose) {
            this.prose = prose;
        }

        @Override
        public SentenceBuilder visitReading(TraceStep.ReadingStep step) {
            return prose.append(readings.describe(step));
        }

        @Override
        public SentenceBuilder visitScoring(TraceStep.ScoringStep step) {
            return appendScoring(step, prose);
        }

        @Override
        public SentenceBuilder visitClamp(TraceStep.ClampStep step) {
            return appendClamp(step, prose);
        }

        @Override
        public SentenceBuilder visitGroup(TraceStep.GroupStep step) {
            return appendGroup(step, prose);
        }

        @Override
        public SentenceBuilder visitRollUp(TraceStep.RollUpStep step) {
            return appendRollUp(step, prose);
        }

        @Override
        public SentenceBuilder visitBonus(TraceStep.BonusStep step) {
            return prose.append(adjustments.describeBonus(step));
        }

        @Override
        public SentenceBuilder visitCap(TraceStep.CapStep step) {
            return prose.append(adjustments.describeCap(step));
        }

        @Override
        public SentenceBuilder visitVeto(TraceStep.VetoStep step) {
            return prose.append(adjustments.describeVeto(step));
        }

        @Override
        public SentenceBuilder visitGrade(TraceStep.GradeStep step) {
            return appendGrade(step, prose);
        }

        @Override
        public SentenceBuilder visitReview(TraceStep.ReviewStep step) {
            String unit = findUnit(step.indicator());
            reviews.append(step, unit == null ? "" : unit, prose);
            return prose;
        }

        @Override
        public SentenceBuilder visitFinding(TraceStep.FindingStep step) {
            return appendFinding(step, prose);
        }
    }

    private SentenceBuilder appendGrade(TraceStep.GradeStep step, SentenceBuilder prose) {
        if (step.of() == Total.TotalSource.DECLARED) {
            prose.appendLocalized("自评", "declared ");
        }
        return prose.appendLocalized("总分 %s → 等级 %s", "total %s → grade %s", formatPlain(step.running()), step.grade())
                .appendLocalized("（%s）", " (%s)", BoundSentences.describe(step.when(), english));
    }

    private SentenceBuilder appendFinding(TraceStep.FindingStep step, SentenceBuilder prose) {
        return prose.append("[" + step.code() + "] ")
                .append(FindingSentences.describe(step.code(), step.sentence(), step.read(), locale));
    }

    private SentenceBuilder appendScoring(TraceStep.ScoringStep step, SentenceBuilder prose) {
        Target target = step.target();
        String unit = target == null || target.unit() == null ? "" : target.unit();
        calculations.appendCalculation(step, formatTarget(target), unit, prose);
        if (step.points().signum() != 0) {
            prose.appendLocalized("扣 %s 分", "%s lost", formatPlain(step.points().negate()));
        } else {
            prose.appendLocalized("不扣分", "nothing lost");
        }
        appendResult(step, step.running(), prose);
        return prose;
    }

    /**
     * The score after the last step about an indicator, compared with the declared one; after any other step the
     * remainder.
     */
    private void appendResult(TraceStep step, BigDecimal running, SentenceBuilder prose) {
        IndicatorScore score = scores.get(step.indicator());
        if (score == null || last.get(step.indicator()) != step) {
            prose.appendLocalized("，余 %s 分", ", %s left", formatPlain(running));
        } else if (score.completion() != null) {
            prose.appendLocalized("，完成 %s%%", ", %s %% complete", formatPlain(score.completion()));
        } else {
            prose.appendLocalized("，得 %s/%s 分", ", score %s/%s", formatPlain(running), formatPlain(score.weight()));
            appendDeclared(score, prose);
        }
    }

    private void appendDeclared(IndicatorScore score, SentenceBuilder prose) {
        if (score.declaredScore() == null) {
            return;
        }
        if (score.difference().signum() == 0) {
            prose.appendLocalized("（申报 %s，一致）", " (declared %s, the same)", formatPlain(score.declaredScore()));
        } else {
            prose.appendLocalized(
                    "（申报 %s，相差 %s）",
                    " (declared %s, %s apart)", formatPlain(score.declaredScore()), formatSigned(score.difference()));
        }
    }

    private SentenceBuilder appendClamp(TraceStep.ClampStep step, SentenceBuilder prose) {
        switch (step.bound()) {
            case FLOOR -> prose.appendLocalized("扣完为止", "nothing more to lose");
            case WEIGHT -> prose.appendLocalized("不超过分值", "not above the weight");
            case ROUNDING -> prose.appendLocalized("舍入", "rounded");
            case BONUS_LIMIT -> prose.appendLocalized("加分合计不超过加分总上限", "bonuses within their limit");
            case FULL_MARKS -> prose.appendLocalized("加分后不超过满分", "not above full marks");
        }
        if (step.indicator() == null) {
            prose.appendLocalized(
                    "：总分 %s → %s", ": total %s → %s", formatPlain(step.before()), formatPlain(step.running()));
        } else {
            prose.appendLocalized("：%s → %s", ": %s → %s", formatPlain(step.before()), formatPlain(step.running()));
            appendResult(step, step.running(), prose);
        }
        return prose;
    }

    private SentenceBuilder appendGroup(TraceStep.GroupStep step, SentenceBuilder prose) {
        prose.append(new GroupSentence(step, this::findName, english).describe());
        IndicatorScore score = scores.get(step.indicator());
        if (score != null) {
            appendDeclared(score, prose);
        }
        return prose;
    }

    private SentenceBuilder appendRollUp(TraceStep.RollUpStep step, SentenceBuilder prose) {
        prose.append(step.name() == null ? localize("总分", "total") : step.name());
        if (step.rescaledFrom() != null) {
            prose.appendLocalized(
                    "：%s/%s 折算为 %s",
                    ": %s/%s scaled up to %s",
                    formatPlain(step.rescaledFrom()),
                    formatPlain(step.ofWeight()),
                    formatPlain(step.running()));
        } else {
            prose.appendLocalized(" 小计：%s/%s", ": %s/%s", formatPlain(step.running()), formatPlain(step.ofWeight()));
        }
        return prose;
    }

    /**
     * The end of a step's sentence: where it has them, basis and place.
     *
     * @param rule null for none
     * @param basis null for none
     */
    public static String describeSource(RuleSource rule, String basis, boolean english) {
        StringBuilder source = new StringBuilder();
        if (basis != null) {
            source.append(english ? ". Basis: " : "。依据：").append(basis);
        }
        if (rule != null) {
            source.append(english ? ". Written at: " : "。出处：").append(describePlace(rule, english));
        }
        return source.append(english ? "." : "。").toString();
    }

    public String describePlace(RuleSource rule) {
        return describePlace(rule, english);
    }

    private static String describePlace(RuleSource rule, boolean english) {
        return rule.sheet() == null
                ? SentenceTemplate.fill(english ? "%s, rule %s" : "%s，规则 %s", rule.file(), rule.id())
                : SentenceTemplate.fill(
                        english ? "%s %s! row %d, rule %s" : "%s %s!第 %d 行，规则 %s",
                        rule.file(),
                        rule.sheet(),
                        rule.row(),
                        rule.id());
    }

    /** Whether the language is English, else Chinese. */
    public boolean isEnglish() {
        return english;
    }

    /** The indicator's name; its code where it has none. */
    public String findName(String code) {
        IndicatorScore score = scores.get(code);
        return score == null || score.name() == null ? code : score.name();
    }

    /** Unit of an indicator's target; null where not specified. */
    String findUnit(String code) {
        IndicatorScore score = scores.get(code);
        return score == null || score.target() == null ? null : score.target().unit();
    }

    /** =100% and the like. */
    public static String formatTarget(Target target) {
        if (target == null || target.value() == null) {
            return "—";
        }
        String operator = target.operator() == null ? "" : target.operator().label();
        String unit = target.unit() == null || target.value().numberOrNull() == null ? "" : target.unit();
        return operator + target.value() + unit;
    }

    static String formatPlain(BigDecimal number) {
        return DecimalMath.formatPlain(number);
    }

    public static String formatSigned(BigDecimal number) {
        return (number.signum() > 0 ? "+" : "")
                + DecimalMath.scalePoints(number).toPlainString();
    }

    private String localize(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : SentenceTemplate.fill(template, values);
    }
}
