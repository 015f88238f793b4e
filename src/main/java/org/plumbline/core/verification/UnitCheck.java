package org.plumbline.core.verification;

import java.util.Set;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.verification.ScopeGroups.ScopeGroup;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.MoneyUnits;

/** Units of the catalogue: whether there is one, whether it is known, and whether the method supports it. */
final class UnitCheck {

    private static final String UNIT = "单位";
    private static final Set<String> PERCENT = Set.of("％", "百分比", "百分点", "个百分点", "百分之", "percent");

    private final WorkbookValidator validator;

    UnitCheck(WorkbookValidator at) {
        this.validator = at;
    }

    /** Whether a unit means percent, however it is spelled. */
    static boolean isPercent(String unit) {
        return "%".equals(unit) || unit != null && PERCENT.contains(unit);
    }

    void run() {
        for (Indicator indicator : validator.scheme().indicators()) {
            boolean number = indicator.target() != null && indicator.target().numberOrNull() != null;
            String unit = indicator.unit();
            if (number && unit == null) {
                checkUnit(indicator, new Bilingual("目标值的单位，如 % 或 次", "the unit of the target, such as % or 次"));
            } else if (unit != null && PERCENT.contains(unit)) {
                checkUnit(indicator, new Bilingual("半角的 %", "a half-width %"));
            } else if (unit != null && MoneyUnits.isUnsupported(unit)) {
                checkUnit(indicator, new Bilingual("元或万元", "元 or 万元"));
            } else if (number && !indicator.isRate()) {
                validator.findScoringGroups().findGroups(indicator).forEach(group -> checkMethodUnit(indicator, group));
            }
        }
    }

    private void checkUnit(Indicator indicator, Bilingual expected) {
        validator.report(ProblemCode.UNIT_UNKNOWN, indicator.code(), UNIT, indicator.unit(), expected, null);
    }

    private void checkMethodUnit(Indicator indicator, ScopeGroup group) {
        for (RowScope row : group.claims()) {
            if (row.family().measuresPercentPoints(row)) {
                validator.report(
                        ProblemCode.UNIT_MISMATCH,
                        indicator.code(),
                        UNIT,
                        indicator.unit(),
                        new Bilingual("%，或偏差口径为“绝对值”“相对%”的办法", "%, or a method measured as 绝对值 or 相对%"),
                        Bilingual.of("评分规则见 %s!第 %d 行", "It is judged by %s row %d", row.sheetName(), row.rowNumber()));
                return;
            }
        }
    }
}
