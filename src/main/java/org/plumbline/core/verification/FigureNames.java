package org.plumbline.core.verification;

import java.util.HashMap;
import java.util.Map;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.Interval;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.family.RuleFamilies;

/** Display names of the figures that rows have bounds on. */
final class FigureNames {

    private static final Bilingual DISTANCE = new Bilingual("实际值－目标值", "actual − target");
    private static final Map<String, Bilingual> NAMES = createNames();

    private FigureNames() {}

    private static Map<String, Bilingual> createNames() {
        Map<String, Bilingual> names = new HashMap<>();
        for (TableType<?> form : RuleFamilies.listTables()) {
            for (TableType.ConditionColumn<?> condition : form.conditions().values()) {
                if (condition instanceof TableType.BoundCondition<?> bound) {
                    String zh = bound.label().zh().replaceFirst("不?[大小]于$", "");
                    String en = bound.label().en().replaceFirst(" [<>]=?$", "");
                    names.put(bound.property(), new Bilingual(zh, en));
                }
            }
        }
        return names;
    }

    static Bilingual findName(String figure) {
        return figure.equals(RowRegion.DISTANCE) ? DISTANCE : NAMES.get(figure);
    }

    /** Such as {@code 80 ≤ 完成率 < 85}; a distance on one side of the target has its own name. */
    static Bilingual formatInterval(String figure, Interval interval) {
        if (figure.equals(RowRegion.DISTANCE)) {
            boolean below = interval.high() != null && interval.high().signum() <= 0;
            boolean above = interval.low() != null && interval.low().signum() >= 0;
            if (below != above) {
                return below ? formatInterval("shortfall", interval.negate()) : formatInterval("excess", interval);
            }
        }
        Bilingual name = findName(figure);
        return new Bilingual(interval.format(name.zh()), interval.format(name.en()));
    }
}
