package org.plumbline.service.rulesets;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A problem in a page's list.
 *
 * @param anchor of the cell, or else the sheet, on the same page; null if it shows neither
 */
record ProblemListItem(WorkbookProblemView problem, String anchor) {

    static List<ProblemListItem> of(List<WorkbookProblemView> problems, List<SheetView> shown) {
        Set<String> cells =
                shown.stream().flatMap(sheet -> sheet.cellAnchors().stream()).collect(Collectors.toSet());
        Set<String> sheets = shown.stream().map(SheetView::anchor).collect(Collectors.toSet());
        return problems.stream()
                .map(problem -> new ProblemListItem(problem, anchor(problem, cells, sheets)))
                .toList();
    }

    private static String anchor(WorkbookProblemView problem, Set<String> cells, Set<String> sheets) {
        if (problem.sheet() == null) {
            return null;
        }
        String cell = problem.cell() == null ? null : PageAnchors.cellAnchor(problem.sheet(), problem.cell());
        if (cells.contains(cell)) {
            return cell;
        }
        String sheet = PageAnchors.sheetAnchor(problem.sheet());
        return sheets.contains(sheet) ? sheet : null;
    }

    /** Such as 等级!D12. */
    public String where() {
        if (problem.sheet() == null) {
            return problem.file();
        }
        return problem.cell() == null ? problem.sheet() : problem.sheet() + "!" + problem.cell();
    }
}
