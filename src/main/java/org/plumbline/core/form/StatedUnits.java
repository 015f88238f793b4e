package org.plumbline.core.form;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.vocabulary.MoneyUnits;

/**
 * Units in brackets that count for numbers without one: in a column's heading, such as 实际完成值（%）, or in an indicator's name,
 * such as 培训成本（万元）. Only those of money and shares are read, because brackets hold all kinds of remarks.
 */
final class StatedUnits {

    private static final Pattern REMARK = Pattern.compile("[（(]\\s*(?:单位\\s*[:：]?)?\\s*([^（()）]{1,6}?)\\s*[)）]");

    private StatedUnits() {}

    /** Empty where the heading of the column states none. */
    static Optional<String> findInHeading(FormTable table, FormField field) {
        String heading =
                table.hasColumn(field) ? table.cells().displayText(table.header(), table.findColumn(field)) : null;
        return find(heading, table.cells().quantities());
    }

    /** @param text null for none */
    static Optional<String> find(String text, QuantityParser quantities) {
        Matcher remark = REMARK.matcher(text == null ? "" : text);
        while (remark.find()) {
            String unit = quantities.normalizeUnit(remark.group(1));
            if (unit != null && isMoneyOrShare(unit, quantities)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    private static boolean isMoneyOrShare(String unit, QuantityParser quantities) {
        return unit.equals("%")
                || unit.equals("‰")
                || quantities
                        .findSupportedUnit(unit)
                        .filter(MoneyUnits::isMoney)
                        .isPresent();
    }
}
