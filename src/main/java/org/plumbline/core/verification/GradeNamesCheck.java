package org.plumbline.core.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.vocabulary.CellList;

/** Names and aliases of grades: a declared grade must match one band only. */
final class GradeNamesCheck {

    private static final String NAME = "等级";
    private static final String ALIASES = "别名";

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
            }
        }
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
