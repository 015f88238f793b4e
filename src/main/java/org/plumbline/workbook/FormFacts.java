package org.plumbline.workbook;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.ruleset.Grid.Content;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Value;

/** Figures stated elsewhere in the document, as our own forms have a table for them: 数据项, 数值, 单位, 出处. */
final class FormFacts {

    private final FormCells cells;
    private final FormDesk desk;
    private final FormValues values;
    private final BitSet rows = new BitSet();
    private FormTable table;

    FormFacts(FormCells cells, FormDesk desk, FormValues values) {
        this.cells = cells;
        this.desk = desk;
        this.values = values;
    }

    void find(BitSet taken) {
        for (int row = 0; row < cells.rows() && table == null; row++) {
            Map<FormField, Integer> columns = FormTable.headings(cells, row, FormField.FACTS);
            if (!taken.get(row)
                    && columns.containsKey(FormField.FACT_ITEM)
                    && columns.containsKey(FormField.FACT_VALUE)) {
                table = new FormTable(cells, row, columns);
                rows.set(row);
                for (int each = row + 1; each < cells.rows() && !taken.get(each) && !cells.isBlankRow(each); each++) {
                    rows.set(each);
                }
            }
        }
    }

    BitSet rows() {
        return rows;
    }

    List<StatedFact> read() {
        List<StatedFact> facts = new ArrayList<>();
        for (int row = table == null ? cells.rows() : table.header() + 1; row < cells.rows() && rows.get(row); row++) {
            Cell item = table.cell(row, FormField.FACT_ITEM);
            Cell cell = table.cell(row, FormField.FACT_VALUE);
            String key = values.name(item);
            Content content = values.content(cell);
            if (key == null || content == null) {
                continue;
            }
            String unit = text(row, FormField.FACT_UNIT);
            FormValues.Measured measured = values.measured(cell, content, key, FormField.FACT_VALUE);
            if (values.isSettled(measured, cell, key, FormField.FACT_VALUE)) {
                continue;
            }
            Quantity quantity = measured == null || measured.quantity().operator() != null ? null : measured.quantity();
            Value value = quantity == null ? Value.of(values.text(cell)) : Value.of(quantity.number());
            desk.read(item, key, FormField.FACT_ITEM, key, null);
            desk.read(cell, key, FormField.FACT_VALUE, value.toString(), measured == null ? null : measured.note());
            String inline = quantity == null ? null : quantity.unit();
            facts.add(new StatedFact(
                    key, value, unit != null ? Quantity.unit(unit) : inline, text(row, FormField.FACT_SOURCE)));
        }
        return facts;
    }

    private String text(int row, FormField field) {
        Cell cell = table.cell(row, field);
        String text = cell == null ? null : values.text(cell);
        if (text != null) {
            desk.read(cell, null, field, text, null);
        }
        return text;
    }
}
