package org.plumbline.core.verification;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.SheetGrid;

/** Targets in words that are one number with its unit or operator, or two numbers, in one cell. */
final class RangeTarget {

    private static final Pattern RANGE =
            Pattern.compile("[\\[(]?(\\d+(?:\\.\\d+)?)\\D{0,4}?(?:-|–|—|~|至|到)+(\\d+(?:\\.\\d+)?)\\D{0,4}");
    private static final Pattern ONE = Pattern.compile("\\D{0,4}(\\d+(?:\\.\\d+)?)\\D{0,6}");

    private RangeTarget() {}

    /** What to do; empty for other texts. */
    static Optional<Bilingual> describe(String target) {
        String text = SheetGrid.toHalfWidth(target).replaceAll("\\s", "");
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return Optional.of(Bilingual.of(
                    "目标值一格只能填一个数：请拆成两个指标，一个符号 ≥、目标值 %s，一个符号 ≤、目标值 %s；或者改用区间办法，按实际值分档",
                    "One number per target: split it into two indicators, ≥ %s and ≤ %s, or use bands of the actual value",
                    range.group(1),
                    range.group(2)));
        }
        Matcher one = ONE.matcher(text);
        return one.matches()
                ? Optional.of(Bilingual.of(
                        "目标值只填数字 %s，单位写在“单位”列，“不低于”“以上”等写在“符号”列",
                        "Write the number %s alone; its unit goes to the column 单位, words such as 不低于 to 符号",
                        one.group(1)))
                : Optional.empty();
    }
}
