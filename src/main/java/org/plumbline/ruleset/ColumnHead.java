package org.plumbline.ruleset;

import org.plumbline.ruleset.Form.CellKind;
import org.plumbline.ruleset.LabelledRows.Field;
import org.plumbline.ruleset.WorkbookContent.Part;

/**
 * A column as a clerk meets it.
 *
 * @param meaning what to write in it, in Chinese
 * @param part what it is to a rule; the colour of its header says so
 */
record ColumnHead(String label, String meaning, CellKind kind, Part part, boolean required) {

    static final ColumnHead RULE_ID = new ColumnHead(
            TableReader.RULE_ID, "全工作簿唯一，如 BK-001；评价说明引用它，发布后请勿改作他用", new CellKind.Text(), Part.KEY, true);
    static final ColumnHead REMARK =
            new ColumnHead(TableReader.REMARK, "给人看的说明，不参与评分", new CellKind.Text(), Part.REMARK, false);

    static ColumnHead of(Field field) {
        Part part = CaseReader.EXPECTED.contains(field.label()) ? Part.ACTION : Part.ENTRY;
        return new ColumnHead(field.label(), field.meaning().zh(), field.kind(), part, field.required());
    }

    static ColumnHead of(Form.Word<?> word) {
        return new ColumnHead(word.label().zh(), word.meaning().zh(), word.kind(), Part.of(word), word.required());
    }

    /** Takes a number or a word, so that the cell must be formatted as neither. */
    boolean isFree() {
        return label.equals(CatalogueReader.TARGET)
                || label.equals(CaseReader.ACTUAL)
                || label.equals(CaseReader.FACT_VALUE);
    }

    boolean isNumber() {
        return kind instanceof CellKind.Number;
    }

    boolean isChoice() {
        return kind instanceof CellKind.Choice;
    }

    /** Choices or range; for text nothing more is to be said. */
    String expected() {
        return isFree() ? "数字或文字" : Cells.expected(kind).zh();
    }
}
