package org.plumbline.core.casetest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorOutcome;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.trace.StepStage;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.workbook.Expectation;
import org.plumbline.core.workbook.Expectation.ExpectationKind;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Severity;

/** Compares the result of one case with its expectations. */
final class ExpectationChecker {

    /** How many rows a sentence about the total names. */
    private static final int MOST = 8;

    private final Evaluation evaluation;
    private final Map<String, IndicatorScore> scores = new HashMap<>();

    ExpectationChecker(Evaluation evaluation) {
        this.evaluation = evaluation;
        for (IndicatorScore score : evaluation.indicators()) {
            scores.put(score.code(), score);
        }
    }

    ExpectationResult check(String sheet, Expectation expectation) {
        return switch (expectation.kind()) {
            case SCORE -> checkScore(sheet, expectation);
            case GRADE -> checkGrade(sheet, expectation);
            case RULE -> checkRule(sheet, expectation);
            case FINDING, NO_FINDING -> checkFinding(sheet, expectation);
        };
    }

    private ExpectationResult checkScore(String sheet, Expectation expectation) {
        String code = expectation.indicator();
        IndicatorScore score = code == null ? null : scores.get(code);
        BigDecimal points = code == null ? evaluation.total() : score == null ? null : score.score();
        BigDecimal expected = new BigDecimal(expectation.value());
        boolean passed = points != null && points.compareTo(expected) == 0;
        String due = formatPoints(expected);
        if (passed) {
            return createResult(
                    sheet,
                    expectation,
                    true,
                    due,
                    due,
                    describeAgreement(code, "应得 " + due + " 分", due + " points due"));
        }
        Bilingual why = points == null ? explainUnscored(score) : code == null ? explainTotal() : explainScore(code);
        String actual = points == null ? null : formatPoints(points);
        return createResult(sheet, expectation, false, due, actual, describeDifference(code, due, actual, why));
    }

    /** @param actual null where nothing was scored */
    private Bilingual describeDifference(String code, String due, String actual, Bilingual why) {
        return new Bilingual(
                describeSubject(code, "总分") + "应得 " + due + " 分，"
                        + (actual == null ? "没有得分" : "实得 " + actual + " 分")
                        + (why.zh().isEmpty() ? "" : "：" + why.zh()),
                describeSubject(code, "total ") + due + " points due, " + (actual == null ? "none" : actual)
                        + " came out" + (why.en().isEmpty() ? "" : ": " + why.en()));
    }

    /** @param score null for the whole case */
    private Bilingual explainUnscored(IndicatorScore score) {
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
                .filter(each -> each.score() == null && each.outcome() != IndicatorOutcome.NOT_APPLICABLE)
                .map(IndicatorScore::code)
                .limit(MOST)
                .collect(Collectors.joining("、"));
        return open.isEmpty()
                ? new Bilingual("权重合计与满分不符", "the weights do not add up to full marks")
                : new Bilingual(open + " 没有得分", open + " not scored");
    }

