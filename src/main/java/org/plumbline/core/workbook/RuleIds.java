package org.plumbline.core.workbook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/** The rule ids of one sheet, which must not be used elsewhere. A copied sheet is one problem, not one for each row. */
final class RuleIds {

    private final String sheet;
    private final Map<String, GridCell> ids;
    private final ProblemCollector problems;
    /** The cells of ids used before, with the cell that used each first. */
    private final Map<GridCell, GridCell> repeated = new LinkedHashMap<>();

    private int rows;

    /** @param ids every rule id of the workbook read so far, with its cell */
    RuleIds(String sheet, Map<String, GridCell> ids, ProblemCollector problems) {
        this.sheet = sheet;
        this.ids = ids;
        this.problems = problems;
    }

    /** @param copied the row with the same conditions, whose id is then not reported separately; null for none */
    void add(GridCell id, GridCell copied) {
        rows++;
        GridCell other = ids.get(id.strippedText() == null ? id.displayText() : id.strippedText());
        if (other != null && !other.equals(id) && !other.equals(copied)) {
            repeated.put(id, other);
        }
    }

    /** @return whether the sheet is a copy of another, or another one of it */
    boolean report() {
        Set<String> sheets = repeated.values().stream().map(GridCell::sheet).collect(Collectors.toSet());
        if (repeated.size() == rows && rows > 1 && sheets.size() == 1 && !sheets.contains(sheet)) {
            reportCopy(sheets.iterator().next());
            return true;
        }
        repeated.forEach(this::reportRepeated);
        return false;
    }

    /** The copy is the one with a number behind its name; where neither has one, the later sheet. */
    private void reportCopy(String other) {
        boolean later = !WorkbookLayout.isNamedAsCopy(other);
        problems.add(
                ProblemCode.SHEET_COPIED,
                later ? sheet : other,
                null,
                null,
                new Bilingual("每条规则只写一次", "every rule once"),
                Bilingual.of(
                        "%d 个规则编号都与“%s”相同；多余的请整张删除，另有用处的请改编号和条件",
                        "All its %d rule ids are those of \"%s\"; delete the sheet, or change ids and conditions",
                        rows,
                        later ? other : sheet));
    }

    private void reportRepeated(GridCell id, GridCell other) {
        problems.addAt(
                ProblemCode.DUPLICATE_ID,
                id,
                new Bilingual("全工作簿唯一的编号", "an id unique in the workbook"),
                Bilingual.of("与 %s!%s 相同", "The same as %s!%s", other.sheet(), other.address()));
    }
}
