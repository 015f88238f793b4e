package org.plumbline.core.form;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.MeasuredValueReader.MeasuredValue;
import org.plumbline.core.form.MeasuredValueReader.ReadingPurpose;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Value;

/** Figures stated elsewhere in the document, which the forms written here have a table for: 数据项, 数值, 单位, 出处. */
final class FormFactReader {

    /** Of the units that facts have, such as 平方公里; longer ones are of the kind 万元/人. */
    private static final int LONGEST_UNIT = 4;

    private final FormGrid cells;
    private final QuantityParser quantities;
    private final FormReadingLog log;
    private final FormCellReader values;
    private final MeasuredValueReader measures;
    private final BitSet rows = new BitSet();
    private FormTable table;

    FormFactReader(FormGrid cells, FormReadingLog log, FormCellReader values) {
        this.cells = cells;
        this.quantities = cells.quantities();
        this.log = log;
        this.values = values;
        this.measures = new MeasuredValueReader(cells, log);
    }

    /** The table of figures that an answer names, whose headings may be unknown. */
    static FormFactReader ofTable(FormGrid cells, int header, int end, FormReadingLog log) {
        FormFactReader reader = new FormFactReader(cells, log, new FormCellReader(cells, log));
        reader.rows.set(header, end);
        reader.table = new FormTable(cells, header, FormTable.findHeadings(cells, header, FormField.FACTS), end);
        return reader;
    }

    boolean hasTable() {
        return table != null;
    }

    /** Null where the form has none. */
    FormTable table() {
        return table;
    }

    /** Adds the columns with an unknown heading that an answer gives a meaning. */
    void addAnsweredColumns() {
        if (table != null) {
            table = FormColumns.addAnswered(table, FormField.FACTS, table.limit(), log);
        }
    }

    void findTable(BitSet taken) {
        for (int row = 0; row < cells.rowCount() && table == null; row++) {
            Map<FormField, Integer> columns = FormTable.findHeadings(cells, row, FormField.FACTS);
            if (!taken.get(row)
                    && columns.containsKey(FormField.FACT_ITEM)
                    && columns.containsKey(FormField.FACT_VALUE)) {
                int end = row + 1;
                while (end < cells.rowCount() && !taken.get(end) && !cells.isBlankRow(end)) {
                    end++;
                }
                rows.set(row, end);
                table = new FormTable(cells, row, columns, end);
            }
        }
    }

    BitSet tableRows() {
        return rows;
    }

    List<StatedFact> read() {
        List<StatedFact> facts = new ArrayList<>();
        boolean named = table != null && table.hasColumn(FormField.FACT_ITEM) && table.hasColumn(FormField.FACT_VALUE);
        for (int row = named ? table.header() + 1 : cells.rowCount(); row < cells.rowCount() && rows.get(row); row++) {
            StatedFact fact = readFact(row);
            if (fact != null) {
                facts.add(fact);
            }
        }
        return facts;
    }

    /** Null where the row states none, or a question about it is open. */
    private StatedFact readFact(int row) {
        GridCell item = table.findCell(row, FormField.FACT_ITEM);
        GridCell cell = table.findCell(row, FormField.FACT_VALUE);
        String key = values.readName(item);
        CellContent content = values.readContent(cell);
        if (key == null || content == null) {
            return null;
        }
        String unit = quantities.normalizeUnit(readText(row, FormField.FACT_UNIT));
        ReadingPurpose purpose = new ReadingPurpose(key, FormField.FACT_VALUE, unit);
        MeasuredValue measured = measures.read(cell, content, purpose);
        if (measures.needsNoReading(measured, cell, purpose)) {
            return null;
        }
        Quantity quantity =
                measured == null || isSentence(measured.quantity()) ? null : convertMultiple(measured.quantity(), unit);
        if (quantity != null && !values.checkDigits(cell, quantity.number())) {
            return null;
        }
        String text = values.readText(cell);
        if (quantity == null && text == null) {
            return null; // no text to state; the cell stays among those that were not read
        }
        Value value = quantity == null ? Value.of(text) : Value.of(quantity.number());
        log.addCell(item, key, FormField.FACT_ITEM, key, null);
        log.addCell(cell, key, FormField.FACT_VALUE, value.toString(), measured == null ? null : measured.note());
        String inline = quantity == null ? null : quantity.unit();
        return new StatedFact(key, value, unit != null ? unit : inline, readText(row, FormField.FACT_SOURCE));
    }

    /** Whether it only begins with a number, as 47台设备闲置 does, whose words would be lost as a unit. */
    private static boolean isSentence(Quantity quantity) {
        String unit = quantity.unit();
        return quantity.operator() != null || unit != null && unit.length() > LONGEST_UNIT && !unit.contains("/");
    }

    /** Unchanged, unless its unit is a power of ten alone: 480万 with the unit 万元 is 480. */
    private Quantity convertMultiple(Quantity quantity, String unit) {
        return quantities.isBareMultiple(quantity) && unit != null
                ? quantities
                        .convert(quantity, unit)
                        .map(number -> new Quantity(null, number, null))
                        .orElse(quantities.expand(quantity))
                : quantities.expand(quantity);
    }

    private String readText(int row, FormField field) {
        GridCell cell = table.findCell(row, field);
        String text = cell == null ? null : values.readText(cell);
        if (text != null) {
            log.addCell(cell, null, field, text, null);
        }
        return text;
    }
}
