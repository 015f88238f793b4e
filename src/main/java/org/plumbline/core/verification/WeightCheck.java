package org.plumbline.core.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.AmountColumn;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.verification.ScopeGroups.ScopeGroup;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.PointsUnit;
import org.plumbline.vocabulary.Scheme;

/** Points against weights: the sum of all weights, and the points that a row takes or gives. */
final class WeightCheck {

    private final WorkbookValidator validator;

    WeightCheck(WorkbookValidator at) {
        this.validator = at;
    }

    void run() {
        if (validator.unread().knowsWeights()) {
            checkStated();
        }
        if (validator.unread().knowsSum()) {
            checkSum();
        }
        checkAmounts(validator.findScoringGroups());
        checkAmounts(validator.findAdditionalGroups());
    }

    private void checkAmounts(ScopeGroups groups) {
        for (ScopeGroup group : groups.listGroups()) {
            Indicator lightest = groups.findIndicators(group).stream()
                    .filter(indicator -> indicator.weight() != null)
                    .min(Comparator.comparing(Indicator::weight))
                    .orElse(null);
            for (RowScope row : group.claims()) {
                row.family().listAmounts(row).forEach(amount -> checkAmount(row, amount, lightest));
            }
            checkShares(group);
        }
    }

    /** Where submissions have no own indicators, only the catalogue can state a weight. */
    private void checkStated() {
        if (!validator.isClosed()) {
            return;
        }
        validator.scheme().indicators().stream()
                .filter(indicator -> indicator.group() == null && indicator.weight() == null)
                .filter(indicator -> !validator.scheme().sharesPoints(indicator))
                .forEach(indicator -> reportMissing(indicator.code()));
        validator.scheme().groups().stream()
                .filter(group -> group.weight() == null)
                .forEach(group -> reportMissing(group.code()));
    }

    private void reportMissing(String code) {
        validator.report(
                ProblemCode.CELL_MISSING,
                code,
                "权重",
                null,
                new Bilingual("权重，单位：分", "the weight in points"),
                new Bilingual("“方案”表的自报指标为否，填报单位不能给出权重", "The setting 自报指标 is 否, so that submissions cannot state it"));
    }

    /** With null where the catalogue leaves a weight open. */
    private static List<BigDecimal> listWeights(Scheme scheme) {
        List<BigDecimal> weights = new ArrayList<>(scheme.sharedPoints().values());
        scheme.indicators().stream()
                .filter(indicator -> indicator.group() == null && !scheme.sharesPoints(indicator))
                .forEach(indicator -> weights.add(indicator.weight()));
        scheme.groups().forEach(group -> weights.add(group.weight()));
        return weights;
    }

    /** A shared weight counts once. */
    private void checkSum() {
        Scheme scheme = validator.scheme();
        List<BigDecimal> weights = listWeights(scheme);
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
                    new Bilingual("填报单位再给出权重，合计只会更多", "Weights added by submissions increase the sum further"));
        }
    }

    /** @param lightest the indicator of the least weight that the row certainly judges; null for none */
    private void checkAmount(RowScope row, AmountColumn amount, Indicator lightest) {
        ProblemCode code = amount.kind() == AmountColumn.AmountKind.DEDUCTION
                ? ProblemCode.DEDUCTION_ABOVE_WEIGHT
                : ProblemCode.SCORE_ABOVE_WEIGHT;
        String label = amount.label();
        if (validator.isReported(row, row.findCell(label))) {
            return; // such as a floor that is likely a percentage
        }
        BigDecimal rate = (BigDecimal) row.findValue(label);
        boolean points = amount.unit() == PointsUnit.POINTS;
        if (!points && rate.compareTo(DecimalMath.HUNDRED) > 0) {
            validator.report(
                    code,
                    row,
                    row.findCell(label),
                    new Bilingual("不超过 100", "at most 100"),
                    new Bilingual("单位是权重%，100 就是全部分值", "In percent of the weight, 100 is the whole weight"));
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

    /** Whether a share is stated, and not likely meant as a fraction. */
    private static boolean hasWholeShare(RowScope row) {
        return row.findValue(row.family().findShareColumn(row)) instanceof BigDecimal share
                && share.compareTo(BigDecimal.ONE) > 0;
    }

    /** The sum of the shares of one checklist. */
    private void checkShares(ScopeGroup group) {
        List<RowScope> points = group.claims().stream()
                .filter(row -> row.family().findShareColumn(row) != null)
                .toList();
        boolean read = points.stream().allMatch(row -> validator.unread().isWhole(row.sheetName()));
        if (points.isEmpty() || !read || !points.stream().allMatch(WeightCheck::hasWholeShare)) {
            return; // fractions and missing shares are reported one by one
        }
        BigDecimal sum = points.stream()
                .map(row -> row.findNumber(row.family().findShareColumn(row), BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        int order = sum.compareTo(DecimalMath.HUNDRED);
        RowScope last = points.get(points.size() - 1);
        if (order != 0) {
            validator.report(
                    order > 0 ? ProblemCode.DEDUCTION_ABOVE_WEIGHT : ProblemCode.SHARES_NOT_FULL,
                    last,
                    last.findCell(last.family().findShareColumn(last)),
                    new Bilingual("各要点合计 100", "shares that sum to 100"),
                    new Bilingual(
                            "第 %d 行至本行 %d 个计分要点合计 %s"
                                    .formatted(points.get(0).rowNumber(), points.size(), sum.toPlainString()),
                            "The %d points from row %d to this one sum to %s"
                                    .formatted(points.size(), points.get(0).rowNumber(), sum.toPlainString())));
        }
    }
}
