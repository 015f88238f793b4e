package org.plumbline.ruleset;

import java.util.HashMap;
import java.util.Map;

/** What a clerk calls the figures that rows bound. */
final class Figures {

    private static final Bilingual DISTANCE = new Bilingual("实际值－目标值", "actual − target");
    private static final Map<String, Bilingual> NAMES = names();

    private Figures() {}

    private static Map<String, Bilingual> names() {
        Map<String, Bilingual> names = new HashMap<>();
        for (Form<?> form : Forms.all()) {
            for (Form.Condition<?> condition : form.conditions().values()) {
                if (condition instanceof Form.Bound<?> bound) {
                    String zh = bound.label().zh().replaceFirst("不?[大小]于$", "");
                    String en = bound.label().en().replaceFirst(" [<>]=?$", "");
                    names.put(bound.property(), new Bilingual(zh, en));
                }
            }
        }
        return names;
    }

    static Bilingual name(String figure) {
        return figure.equals(Box.DISTANCE) ? DISTANCE : NAMES.get(figure);
    }

    /** Such as {@code 80 ≤ 完成率 < 85}; a distance on one side of the target by its own name. */
    static Bilingual text(String figure, Interval interval) {
        if (figure.equals(Box.DISTANCE)) {
            boolean below = interval.high() != null && interval.high().signum() <= 0;
            boolean above = interval.low() != null && interval.low().signum() >= 0;
            if (below != above) {
                return below ? text("shortfall", interval.negated()) : text("excess", interval);
            }
        }
        Bilingual name = name(figure);
        return new Bilingual(interval.text(name.zh()), interval.text(name.en()));
    }
}
