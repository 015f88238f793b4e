package org.plumbline.explanation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.IndicatorScore;
import org.plumbline.scoring.RaisedFinding;
import org.plumbline.trace.TraceStep;
import org.plumbline.vocabulary.Gap;
import org.plumbline.vocabulary.GroupTake;
import org.plumbline.vocabulary.Numbers;
import org.plumbline.vocabulary.OverMode;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Total;
import org.plumbline.vocabulary.Working;

/** Tells each step of one evaluation as a sentence with the values, the arithmetic, the basis and the place. */
public final class Narrator {

    private final boolean english;
    private final Locale locale;
    private final Map<String, IndicatorScore> scores;
    private final Map<String, TraceStep> last;
    private final WorkingSentences workings;
    private final AdjustmentSentences adjustments;

    private Narrator(Evaluation evaluation, Locale locale) {
        this.locale = locale;
        this.english = "en".equals(locale.getLanguage());
        this.workings = new WorkingSentences(english);
        this.adjustments = new AdjustmentSentences(english);
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
            if (step.indicator() != null && (step instanceof TraceStep.Judged || step instanceof TraceStep.Clamped)) {
                last.put(step.indicator(), step);
            }
        }
    }

    public static Narrator of(Evaluation evaluation, Locale locale) {
        return new Narrator(evaluation, locale);
    }

    /** What a finding says, with the indicator or item concerned. */
    public String message(RaisedFinding finding) {
        String sentence = FindingSentences.of(finding.code(), finding.sentence(), finding.read(), locale);
        return finding.indicator() == null ? sentence : named(finding.indicator()) + say("：", ": ") + sentence;
    }

    public String sentence(TraceStep step) {
        StringBuilder sentence = new StringBuilder(256);
        tell(step, sentence);
        return sentence.append(source(step.rule(), step.basis(), english)).toString();
    }

    /** The sentence up to its {@link #source}. */
    public void tell(TraceStep step, StringBuilder sentence) {
        Prose prose = new Prose(sentence, english);
        if (step.indicator() != null) {
            prose.add(named(step.indicator())).say("：", ": ");
        }
        body(step, prose);
    }

    /** The sentence without the indicator's name. */
    String statement(TraceStep step) {
        StringBuilder statement = new StringBuilder(256);
        body(step, new Prose(statement, english));
        return statement.append(source(step.rule(), step.basis(), english)).toString();
    }

    private void body(TraceStep step, Prose prose) {
        if (step instanceof TraceStep.Judged judged) {
            judged(judged, prose);
        } else if (step instanceof TraceStep.Clamped clamped) {
            clamped(clamped, prose);
        } else if (step instanceof TraceStep.Read read) {
            prose.add(read(read));
        } else if (step instanceof TraceStep.Grouped grouped) {
            grouped(grouped, prose);
        } else if (step instanceof TraceStep.RolledUp sum) {
            rolledUp(sum, prose);
        } else if (step instanceof TraceStep.Graded graded) {
            if (graded.of() == Total.Kind.DECLARED) {
                prose.say("自评", "declared ");
            }
            prose.say("总分 %s → 等级 %s", "total %s → grade %s", plain(graded.running()), graded.grade())
                    .say("（%s）", " (%s)", bounds(graded.when()));
        } else if (step instanceof TraceStep.Found found) {
            prose.add("[" + found.code() + "] ")
                    .add(FindingSentences.of(found.code(), found.sentence(), found.read(), locale));
        } else {
            prose.add(adjustments.of(step));
        }
    }

    private String bounds(List<String> when) {
        String bounds = String.join(say("，", ", "), when);
        return english
                ? bounds
                : bounds.replace("points", "总分").replace(">=", "≥").replace("<=", "≤");
    }

    private void judged(TraceStep.Judged step, Prose prose) {
        IndicatorScore score = scores.get(step.indicator());
        String unit = score == null || score.target() == null || score.target().unit() == null
                ? ""
                : score.target().unit();
        String target = score == null ? "" : target(score.target());
        boolean product = step.read() instanceof Working.Steps
                || step.read() instanceof Working.Over over && over.mode() == OverMode.IN_PROPORTION;
        boolean lost = step.points().signum() != 0;
        workings.tell(step, target, unit, prose);
        prose.add(product && lost ? " = " : " → ");
        if (lost) {
            prose.say("扣 %s 分", "%s lost", plain(step.points().negate()));
        } else {
            prose.say("不扣分", "nothing lost");
        }
        result(step, step.running(), prose);
    }

    /** What the last step about an indicator leaves it with, against what was declared; for any other what is left. */
    private void result(TraceStep step, BigDecimal running, Prose prose) {
        IndicatorScore score = scores.get(step.indicator());
        if (score == null || last.get(step.indicator()) != step) {
            prose.say("，余 %s 分", ", %s left", plain(running));
        } else if (score.completion() != null) {
            prose.say("，完成 %s%%", ", %s %% complete", plain(score.completion()));
        } else {
            prose.say("，得 %s/%s 分", ", score %s/%s", plain(running), plain(score.weight()));
            declared(score, prose);
        }
    }

    private void declared(IndicatorScore score, Prose prose) {
        if (score.declaredScore() == null) {
            return;
        }
        if (score.difference().signum() == 0) {
            prose.say("（申报 %s，一致）", " (declared %s, the same)", plain(score.declaredScore()));
        } else {
            prose.say(
                    "（申报 %s，相差 %s）",
                    " (declared %s, %s apart)", plain(score.declaredScore()), signed(score.difference()));
        }
    }

    private void clamped(TraceStep.Clamped step, Prose prose) {
        switch (step.bound()) {
            case FLOOR -> prose.say("扣完为止", "nothing more to lose");
            case WEIGHT -> prose.say("不超过分值", "not above the weight");
            case ROUNDING -> prose.say("舍入", "rounded");
            case BONUS_LIMIT -> prose.say("加分合计不超过加分总上限", "bonuses within their limit");
            case FULL_MARKS -> prose.say("加分后不超过满分", "not above full marks");
        }
        if (step.indicator() == null) {
            prose.say("：总分 %s → %s", ": total %s → %s", plain(step.before()), plain(step.running()));
        } else {
            prose.say("：%s → %s", ": %s → %s", plain(step.before()), plain(step.running()));
            result(step, step.running(), prose);
        }
    }

    private String read(TraceStep.Read step) {
        Map<String, Object> read = step.read();
        return switch (step.note()) {
            case RECOMPUTED -> recomputed(read);
            case CONVERTED -> say(
                    "单位换算：%s %s → %s",
                    "converted: %s %s → %s", read.get("declared"), read.get("unit"), read.get("actual"));
            case NEGATIVE_AS_ZERO -> say("实际值 %s 为负，按零计", "actual %s is negative, counted as 0", read.get("declared"));
            case WORD_UNDER_NUMBER -> say(
                    "实际值“%s”是文字，不适用“%s”，改用“%s”",
                    "the actual \"%s\" is a word; not %s but %s judges it",
                    read.get("actual"),
                    read.get("method"),
                    read.get("textMethod"));
            case LEFT_OUT -> say("无数据，不适用，其余按比例折算", "no data: not applicable, the rest is scaled up");
            case MISSING -> say("无法评分：%s", "cannot be scored: %s", gap(read));
            case UNUSABLE -> read.get("actual") == null
                    ? say("无法评分：%s", "cannot be scored: %s", gap(read))
                    : say("实际值“%s”无法使用：%s", "the actual \"%s\" cannot be used: %s", read.get("actual"), gap(read));
        };
    }

    private String recomputed(Map<String, Object> read) {
        boolean execution = read.containsKey("executed");
        String denominator = read.containsKey("adjusted") && execution
                ? say("全年预算数", "adjusted budget")
                : say("年初预算数", "initial budget");
        Object below = execution && read.containsKey("adjusted") ? read.get("adjusted") : read.get("initial");
        return execution
                ? say(
                        "按金额复算：执行数 %s ÷ %s %s = %s%%",
                        "recomputed: executed %s ÷ %s %s = %s %%",
                        read.get("executed"),
                        denominator,
                        below,
                        read.get("actual"))
                : say(
                        "按金额复算：（全年预算数 %s − 年初预算数 %s）÷ 年初预算数 = %s%%",
                        "recomputed: (adjusted %s − initial %s) ÷ initial = %s %%",
                        read.get("adjusted"),
                        below,
                        read.get("actual"));
    }

    private String gap(Map<String, Object> read) {
        Gap gap = Gap.valueOf(read.get("gap").toString());
        return english ? gap.name() : gap.label();
    }

    private void grouped(TraceStep.Grouped step, Prose prose) {
        String members = step.completions().entrySet().stream()
                .map(each -> named(each.getKey()) + " " + plain(each.getValue()) + "%")
                .collect(Collectors.joining(say("、", ", ")));
        String take = english ? step.take().name() : step.take().label();
        if (step.taken() != null) {
            prose.add(either(step, members, take));
        } else {
            prose.say(
                    "共用分值 %s，取“%s”：%s → 得 %s 分",
                    "shared weight %s, take %s: %s → %s", plain(step.weight()), take, members, plain(step.running()));
        }
        IndicatorScore score = scores.get(step.indicator());
        if (score != null) {
            declared(score, prose);
        }
    }

    /** Which of them counts, and why the others do not. */
    private String either(TraceStep.Grouped step, String members, String take) {
        String others = step.completions().keySet().stream()
                .filter(code -> !code.equals(step.taken()))
                .map(this::named)
                .collect(Collectors.joining(say("、", ", ")));
        String why = others.isEmpty()
                ? ""
                : step.take() == GroupTake.CHOSEN
                        ? say("（%s未被指定，不计）", " (%s not chosen, not counted)", others)
                        : say("（%s不高于它，不计）", " (%s not higher, not counted)", others);
        return say(
                "共用分值 %s，择一取“%s”：%s；取 %s%s → 得 %s 分",
                "shared weight %s, either-or by %s: %s; taken %s%s → %s",
                plain(step.weight()),
                take,
                members,
                named(step.taken()),
                why,
                plain(step.running()));
    }

    private void rolledUp(TraceStep.RolledUp step, Prose prose) {
        prose.add(step.name() == null ? say("总分", "total") : step.name());
        if (step.rescaledFrom() != null) {
            prose.say(
                    "：%s/%s 折算为 %s",
                    ": %s/%s scaled up to %s",
                    plain(step.rescaledFrom()),
                    plain(step.ofWeight()),
                    plain(step.running()));
        } else {
            prose.say(" 小计：%s/%s", ": %s/%s", plain(step.running()), plain(step.ofWeight()));
        }
    }

    /**
     * The end of a step's sentence: where it has them, basis and place.
     *
     * @param rule null for none
     * @param basis null for none
     */
    public static String source(RuleRef rule, String basis, boolean english) {
        StringBuilder source = new StringBuilder();
        if (basis != null) {
            source.append(english ? ". Basis: " : "。依据：").append(basis);
        }
        if (rule != null) {
            source.append(english ? ". Written at: " : "。出处：").append(place(rule, english));
        }
        return source.append(english ? "." : "。").toString();
    }

    public String place(RuleRef rule) {
        return place(rule, english);
    }

    private static String place(RuleRef rule, boolean english) {
        return rule.sheet() == null
                ? Filled.in(english ? "%s, rule %s" : "%s，规则 %s", rule.file(), rule.id())
                : Filled.in(
                        english ? "%s %s! row %d, rule %s" : "%s %s!第 %d 行，规则 %s",
                        rule.file(),
                        rule.sheet(),
                        rule.row(),
                        rule.id());
    }

    /** Whether it tells in English, else in Chinese. */
    public boolean english() {
        return english;
    }

    /** The indicator's name; its code where it has none. */
    public String named(String code) {
        IndicatorScore score = scores.get(code);
        return score == null || score.name() == null ? code : score.name();
    }

    /** Unit of an indicator's target; null where not said. */
    String unit(String code) {
        IndicatorScore score = scores.get(code);
        return score == null || score.target() == null ? null : score.target().unit();
    }

    /** =100% and the like. */
    public static String target(Target target) {
        if (target == null || target.value() == null) {
            return "—";
        }
        String operator = target.operator() == null ? "" : target.operator().label();
        String unit = target.unit() == null || target.value().figure() == null ? "" : target.unit();
        return operator + target.value() + unit;
    }

    static String plain(BigDecimal number) {
        return Numbers.plain(number);
    }

    static String signed(BigDecimal number) {
        return (number.signum() > 0 ? "+" : "") + Numbers.points(number).toPlainString();
    }

    private String say(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : Filled.in(template, values);
    }
}
