package org.plumbline.core.workbook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.ParsedTable.ParsedRow;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/**
 * Replaces ids of the sheet 依据 by the document and article that they name, so that a trace is understood without the
 * workbook. Other text stays as it is; without the sheet all text does.
 */
public final class BasisReferences {

    private static final String BASIS = "依据";

    private final Map<String, SheetGrid> sheets;
    private final ProblemCollector problems;
    private final List<Basis> bases;
    private final Map<String, Basis> byId = new HashMap<>();
    private final Set<String> cited = new HashSet<>();

    BasisReferences(Map<String, SheetGrid> sheets, ProblemCollector problems) {
        this.sheets = sheets;
        this.problems = problems;
        SheetGrid sheet = sheets.get(BasisColumns.BASES);
        this.bases = sheet == null ? List.of() : new BasisSheetReader(problems).read(sheet);
        bases.forEach(basis -> byId.putIfAbsent(basis.id(), basis));
    }

    List<Basis> bases() {
        return bases;
    }

    /** The text, or what its id names; null for null. @param cell that has it */
    String resolve(String text, GridCell cell) {
        if (text == null
                || !sheets.containsKey(BasisColumns.BASES)
                || !BasisSheetReader.ID.matcher(text).matches()) {
            return text;
        }
        Basis basis = byId.get(text);
        if (basis == null) {
            reportUnknown(text, cell);
            return text;
        }
        cited.add(basis.id());
        return basis.citation();
    }

    private void reportUnknown(String id, GridCell cell) {
        Bilingual hint = NearestName.of(id, byId.keySet())
                .map(near -> Bilingual.of("是 %s 吗？", "Is it %s?", near))
                .orElse(new Bilingual(
                        "请在“依据”表加一行，或写出文件名称", "Add a row to the sheet 依据, or write the document's title"));
        problems.addAt(
                ProblemCode.REFERENCE_UNKNOWN,
                cell,
                new Bilingual("“依据”表中的编号，或文件名称和条款", "an id of the sheet 依据, or document and article"),
                hint);
    }

    /** The tables with what the ids in their cells 依据 name. */
    public List<ParsedTable<?>> resolve(List<ParsedTable<?>> tables) {
        List<ParsedTable<?>> resolved = new ArrayList<>();
        tables.forEach(table -> resolved.add(resolve(table)));
        return List.copyOf(resolved);
    }

    private <F> ParsedTable<F> resolve(ParsedTable<F> table) {
        int place = -1;
        for (int i = 0; i < table.columns().size(); i++) {
            place = BASIS.equals(table.columns().get(i).word().label().zh()) ? i : place;
        }
        if (place < 0 || bases.isEmpty()) {
            return table;
        }
        int column = place;
        int sheetColumn = table.columns().get(column).index();
        return table.withRows(table.rows().stream()
                .map(row -> resolve(row, column, sheets.get(table.sheet()), sheetColumn))
                .toList());
    }

    private ParsedRow resolve(ParsedRow row, int column, SheetGrid sheet, int sheetColumn) {
        List<Object> values = new ArrayList<>(row.values());
        GridCell cell = sheet.cellAt(row.ref().row() - 1, sheetColumn);
        values.set(column, resolve((String) values.get(column), cell));
        return new ParsedRow(row.ref(), Collections.unmodifiableList(values));
    }

    /** Reports rows that nothing cites, and cited ones that are not in force in all years of the scheme. */
    public void checkUse(int yearFrom, int yearTo) {
        for (Basis basis : bases) {
            if (basis.choice() == null && !cited.contains(basis.id())) {
                problems.addAt(
                        ProblemCode.BASIS_UNUSED,
                        cellOf(basis, BasisColumns.ID),
                        null,
                        new Bilingual("请在引用它的规则行写这个编号，或删除这一行", "Cite it where it applies, or delete the row"));
            } else if (!basis.isInForceIn(yearFrom) || !basis.isInForceIn(yearTo)) {
                String label =
                        basis.isInForceIn(yearFrom) || basis.from() == null ? BasisColumns.TO : BasisColumns.FROM;
                problems.addAt(
                        ProblemCode.BASIS_NOT_IN_FORCE,
                        cellOf(basis, label),
                        Bilingual.of("%s 至 %s 年都有效", "in force from %s to %s", yearFrom, yearTo),
                        null);
            }
        }
    }

    private GridCell cellOf(Basis basis, String label) {
        SheetGrid sheet = sheets.get(BasisColumns.BASES);
        for (int column = 0; column < sheet.columnCount(0); column++) {
            if (label.equals(sheet.cellAt(0, column).strippedText())) {
                return sheet.cellAt(basis.row() - 1, column);
            }
        }
        return sheet.cellAt(basis.row() - 1, 0);
    }
}
