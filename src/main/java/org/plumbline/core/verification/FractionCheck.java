package org.plumbline.core.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableTypes;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.workbook.CatalogueReader;
import org.plumbline.core.workbook.CellParser;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.DeviationMeasure;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.PointsUnit;
import org.plumbline.vocabulary.Threshold;

/**
 * Numbers above 0 and at most 1 where percent are due: 0.95 is then less than one percent, and 95 was likely meant. Such a
 * number may be right, as a rate of errors is, so that it is a warning.
 */
final class FractionCheck {

    /** Figures of rows that are percentages whatever the indicator's unit is. */
    private static final Set<String> RATES = Set.of("completion", "overAchieved", "executionRate");
    /** A step of a tenth of a point is possible, and 0.01 is what a cell of 1% holds. */
    private static final BigDecimal LEAST_STEP = new BigDecimal("0.1");

    private static final String TARGET = "目标值";

    private final WorkbookValidator at;

    FractionCheck(WorkbookValidator at) {
        this.at = at;
    }

    void run() {
        threshold();
        at.scheme().indicators().forEach(this::target);
        for (RowScope row : at.listRows()) {
            bounds(row);
            if (row.form() == TableTypes.STEP) {
                // one percent a step is a common price; all of it a step is none
                boolean one = BigDecimal.ONE.equals(row.findValue("每步扣"));
                share(row, "每步扣", !one && unit(row, "扣分单位", PointsUnit.WEIGHT_PERCENT));
                step(row);
            } else if (row.form() == TableTypes.BAND) {
                share(row, "得分", unit(row, "得分单位", PointsUnit.POINTS));
            } else if (row.form() == TableTypes.CHECKPOINT) {
                share(row, "占权重%", true);
            } else if (row.form() == TableTypes.RATIO) {
                share(row, "上限%", true);
            } else if (row.form() == TableTypes.OVER) {
                share(row, "起算%", true);
            } else if (row.form() == TableTypes.WORDING) {
                List.of("取值%", "下限%", "上限%").forEach(label -> share(row, label, true));
            }
        }
    }

    /** Of the checks written in DRL one is bounded in percent. */
    private void threshold() {
        Threshold gap = at.scheme().thresholds().get(Check.PERF_EXEC_GAP.name());
        SheetContent sheet = at.content().findSheet(CatalogueReader.THRESHOLDS).orElse(null);
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
                        hint(gap.limit())));
    }

    private void target(Indicator indicator) {
        BigDecimal target =
                indicator.target() == null ? null : indicator.target().numberOrNull();
        if (UnitCheck.isPercent(indicator.unit()) && isFraction(target)) {
            at.report(
                    ProblemCode.FRACTION_AS_PERCENT,
                    indicator.code(),
                    TARGET,
                    target,
                    new Bilingual("百分点数，如 95.4", "percent points, such as 95.4"),
                    hint(target));
        }
    }

    /** Whether a row's points are in percent of the weight. @param otherwise where the cell is blank */
    private static boolean unit(RowScope row, String label, PointsUnit otherwise) {
        Object unit = Objects.requireNonNullElse(row.findValue(label), otherwise.label());
        return PointsUnit.WEIGHT_PERCENT.label().equals(unit);
    }

    private void share(RowScope row, String label, boolean percent) {
        if (percent && row.findValue(label) instanceof BigDecimal share && isFraction(share)) {
            tell(row, row.findCell(label), share);
        }
    }

    private void step(RowScope row) {
        boolean absolute = DeviationMeasure.ABSOLUTE.label().equals(row.findValue("偏差口径"));
        if (!absolute && row.findValue("步长") instanceof BigDecimal step && step.compareTo(LEAST_STEP) <= 0) {
            tell(row, row.findCell("步长"), step);
        }
    }

    private void bounds(RowScope row) {
        for (int i = 0; i < row.source().columns().size(); i++) {
            ParsedTable.ParsedColumn<?> column = row.source().columns().get(i);
            if (column.word() instanceof TableType.BoundCondition<?> bound
                    && row.row().values().get(i) instanceof BigDecimal limit
                    && isFraction(limit)
                    && isRate(row, bound.property())) {
                tell(row, WorkbookValidator.formatAddress(column.index(), row.rowNumber()), limit);
            }
        }
    }

    /** Of the actual value itself the unit of the indicators says what is due. */
    private boolean isRate(RowScope row, String figure) {
        if (figure.equals("value")) {
            return isShare(row.key().get("check"));
        }
        if (!figure.equals("actual")) {
            return RATES.contains(figure);
        }
        List<Indicator> judged = at.findScoringGroups().listGroups().stream()
                .filter(group -> group.claims().contains(row))
                .flatMap(group -> at.findScoringGroups().findIndicators(group).stream())
                .toList();
        return !judged.isEmpty() && judged.stream().allMatch(each -> UnitCheck.isPercent(each.unit()));
    }

    /** Whether a check is measured in percent, and not one of which a part of a percent is a sensible bound. */
    private static boolean isShare(String label) {
        Check check = label == null ? null : Labelled.fromLabel(Check.class, label);
        return check != null && "%".equals(check.measure()) && check != Check.ADJUSTMENT_SUSPECT;
    }

    private static boolean isFraction(BigDecimal number) {
        return number != null && number.signum() > 0 && number.compareTo(BigDecimal.ONE) <= 0;
    }

    private void tell(RowScope row, String cell, BigDecimal number) {
        at.report(
                ProblemCode.FRACTION_AS_PERCENT,
                row,
                cell,
                new Bilingual("百分数本身，如 95 表示 95%", "the percentage itself, such as 95 for 95 %"),
                hint(number));
    }

    private static Bilingual hint(BigDecimal number) {
        String meant = number.movePointRight(2).stripTrailingZeros().toPlainString();
        String read = number.toPlainString();
        return CellParser.suggestValue(
                meant,
                "现在读作百分之 " + read + "；如果确实如此，可以不改",
                "It is read as " + read + " percent; leave it where that is meant");
    }
}
