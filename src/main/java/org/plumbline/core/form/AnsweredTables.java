package org.plumbline.core.form;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormReading.Alternative;

/** Tables that no reader knew and an answer gives a meaning. Their first row is read as their headings. */
final class AnsweredTables {

    private final FormTables form;
    private final FormReadingLog log;
    private final List<FormTable> indicatorTables = new ArrayList<>();
    private final List<FormTable> reviewTables = new ArrayList<>();
    private final Map<FormGrid, BitSet> rows = new IdentityHashMap<>();
    private BudgetTables budgetTables;
    private FormFactReader facts;

    /** @param budgetTables those that were found; likewise {@code facts} */
    AnsweredTables(FormTables form, FormReadingLog log, BudgetTables budgetTables, FormFactReader facts) {
        this.form = form;
        this.log = log;
        this.budgetTables = budgetTables;
        this.facts = facts;
    }

    /** @param tableRows rows of the form's own sheet that are parts of tables; those of the tables answered are added */
    void take(BitSet tableRows) {
        rows.put(form.cells(), tableRows);
        form.beside()
                .forEach(grid -> rows.put(
                        grid,
                        grid == budgetTables.cells()
                                ? (BitSet) budgetTables.rows().clone()
                                : new BitSet()));
        for (FormGrid grid :
                Stream.concat(Stream.of(form.cells()), form.beside().stream()).toList()) {
            for (RangeAnswer range : log.listRangeAnswers(grid)) {
                BitSet taken = rows.get(grid).get(range.first(), range.last() + 1);
                if (range.first() < range.last() && taken.isEmpty()) {
                    take(grid, range);
                }
            }
        }
    }

    private void take(FormGrid grid, RangeAnswer range) {
        String said = grid.describeRows(range.first(), range.last());
        String answer = log.takeChoice(grid.sheetName(), range.range(), said, listChoices(grid));
        TableMeaning meaning = TableMeaning.find(answer);
        if (answer == null) {
            return;
        }
        rows.get(grid).set(range.first(), range.last() + 1);
        if (meaning != null) {
            addTable(grid, range, meaning);
        }
    }

    private void addTable(FormGrid grid, RangeAnswer range, TableMeaning meaning) {
        int header = range.first();
        int end = range.last() + 1;
        switch (meaning) {
            case INDICATORS -> indicatorTables.add(FormColumns.prepare(findIndicatorTable(grid, header, end), log));
            case REVIEW -> reviewTables.add(FormColumns.prepare(asReview(findIndicatorTable(grid, header, end)), log));
            case BUDGET -> findBudgetTables(grid).addBlock(header, end);
            case LINES -> findBudgetTables(grid).addList(header, end);
            case FACTS -> facts = FormFactReader.ofTable(grid, header, end, log);
        }
    }

    private static FormTable findIndicatorTable(FormGrid grid, int header, int end) {
        return new FormTable(grid, header, FormTable.findHeadings(grid, header, FormField.INDICATOR), end);
    }

    /** Of a table of the review 实际值 and 得分 are those of the review. */
    private static FormTable asReview(FormTable table) {
        Map<FormField, Integer> columns = new EnumMap<>(table.columns());
        for (FormField field : FormField.INDICATOR) {
            Integer declared = field.findDeclared() == null ? null : columns.remove(field.findDeclared());
            if (declared != null) {
                columns.putIfAbsent(field, declared);
            }
        }
        return table.withColumns(columns);
    }

    private BudgetTables findBudgetTables(FormGrid grid) {
        if (budgetTables.cells() != grid) {
            budgetTables = BudgetTables.none(grid);
        }
        return budgetTables;
    }

    /** What a table on a sheet can be answered to be: a form has one budget block and one table of figures. */
    List<Alternative> listChoices(FormGrid grid) {
        Set<TableMeaning> possible = EnumSet.of(TableMeaning.INDICATORS, TableMeaning.REVIEW);
        if (budgetTables.isEmpty() || budgetTables.cells() == grid) {
            possible.add(TableMeaning.LINES);
            if (budgetTables.block() == null) {
                possible.add(TableMeaning.BUDGET);
            }
        }
        if (!facts.hasTable()) {
            possible.add(TableMeaning.FACTS);
        }
        return TableMeaning.listChoices(possible);
    }

    /** The form with the indicator tables of the answers. */
    FormTables addTo(FormTables tables) {
        return new FormTables(
                tables.cells(),
                Stream.concat(tables.tables().stream(), indicatorTables.stream())
                        .toList(),
                tables.beside());
    }

    List<FormTable> reviewTables() {
        return reviewTables;
    }

    BudgetTables budgetTables() {
        return budgetTables;
    }

    FormFactReader facts() {
        return facts;
    }

    /** The rows of a sheet that are parts of tables. */
    BitSet rows(FormGrid grid) {
        return rows.get(grid);
    }
}