    /** The rows that judged an indicator, or the members of a group. */
    private Bilingual explainScore(String code) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (TraceStep.ScoringStep judged : evaluation.listSteps(TraceStep.ScoringStep.class)) {
            if (code.equals(judged.indicator())) {
                String lost = formatPoints(judged.points().negate());
                boolean none = judged.points().signum() == 0;
                zh.add(judged.rule().id() + (none ? " 不扣分" : " 扣 " + lost));
                en.add(judged.rule().id() + (none ? " takes nothing" : " takes " + lost));
            }
        }
        for (TraceStep.GroupStep grouped : evaluation.listSteps(TraceStep.GroupStep.class)) {
            if (code.equals(grouped.indicator())) {
                String completions = grouped.completions().entrySet().stream()
                        .map(each -> each.getKey() + " "
                                + DecimalMath.roundForDisplay(each.getValue()).toPlainString() + "%")
                        .collect(Collectors.joining("、"));
                zh.add("取" + grouped.take().label() + " " + completions);
                en.add(grouped.take().label() + " of " + completions);
            }
        }
        return new Bilingual(String.join("、", zh), String.join("、", en));
    }

    /** Which indicators lost how much of the total. */
    private Bilingual explainTotal() {
        List<IndicatorScore> losers = evaluation.indicators().stream()
                .filter(each -> each.score() != null && each.score().compareTo(each.weight()) < 0)
                .toList();
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (IndicatorScore each : losers.subList(0, Math.min(MOST, losers.size()))) {
            String lost = formatPoints(each.weight().subtract(each.score()));
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

    private ExpectationResult checkGrade(String sheet, Expectation expectation) {
        String grade = evaluation.grade();
        String due = expectation.value();
        if (due.equals(grade)) {
            return createResult(
                    sheet,
                    expectation,
                    true,
                    due,
                    grade,
                    describeAgreement(null, "应得等级 " + due, "grade " + due + " due"));
        }
        String total = evaluation.total() == null ? null : formatPoints(evaluation.total());
        return createResult(
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

    private ExpectationResult checkRule(String sheet, Expectation expectation) {
        String code = expectation.indicator();
        String due = expectation.value();
        List<String> fired = listFiredRules(code);
        if (fired.contains(due)) {
            return createResult(
                    sheet,
                    expectation,
                    true,
                    due,
                    due,
                    describeAgreement(code, "应触发规则 " + due, "rule " + due + " due"));
        }
        // dozens of rules fire for a whole case; listing them would not help
        String actual = code == null || fired.isEmpty() ? null : String.join("、", fired);
        return createResult(
                sheet,
                expectation,
                false,
                due,
                actual,
                new Bilingual(
                        describeSubject(code, "") + "应触发规则 " + due + "，" + (actual == null ? "没有触发" : "实际触发 " + actual),
                        describeSubject(code, "") + "rule " + due + " due, "
                                + (actual == null ? "it did not fire" : actual + " fired")));
    }

    private List<String> listFiredRules(String code) {
        IndicatorScore score = code == null ? null : scores.get(code);
        List<String> codes = score == null || score.members() == null
                ? Stream.of(code).toList()
                : Stream.concat(Stream.of(code), score.members().stream().map(IndicatorScore::code))
                        .toList();
        return evaluation.trace().stream()
                .filter(step -> step.rule() != null && (code == null || codes.contains(step.indicator())))
                // the catalogue, which is not a rule, specifies where a value is read from
                .filter(step -> step.stage() != StepStage.READING && step.stage() != StepStage.GROUPING)
                .map(step -> step.rule().id())
                .distinct()
                .toList();
    }

    private ExpectationResult checkFinding(String sheet, Expectation expectation) {
        String code = expectation.indicator();
        String due = expectation.value();
        boolean graded = due.contains(Expectation.SEVERITY);
        List<String> raised = evaluation.findings().stream()
                .filter(finding -> code == null || Objects.equals(code, finding.indicator()))
                .map(finding -> graded ? finding.code() + Expectation.SEVERITY + finding.severity() : finding.code())
                .distinct()
                .toList();
        boolean wanted = expectation.kind() == ExpectationKind.FINDING;
        boolean present = raised.contains(due);
        String zh = (wanted ? "应有问题“" : "不应有问题“") + labelFinding(due) + "”";
        String en = due + (wanted ? " due" : " not due");
        if (present == wanted) {
            return createResult(sheet, expectation, true, due, present ? due : null, describeAgreement(code, zh, en));
        }
        return createResult(
                sheet,
                expectation,
                false,
                due,
                raised.isEmpty() ? null : String.join("、", raised),
                new Bilingual(
                        describeSubject(code, "") + zh + (wanted ? "，没有提示" : "，却提示了"),
                        describeSubject(code, "") + en + (wanted ? ", it was not raised" : ", but it was raised")));
    }

    private static String labelFinding(String due) {
        String[] parts = due.split(Expectation.SEVERITY);
        String label = Check.valueOf(parts[0]).label();
        return parts.length == 1
                ? label
                : label + "（" + Severity.valueOf(parts[1]).label() + "）";
    }

    private static ExpectationResult createResult(
            String sheet, Expectation expectation, boolean passed, String expected, String actual, Bilingual sentence) {
        return new ExpectationResult(
                expectation.kind(),
                expectation.indicator(),
                passed,
                sheet,
                expectation.cell(),
                expected,
                actual,
                sentence);
    }

    private static Bilingual describeAgreement(String code, String zh, String en) {
        return new Bilingual(
                describeSubject(code, "") + zh + "，相符", describeSubject(code, "") + en + ", as it came out");
    }

    /** @param whole the name of the whole case */
    private static String describeSubject(String code, String whole) {
        return code == null ? whole : code + " ";
    }

    private static String formatPoints(BigDecimal points) {
        return DecimalMath.scalePoints(points).toPlainString();
    }
}
