package org.plumbline.core.workbook;

import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.workbook.ListSheetReader.ListColumn;
import org.plumbline.core.workbook.WorkbookContent.ColumnRole;

/**
 * A column as described to users.
 *
 * @param meaning what to write in it, in Chinese
 * @param part its role in a rule, shown by the colour of its header
 */
public record ColumnDescription(String label, String meaning, CellType kind, ColumnRole part, boolean required) {

    static final ColumnDescription RULE_ID = new ColumnDescription(
            RuleTableReader.RULE_ID,
            "全工作簿唯一，如 BK-001；评价说明引用它，发布后请勿改作他用",
            new CellType.TextCellType(),
            ColumnRole.KEY,
            true);
    static final ColumnDescription REMARK = new ColumnDescription(
            RuleTableReader.REMARK, "给人看的说明，不参与评分", new CellType.TextCellType(), ColumnRole.REMARK, false);

    public static ColumnDescription of(ListColumn field) {
        ColumnRole part = CaseColumns.EXPECTED.contains(field.label()) ? ColumnRole.ACTION : ColumnRole.ENTRY;
        return new ColumnDescription(field.label(), field.meaning().zh(), field.kind(), part, field.required());
    }

    static ColumnDescription of(TableType.ColumnType<?> word) {
        return new ColumnDescription(
                word.label().zh(), word.meaning().zh(), word.kind(), ColumnRole.of(word), word.required());
    }

    /** Accepts a number or text, so that the cell must have neither format. */
    boolean takesNumberOrText() {
        return label.equals(CatalogueColumns.TARGET)
                || label.equals(CaseColumns.ACTUAL)
                || label.equals(CaseColumns.FACT_VALUE);
    }

    boolean isNumber() {
        return kind instanceof CellType.NumberCellType;
    }

    boolean isChoice() {
        return kind instanceof CellType.ChoiceCellType;
    }

    /** Choices or range; empty for text. */
    public String describeExpected() {
        return takesNumberOrText() ? "数字或文字" : CellParser.describeExpected(kind).zh();
    }
}
