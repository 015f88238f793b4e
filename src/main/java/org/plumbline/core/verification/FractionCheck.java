package org.plumbline.core.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.Interval;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.PercentColumn;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.verification.ScopeGroups.ScopeGroup;
import org.plumbline.core.workbook.CatalogueColumns;
import org.plumbline.core.workbook.CellParser;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.Threshold;

/**
 * Numbers above 0 and at most 1 where percent are expected: 0.95 is then less than one percent, and 95 was likely
 * meant. Such a number may be right, such as an error rate, so that it is a warning.
 */
final class FractionCheck {

    /** Figures of rows that are percentages whatever the indicator's unit is. */
    private static final Set<String> RATES = Set.of("completion", "overAchieved", "executionRate");

    private static final String TARGET = "目标值";

    private final WorkbookValidator at;

    FractionCheck(WorkbookValidator at) {
        this.at = at;
    }

    void run() {
        checkThresholds();
        at.scheme().indicators().forEach(this::checkTarget);
        for (RowScope row : at.listRows()) {
            checkBounds(row);
            total(row);
            row.family().listPercents(row).forEach(percent -> share(row, percent));
        }
        at.foldSheets(ProblemCode.FRACTION_AS_PERCENT);
    }

    /** One of the checks written in DRL has a bound in percent. */
    private void checkThresholds() {
        Threshold gap = at.scheme().thresholds().get(Check.PERF_EXEC_GAP.name());
        SheetContent sheet = at.content().findSheet(CatalogueColumns.THRESHOLDS).orElse(null);
        if (gap == null || sheet == null || !isFraction(gap.limit())) {
            return;
        }
        sheet.findRow(Check.PERF_EXEC_GAP.label())
                .ifPresent(entry -> at.reportAt(
                        ProblemCode.FRACTION_AS_PERCENT,
                        sheet.name(),
                        entry.formatAddress(sheet.columns().get(sheet.findColumn("阈值"))),
                        gap.limit().toPlainString(),
                        new Bilingual("百分数本身，如 5 表示 5%", "the percentage itself, such as 5 for 5 %"),
                        createHint(gap.limit())));
    }

    private void checkTarget(Indicator indicator) {
        BigDecimal target =
                indicator.target() == null ? null : indicator.target().numberOrNull();
        if (UnitCheck.isPercent(indicator.unit()) && isFraction(target)) {
            at.report(
                    ProblemCode.FRACTION_AS_PERCENT,
                    indicator.code(),
                    TARGET,
                    target,
                    new Bilingual("百分点数，如 95.4", "percent points, such as 95.4"),
                    createHint(target));
        }
    }

    private void share(RowScope row, PercentColumn percent) {
        if (row.findValue(percent.label()) instanceof BigDecimal share
                && share.signum() > 0
                && share.compareTo(percent.suspicious()) <= 0) {
            report(row, row.findCell(percent.label()), share);
        }
    }

    private void checkBounds(RowScope row) {
        for (int i = 0; i < row.source().columns().size(); i++) {
            ParsedTable.ParsedColumn<?> column = row.source().columns().get(i);
            if (column.word() instanceof TableType.BoundCondition<?> bound
                    && row.row().values().get(i) instanceof BigDecimal limit
                    && isFraction(limit)
                    && isRate(row, bound.property())) {
                report(row, WorkbookValidator.formatAddress(column.index(), row.rowNumber()), limit);
            }
        }
    }

    /** The bounds of grades and the caps are points of the total, and at most one point is no total. */
    private void total(RowScope row) {
        List<String> labels = row.family() == RuleFamilies.GRADE
                ? List.of("总分不小于", "总分小于")
                : row.family() == RuleFamilies.CAP ? List.of("总分上限") : List.of();
        BigDecimal full = at.scheme().fullMarks();
        for (String label : labels) {
            if (full.compareTo(BigDecimal.TEN) >= 0
                    && row.findValue(label) instanceof BigDecimal points
                    && isFraction(points)) {
                at.report(
                        ProblemCode.FRACTION_AS_PERCENT,
                        row,
                        row.findCell(label),
                        new Bilingual("总分，单位：分，如 90", "a total in points, such as 90"),
                        CellParser.suggestValue(
                                points.multiply(full).stripTrailingZeros().toPlainString(),
                                "现在读作总分 " + points.toPlainString() + " 分；如果确实如此，可以不改",
                                "It is read as a total of " + points.toPlainString()
                                        + "; keep it if that is intended"));
            }
        }
    }

    /** For the actual value itself, the unit of the indicators decides. */
    private boolean isRate(RowScope row, String figure) {
        if (figure.equals("value")) {
            return isShare(row.key().get("check"));
        }
        if (!figure.equals("actual") && !RowScope.isDistance(figure)) {
            return RATES.contains(figure);
        }
        List<ScopeGroup> groups = at.findScoringGroups().listGroups().stream()
                .filter(group -> group.claims().contains(row))
                .toList();
        List<Indicator> judged = groups.stream()
                .flatMap(group -> at.findScoringGroups().findIndicators(group).stream())
                .toList();
        boolean percent = judged.stream().allMatch(each -> UnitCheck.isPercent(each.unit()));
        // a single small distance may be meant; and of indicators that submissions bring, the unit is unknown
        return percent && (figure.equals("actual") && !judged.isEmpty() || areAllFractions(groups, figure));
    }

    /** Whether the bands of a method have several bounds on a figure, all at most 1. */
    private static boolean areAllFractions(List<ScopeGroup> groups, String figure) {
        Set<BigDecimal> bounds = new TreeSet<>();
        for (ScopeGroup group : groups) {
            for (RowScope row : group.claims()) {
                Interval side = row.bounds().getOrDefault(figure, Interval.ALL);
                Stream.of(side.low(), side.high()).filter(Objects::nonNull).forEach(bounds::add);
            }
        }
        bounds.removeIf(bound -> bound.signum() == 0);
        return bounds.size() > 1 && bounds.stream().allMatch(FractionCheck::isFraction);
    }

    /** Whether a check is measured in percent, and a fraction of a percent is not a sensible bound. */
    private static boolean isShare(String label) {
        Check check = label == null ? null : Labelled.fromLabel(Check.class, label);
        return check != null && "%".equals(check.measure()) && check != Check.ADJUSTMENT_SUSPECT;
    }

    private static boolean isFraction(BigDecimal number) {
        return number != null && number.signum() > 0 && number.compareTo(BigDecimal.ONE) <= 0;
    }

    private void report(RowScope row, String cell, BigDecimal number) {
        at.report(
                ProblemCode.FRACTION_AS_PERCENT,
                row,
                cell,
                new Bilingual("百分数本身，如 95 表示 95%", "the percentage itself, such as 95 for 95 %"),
                createHint(number));
    }

    private static Bilingual createHint(BigDecimal number) {
        String meant = number.movePointRight(2).stripTrailingZeros().toPlainString();
        String read = number.toPlainString();
        return CellParser.suggestValue(
                meant,
                "现在读作百分之 " + read + "；如果确实如此，可以不改",
                "It is read as " + read + " percent; keep it if that is intended");
    }
}
