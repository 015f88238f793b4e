package org.plumbline.core.verification;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.Interval;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.workbook.CellParser;
import org.plumbline.vocabulary.CellList;

/**
 * Names and aliases of grades: a declared grade must match one band only, and names of a known scale must fall with the
 * totals.
 */
final class GradeNamesCheck {

    private static final String NAME = "等级";
    private static final String ALIASES = "别名";

    private static final String POINTS = "points";
    private static final Pattern OTHER_SEPARATOR = Pattern.compile("\\s*[,，、|/／]\\s*");
    /** Names in use, from the best to the worst; those of one list mean the same. */
    private static final List<List<String>> SCALE = List.of(
            List.of("优", "优秀", "一等", "A"),
            List.of("良", "良好", "二等", "B"),
            List.of("中", "中等", "一般", "三等", "C"),
            List.of("合格", "及格", "达标", "基本合格"),
            List.of("较差", "低"),
            List.of("差", "不合格", "不及格", "不达标", "四等", "D"));

    private final WorkbookValidator at;
    private final Map<String, RowScope> owners = new HashMap<>();

    GradeNamesCheck(WorkbookValidator at) {
        this.at = at;
    }

    void run() {
        for (RowScope band : at.listRowsOf(RuleFamilies.GRADE)) {
            if (band.findValue(NAME) instanceof String name) {
                checkUnused(band, NAME, List.of(name));
            }
        }
        for (RowScope band : at.listRowsOf(RuleFamilies.GRADE)) {
            if (band.findValue(ALIASES) instanceof String aliases) {
                checkUnused(band, ALIASES, CellList.split(aliases));
                checkSeparators(band, aliases);
            }
        }
        checkOrder();
    }

    private void checkSeparators(RowScope band, String aliases) {
        if (OTHER_SEPARATOR.matcher(aliases).find()) {
            at.report(
                    ProblemCode.DOUBTFUL,
                    band,
                    band.findCell(ALIASES),
                    new Bilingual("多个别名用分号隔开", "aliases separated by semicolons"),
                    CellParser.suggestValue(
                            OTHER_SEPARATOR.matcher(aliases).replaceAll(";"),
                            "现在读作一个名称，填报的等级要一字不差才认得",
                            "It is read as one name, which a declared grade must have as a whole"));
        }
    }

    /** Reports the first grade whose name is that of a better one than the grade above it. */
    private void checkOrder() {
        RowScope above = null;
        for (RowScope band : at.listRowsOf(RuleFamilies.GRADE).stream()
                .filter(row -> findRank(row) >= 0 && !row.isEmpty())
                .sorted(Comparator.comparing(GradeNamesCheck::findTotals, Interval::compareLow)
                        .reversed())
                .toList()) {
            if (above != null
                    && findRank(band) < findRank(above)
                    && findTotals(band).isBelow(findTotals(above))) {
                at.report(
                        ProblemCode.DOUBTFUL,
                        band,
                        band.findCell(NAME),
                        Bilingual.of("总分越高，等级越好", "better grades for higher totals"),
                        Bilingual.of(
                                "“%s”的总分比第 %d 行“%s”低；也许两行的等级填反了",
                                "The totals of %1$s are below those of row %2$d, %3$s; the two names may be swapped",
                                band.findValue(NAME),
                                above.rowNumber(),
                                above.findValue(NAME)));
                return;
            }
            above = band;
        }
    }

    private static Interval findTotals(RowScope band) {
        return band.bounds().getOrDefault(POINTS, Interval.ALL);
    }

    /** Place of the name in the scale; -1 for other names. */
    private static int findRank(RowScope band) {
        for (int i = 0; i < SCALE.size(); i++) {
            if (SCALE.get(i).contains(band.findValue(NAME))) {
                return i;
            }
        }
        return -1;
    }

    private void checkUnused(RowScope band, String label, List<String> names) {
        for (String name : names) {
            RowScope owner = owners.putIfAbsent(name, band);
            if (owner != null && owner != band) {
                at.report(
                        ProblemCode.NAME_TWICE,
                        band,
                        band.findCell(label),
                        new Bilingual("不重复的名称和别名", "names and aliases that differ"),
                        Bilingual.of(
                                "“%s”已用于第 %d 行；填报的等级要只对应一行",
                                "\"%s\" is used in row %d; a declared grade must match one row only",
                                name,
                                owner.rowNumber()));
                return;
            }
        }
    }
}
