package org.plumbline.core.workbook;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.CellList;

/** The setting 均分权重: points by the name of a level, such as 产出指标=50；效益指标=30. */
final class SharedPoints {

    private static final Pattern PART = Pattern.compile("([^=]+)=\\s*(\\d{1,5}(?:\\.\\d{1,6})?)\\s*分?");

    private SharedPoints() {}

    /**
     * In the order written; empty where the cell is blank, or a problem was added.
     *
     * @param text of the cell; null where it is blank or could not be read
     */
    static Map<String, BigDecimal> parse(String text, GridCell cell, ProblemCollector problems) {
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        for (String part : CellList.split(text)) {
            Matcher each = PART.matcher(SheetGrid.toHalfWidth(part));
            BigDecimal amount = each.matches() ? new BigDecimal(each.group(2)) : BigDecimal.ZERO;
            if (amount.signum() == 0) {
                problems.addAt(
                        ProblemCode.INCONSISTENT,
                        cell,
                        new Bilingual("如 产出指标=50；效益指标=30", "such as 产出指标=50；效益指标=30"),
                        new Bilingual(
                                "“" + part + "”不是“级名=分值”，分值应大于 0",
                                "\"" + part + "\" is no name of a level with points above 0"));
                return Collections.emptyMap();
            }
            if (points.put(each.group(1).strip(), amount) != null) {
                problems.addAt(
                        ProblemCode.INCONSISTENT,
                        cell,
                        new Bilingual("每个级名一次", "each level once"),
                        new Bilingual("“" + part + "”重复", "\"" + part + "\" is repeated"));
                return Collections.emptyMap();
            }
        }
        return points;
    }
}
