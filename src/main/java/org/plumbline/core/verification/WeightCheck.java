package org.plumbline.core.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableTypes;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.verification.ScopeGroups.ScopeGroup;
import org.plumbline.vocabulary.CheckpointRole;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.PointsUnit;
import org.plumbline.vocabulary.Scheme;

/** Points against weights: what all indicators are worth together, and what a row takes or gives of one. */
final class WeightCheck {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String COSTS = "每步扣";
    private static final String FLOOR = "下限";
    private static final String EARNS = "得分";
    private static final String SHARE = "占权重%";

    private final WorkbookValidator validator;

    WeightCheck(WorkbookValidator at) {
        this.validator = at;
    }

    void run() {
        if (validator.unread().knowsWeights()) {
            stated();
        }
        if (validator.unread().knowsSum()) {
            checkSum();
        }
        for (ScopeGroup group : validator.findScoringGroups().listGroups()) {
            Indicator lightest = validator.findScoringGroups().findIndicators(group).stream()
                    .filter(indicator -> indicator.weight() != null)
                    .min(Comparator.comparing(Indicator::weight))
                    .orElse(null);
            for (RowScope row : group.claims()) {
                if (row.form() == TableTypes.STEP) {
                    checkStep(row, lightest);
                } else if (row.form() == TableTypes.BAND) {
                    checkBand(row, lightest);
                }
            }
            checkShares(group);
        }
    }

    /** Where submissions bring no indicators, nothing but the catalogue can state a weight. */
    private void stated() {
        if (!validator.isClosed()) {
            return;
        }
        validator.scheme().indicators().stream()
                .filter(indicator -> indicator.group() == null && indicator.weight() == null)
                .forEach(indicator -> missing(indicator.code()));
        validator.scheme().groups().stream()
                .filter(group -> group.weight() == null)
                .forEach(group -> missing(group.code()));
    }

    private void missing(String code) {
        validator.report(
                ProblemCode.CELL_MISSING,
                code,
                "权重",
                null,
                new Bilingual("权重，单位：分", "the weight in points"),
                new Bilingual("“方案”表的自报指标为否，填报单位不能给出权重", "The setting 自报指标 is 否, so that submissions cannot state it"));
    }

    /** A shared weight counts once. */
    private void checkSum() {
        Scheme scheme = validator.scheme();
        List<BigDecimal> weights = new ArrayList<>();
        scheme.indicators().stream()
                .filter(indicator -> indicator.group() == null)
                .forEach(indicator -> weights.add(indicator.weight()));
        scheme.groups().forEach(group -> weights.add(group.weight()));
        BigDecimal sum = weights.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
        int order = sum.compareTo(scheme.fullMarks());
        if (order == 0 || weights.isEmpty()) {
            return;
        }
        Bilingual expected = Bilingual.of("%s，即权重合计", "%s, the sum of the weights", sum.toPlainString());
        if (validator.isClosed() && !weights.contains(null)) {
            validator.report(
                    ProblemCode.WEIGHT_SUM,
                    "满分",
                    scheme.fullMarks(),
                    expected,
                    new Bilingual(
                            "请核对“指标”表的权重；共用组的权重只计一次", "Check the weights on the sheet 指标; a shared one counts once"));
        } else if (order > 0) {
            validator.report(
                    ProblemCode.WEIGHT_EXCESS,
                    "满分",
                    scheme.fullMarks(),
                    Bilingual.of("至少 %s", "at least %s", sum.toPlainString()),
                    new Bilingual("填报单位再给出权重，合计只会更多", "What submissions add makes the sum larger still"));
        }
    }

    /** @param lightest the indicator of the least weight that the row surely judges; null for none */
    private void checkStep(RowScope row, Indicator lightest) {
        if (row.findValue(COSTS) instanceof BigDecimal costs) {
            checkRate(ProblemCode.DEDUCTION_ABOVE_WEIGHT, row, COSTS, costs, isPoints(row, "扣分单位"), lightest);
        }
        if (row.findValue(FLOOR) instanceof BigDecimal floor) {
            checkRate(ProblemCode.SCORE_ABOVE_WEIGHT, row, FLOOR, floor, true, lightest);
        }
    }

    private void checkBand(RowScope row, Indicator lightest) {
        if (row.findValue(EARNS) instanceof BigDecimal earns) {
            boolean points = row.findValue("得分单位") == null || isPoints(row, "得分单位");
            checkRate(ProblemCode.SCORE_ABOVE_WEIGHT, row, EARNS, earns, points, lightest);
        }
    }

    private static boolean isPoints(RowScope row, String label) {
        return PointsUnit.POINTS.label().equals(row.findValue(label));
    }

    /** @param points whether the rate is in points; else in percent of the weight */
    private void checkRate(
            ProblemCode code, RowScope row, String label, BigDecimal rate, boolean points, Indicator lightest) {
        if (!points && rate.compareTo(HUNDRED) > 0) {
            validator.report(
                    code,
                    row,
                    row.findCell(label),
                    new Bilingual("不超过 100", "at most 100"),
                    new Bilingual("单位是权重%，100 就是全部分值", "In percent of the weight, 100 is all of it"));
        } else if (points && lightest != null && rate.compareTo(lightest.weight()) > 0) {
            String weight = lightest.weight().toPlainString();
            validator.report(
                    code,
                    row,
                    row.findCell(label),
                    Bilingual.of("不超过 %s", "at most %s", weight),
                    Bilingual.of(
                            "指标 %s 的权重只有 %s 分",
                            "The weight of indicator %s is only %s points", lightest.code(), weight));
        }
    }

    /** What the points of one checklist take together. */
    private void checkShares(ScopeGroup group) {
        List<RowScope> points = group.claims().stream()
                .filter(row -> row.form() == TableTypes.CHECKPOINT)
                .filter(row -> row.findValue("作用") == null
                        || CheckpointRole.SHARE.label().equals(row.findValue("作用")))
                .toList();
        boolean read = points.stream().allMatch(row -> validator.unread().isWhole(row.sheetName()));
        boolean fractions = points.stream()
                .allMatch(row ->
                        row.findValue(SHARE) instanceof BigDecimal share && share.compareTo(BigDecimal.ONE) <= 0);
        if (points.isEmpty() || !read || fractions) {
            return; // fractions are reported one by one
        }
        BigDecimal sum = points.stream()
                .map(row -> row.findValue(SHARE))
                .map(share -> share == null ? BigDecimal.ZERO : (BigDecimal) share)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        int order = sum.compareTo(HUNDRED);
        RowScope last = points.get(points.size() - 1);
        if (order != 0) {
            validator.report(
                    order > 0 ? ProblemCode.DEDUCTION_ABOVE_WEIGHT : ProblemCode.SHARES_NOT_FULL,
                    last,
                    last.findCell(SHARE),
                    new Bilingual("各要点合计 100", "shares that sum to 100"),
                    new Bilingual(
                            "第 %d 行至本行 %d 个计分要点合计 %s"
                                    .formatted(points.get(0).rowNumber(), points.size(), sum.toPlainString()),
                            "The %d points from row %d to this one sum to %s"
                                    .formatted(points.size(), points.get(0).rowNumber(), sum.toPlainString())));
        }
    }
}
