package org.plumbline.ruleset;

import java.util.Objects;
import java.util.Set;
import org.plumbline.ruleset.Claims.Group;
import org.plumbline.ruleset.Problem.Code;
import org.plumbline.vocabulary.GapMeasure;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Money;

/** Units of the catalogue: whether there is one, whether it is understood, and whether the method counts in it. */
final class UnitCheck {

    private static final String UNIT = "单位";
    private static final Set<String> PERCENT = Set.of("％", "百分比", "百分点", "个百分点", "百分之", "percent");

    private final Verification at;

    UnitCheck(Verification at) {
        this.at = at;
    }

    void run() {
        for (Indicator indicator : at.scheme().indicators()) {
            boolean number = indicator.target() != null && indicator.target().figure() != null;
            String unit = indicator.unit();
            if (number && unit == null) {
                unknown(indicator, new Bilingual("目标值的单位，如 % 或 次", "the unit of the target, such as % or 次"));
            } else if (unit != null && PERCENT.contains(unit)) {
                unknown(indicator, new Bilingual("半角的 %", "a half-width %"));
            } else if (unit != null && Money.isUnsupported(unit)) {
                unknown(indicator, new Bilingual("元或万元", "元 or 万元"));
            } else if (number && !indicator.isRate()) {
                at.claims().of(indicator).forEach(group -> mismatch(indicator, group));
            }
        }
    }

    private void unknown(Indicator indicator, Bilingual expected) {
        at.tell(Code.UNIT_UNKNOWN, indicator.code(), UNIT, indicator.unit(), expected, null);
    }

    private void mismatch(Indicator indicator, Group group) {
        for (Claim row : group.claims()) {
            Object measure = Objects.requireNonNullElse(row.value("偏差口径"), GapMeasure.PERCENT_POINTS.label());
            if (row.form() == Forms.STEP && GapMeasure.PERCENT_POINTS.label().equals(measure)) {
                at.tell(
                        Code.UNIT_MISMATCH,
                        indicator.code(),
                        UNIT,
                        indicator.unit(),
                        new Bilingual("%，或偏差口径为“绝对值”“相对%”的办法", "%, or a method measured as 绝对值 or 相对%"),
                        Bilingual.of("评分规则见 %s!第 %d 行", "It is judged by %s row %d", row.sheet(), row.number()));
                return;
            }
        }
    }
}
