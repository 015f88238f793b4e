package org.plumbline.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.ruleset.Expectation;
import org.plumbline.ruleset.Expectation.Kind;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.IndicatorScore;
import org.plumbline.scoring.Outcome;
import org.plumbline.scoring.RaisedFinding;
import org.plumbline.trace.TraceStep;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Numbers;

/** What came out of one case, held against what was expected of it. */
final class Outcomes {

    /** How many rows a sentence about the total names. */
    private static final int MOST = 8;

    private final Evaluation evaluation;
    private final Map<String, IndicatorScore> scores = new HashMap<>();

    Outcomes(Evaluation evaluation) {
        this.evaluation = evaluation;
        for (IndicatorScore score : evaluation.indicators()) {
            scores.put(score.code(), score);
        }
    }

    Checked check(String sheet, Expectation expectation) {
        return switch (expectation.kind()) {
            case SCORE -> score(sheet, expectation);
            case GRADE -> grade(sheet, expectation);
            case RULE -> rule(sheet, expectation);
            case FINDING, NO_FINDING -> finding(sheet, expectation);
        };
    }

    private Checked score(String sheet, Expectation expectation) {
        String code = expectation.indicator();
        IndicatorScore score = code == null ? null : scores.get(code);
        BigDecimal points = code == null ? evaluation.total() : score == null ? null : score.score();
        BigDecimal expected = new BigDecimal(expectation.value());
        boolean passed = points != null && points.compareTo(expected) == 0;
        String due = points(expected);
        if (passed) {
            return checked(sheet, expectation, true, due, due, agreed(code, "应得 " + due + " 分", due + " points due"));
        }
        Bilingual why = points == null ? unscored(score) : code == null ? losses() : reasons(code);
        String actual = points == null ? null : points(points);
        return checked(
                sheet,
                expectation,
                false,
                due,
                actual,
                new Bilingual(
                        who(code, "总分") + "应得 " + due + " 分，" + (actual == null ? "没有得分" : "实得 " + actual + " 分")
                                + (why.zh().isEmpty() ? "" : "：" + why.zh()),
                        who(code, "total ") + due + " points due, " + (actual == null ? "none" : actual) + " came out"
                                + (why.en().isEmpty() ? "" : ": " + why.en())));
    }

    /** @param score null for the whole case */
    private Bilingual unscored(IndicatorScore score) {
        if (score != null) {
            Bilingual outcome =
                    switch (score.outcome()) {
                        case MISSING -> new Bilingual("没有实际值", "no actual value");
                        case INVALID -> new Bilingual("实际值无效", "the actual value is invalid");
                        case NO_RULE -> new Bilingual("没有适用的规则行", "no row applies");
                        case NO_WEIGHT -> new Bilingual("没有权重", "no weight");
                        case NOT_APPLICABLE -> new Bilingual("不适用，已剔除", "not applicable, left out");
                        case NOT_TAKEN -> new Bilingual("同组另一指标计分", "another of its group counts");
                        case SCORED -> new Bilingual("", "");
                    };
            return outcome;
        }
        String open = evaluation.indicators().stream()
                .filter(each -> each.score() == null && each.outcome() != Outcome.NOT_APPLICABLE)
                .map(IndicatorScore::code)
                .limit(MOST)
                .collect(Collectors.joining("、"));
        return open.isEmpty()
                ? new Bilingual("权重合计与满分不符", "the weights do not add up to full marks")
                : new Bilingual(open + " 没有得分", open + " not scored");
    }

    /** The rows that judged an indicator, or the members of a group. */
    private Bilingual reasons(String code) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (TraceStep step : evaluation.trace()) {
            if (step instanceof TraceStep.Judged judged && code.equals(judged.indicator())) {
                String lost = points(judged.points().negate());
                boolean none = judged.points().signum() == 0;
                zh.add(judged.rule().id() + (none ? " 不扣分" : " 扣 " + lost));
                en.add(judged.rule().id() + (none ? " takes nothing" : " takes " + lost));
            } else if (step instanceof TraceStep.Grouped grouped && code.equals(grouped.indicator())) {
                String completions = grouped.completions().entrySet().stream()
                        .map(each -> each.getKey() + " "
                                + Numbers.shown(each.getValue()).toPlainString() + "%")
                        .collect(Collectors.joining("、"));
                zh.add("取" + grouped.take().label() + " " + completions);
                en.add(grouped.take().label() + " of " + completions);
            }
        }
        return new Bilingual(String.join("、", zh), String.join("、", en));
    }

    /** Who lost how much of the total. */
    private Bilingual losses() {
        List<IndicatorScore> losers = evaluation.indicators().stream()
                .filter(each -> each.score() != null && each.score().compareTo(each.weight()) < 0)
                .toList();
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (IndicatorScore each : losers.subList(0, Math.min(MOST, losers.size()))) {
            String lost = points(each.weight().subtract(each.score()));
            zh.add(each.code() + " 扣 " + lost);
            en.add(each.code() + " loses " + lost);
        }
        if (losers.size() > MOST) {
            zh.add("……");
            en.add("…");
        }
        return new Bilingual(
                zh.isEmpty() ? "没有扣分" : String.join("、", zh), en.isEmpty() ? "nothing lost" : String.join(", ", en));
    }

    private Checked grade(String sheet, Expectation expectation) {
        String grade = evaluation.grade();
        String due = expectation.value();
        if (due.equals(grade)) {
            return checked(sheet, expectation, true, due, grade, agreed(null, "应得等级 " + due, "grade " + due + " due"));
        }
        String total = evaluation.total() == null ? null : points(evaluation.total());
        return checked(
                sheet,
                expectation,
                false,
                due,
                grade,
                new Bilingual(
                        "应得等级 " + due + "，" + (grade == null ? "没有等级" : "实得 " + grade) + "："
                                + (total == null ? "没有总分" : "总分 " + total),
                        "grade " + due + " due, " + (grade == null ? "none" : grade) + " came out: "
                                + (total == null ? "no total" : "total " + total)));
    }

    private Checked rule(String sheet, Expectation expectation) {
        String code = expectation.indicator();
        String due = expectation.value();
        List<String> fired = fired(code);
        if (fired.contains(due)) {
            return checked(sheet, expectation, true, due, due, agreed(code, "应触发规则 " + due, "rule " + due + " due"));
        }
        // of a whole case dozens of rules fire, and naming them helps nobody
        String actual = code == null || fired.isEmpty() ? null : String.join("、", fired);
        return checked(
                sheet,
                expectation,
                false,
                due,
                actual,
                new Bilingual(
                        who(code, "") + "应触发规则 " + due + "，" + (actual == null ? "没有触发" : "实际触发 " + actual),
                        who(code, "") + "rule " + due + " due, "
                                + (actual == null ? "it did not fire" : actual + " fired")));
    }

    private List<String> fired(String code) {
        IndicatorScore score = code == null ? null : scores.get(code);
        List<String> codes = score == null || score.members() == null
                ? Stream.of(code).toList()
                : Stream.concat(Stream.of(code), score.members().stream().map(IndicatorScore::code))
                        .toList();
        return evaluation.trace().stream()
                .filter(step -> step.rule() != null && (code == null || codes.contains(step.indicator())))
                // where a value was read from is written in the catalogue, which is no rule
                .filter(step -> !(step instanceof TraceStep.Read) && !(step instanceof TraceStep.Grouped))
                .map(step -> step.rule().id())
                .distinct()
                .toList();
    }

    private Checked finding(String sheet, Expectation expectation) {
        String code = expectation.indicator();
        String due = expectation.value();
        List<String> raised = evaluation.findings().stream()
                .filter(finding -> code == null || Objects.equals(code, finding.indicator()))
                .map(RaisedFinding::code)
                .distinct()
                .toList();
        boolean wanted = expectation.kind() == Kind.FINDING;
        boolean present = raised.contains(due);
        String label = Check.valueOf(due).label();
        String zh = (wanted ? "应有问题“" : "不应有问题“") + label + "”";
        String en = due + (wanted ? " due" : " not due");
        if (present == wanted) {
            return checked(sheet, expectation, true, due, present ? due : null, agreed(code, zh, en));
        }
        return checked(
                sheet,
                expectation,
                false,
                due,
                raised.isEmpty() ? null : String.join("、", raised),
                new Bilingual(
                        who(code, "") + zh + (wanted ? "，没有提示" : "，却提示了"),
                        who(code, "") + en + (wanted ? ", it was not raised" : ", but it was raised")));
    }

    private static Checked checked(
            String sheet, Expectation expectation, boolean passed, String expected, String actual, Bilingual sentence) {
        return new Checked(
                expectation.kind(),
                expectation.indicator(),
                passed,
                sheet,
                expectation.cell(),
                expected,
                actual,
                sentence);
    }

    private static Bilingual agreed(String code, String zh, String en) {
        return new Bilingual(who(code, "") + zh + "，相符", who(code, "") + en + ", as it came out");
    }

    /** @param whole what the whole case is called */
    private static String who(String code, String whole) {
        return code == null ? whole : code + " ";
    }

    private static String points(BigDecimal points) {
        return Numbers.points(points).toPlainString();
    }
}
