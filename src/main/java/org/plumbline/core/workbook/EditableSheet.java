package org.plumbline.core.workbook;

import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCol;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCols;
import org.plumbline.core.rule.TableType.CellType;

/**
 * One list that a clerk edits: a locked header, and below it unlocked rows with dropdowns, hints and error boxes. Whole
 * rows are unlocked, since Excel deletes a row of a protected sheet only where none of its cells is locked.
 */
final class EditableSheet {

    /** Number of rows below the last one with dropdowns and hints. */
    private static final int ROOM = 200;

    private static final int LAST_COLUMN = 16_384;
    private static final int WIDEST = 56;

    private final XSSFSheet sheet;
    private final List<ColumnDescription> heads;
    private final WorkbookStyles look;
    private final int headerRow;
    private final int[] widths;
    private int next;

    /** @param headerRow index of the header; the rows above it are hidden */
    EditableSheet(XSSFSheet sheet, List<ColumnDescription> heads, int headerRow, WorkbookStyles look) {
        this.sheet = sheet;
        this.heads = heads;
        this.look = look;
        this.headerRow = headerRow;
        this.next = headerRow + 1;
        this.widths = new int[heads.size()];
        writeHeader();
    }

    private void writeHeader() {
        XSSFRow row = sheet.createRow(headerRow);
        row.setRowStyle(look.line);
        row.setHeightInPoints(36);
        for (int column = 0; column < heads.size(); column++) {
            ColumnDescription head = heads.get(column);
            XSSFCell cell = row.createCell(column);
            cell.setCellValue(head.label());
            cell.setCellStyle(look.headerStyle(head.part()));
            // a header wraps into two lines before the column gets wider
            widths[column] = Math.max(head.isChoice() ? 10 : 8, (measureWidth(head.label()) + 1) / 2 + 2);
        }
        widths[heads.size() - 1] = Math.max(widths[heads.size() - 1], 24);
    }

    /** @param values one per column, from the first; a String, a BigDecimal or null */
    void writeRow(List<?> values) {
        XSSFRow row = sheet.createRow(next++);
        int lines = 1;
        for (int column = 0; column < heads.size(); column++) {
            XSSFCell cell = row.createCell(column);
            cell.setCellStyle(look.dataStyle(heads.get(column)));
            Object value = column < values.size() ? values.get(column) : null;
            if (value != null) {
                setValue(cell, value);
                int width = measureWidth(value.toString());
                widths[column] = Math.max(widths[column], Math.min(WIDEST, width + 2));
                lines = Math.max(lines, countLines(width, WIDEST));
            }
        }
        setRowHeight(row, lines);
    }

    /** How many lines a text takes in a column. */
    static int countLines(int text, int column) {
        return (text + column - 1) / column;
    }

    /** High enough for wrapped text, and still growing with more text. */
    static void setRowHeight(XSSFRow row, int lines) {
        row.setHeightInPoints(4 + 15 * lines);
        row.getCTRow().unsetCustomHeight();
    }

    static void setValue(XSSFCell cell, Object value) {
        if (value instanceof BigDecimal number) {
            cell.setCellValue(number.doubleValue()); // the file format keeps numbers as doubles
        } else {
            cell.setCellValue((String) value);
        }
    }

    /** Chinese characters are twice as wide as digits. */
    static int measureWidth(String text) {
        return text.chars()
                .map(c -> c > 0x2e7f || c == '“' || c == '”' || c == '·' ? 2 : 1)
                .sum();
    }

    /** Must be called once, after the last row. */
    void finish() {
        formatColumns();
        int last = next - 1 + ROOM;
        for (int column = 0; column < heads.size(); column++) {
            addValidation(sheet, heads.get(column), new CellRangeAddressList(headerRow + 1, last, column, column));
            if (!heads.get(column).isNumber()) {
                sheet.addIgnoredErrors(
                        new CellRangeAddress(headerRow + 1, last, column, column),
                        IgnoredErrorType.NUMBER_STORED_AS_TEXT);
            }
        }
        sheet.createFreezePane(1, headerRow + 1);
        protect(sheet);
        sheet.lockInsertRows(false);
        sheet.lockDeleteRows(false);
        sheet.lockSort(false);
        sheet.lockFormatCells(false);
        sheet.setRepeatingRows(new CellRangeAddress(headerRow, headerRow, -1, -1));
        setUpPrinting(sheet, true);
    }

    /** Locked cells stay as they are; there is no password, since this only prevents accidental changes. */
    static void protect(XSSFSheet sheet) {
        sheet.enableLocking();
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
    }

    static void setUpPrinting(XSSFSheet sheet, boolean landscape) {
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(landscape);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
    }

    private void formatColumns() {
        CTCols columns = sheet.getCTWorksheet().sizeOfColsArray() > 0
                ? sheet.getCTWorksheet().getColsArray(0)
                : sheet.getCTWorksheet().addNewCols();
        for (int column = 0; column < heads.size(); column++) {
            formatColumn(columns, column + 1, column + 1, widths[column], look.emptyStyle(heads.get(column)));
        }
        formatColumn(columns, heads.size() + 1, LAST_COLUMN, 9, look.emptyStyle(ColumnDescription.REMARK));
    }

    private static void formatColumn(CTCols columns, int first, int last, int width, XSSFCellStyle style) {
        CTCol column = columns.addNewCol();
        column.setMin(first);
        column.setMax(last);
        column.setWidth(width + 1);
        column.setCustomWidth(true);
        column.setStyle(style.getIndex());
    }

    /** The dropdown or number check of a column, its hint, and the error box. */
    static void addValidation(XSSFSheet sheet, ColumnDescription head, CellRangeAddressList cells) {
        XSSFDataValidationHelper helper = new XSSFDataValidationHelper(sheet);
        DataValidation validation = helper.createValidation(createConstraint(sheet, helper, head), cells);
        validation.setEmptyCellAllowed(true);
        validation.createPromptBox(head.label(), (head.required() ? "必填。" : "") + head.meaning() + "。");
        validation.setShowPromptBox(true);
        if (head.isChoice()) {
            validation.setSuppressDropDownArrow(true); // POI's name for showing it
        }
        if (head.isChoice() || head.isNumber()) {
            validation.setErrorStyle(DataValidation.ErrorStyle.STOP);
            validation.createErrorBox("不能这样填写", describeError(head));
            validation.setShowErrorBox(true);
        }
        sheet.addValidationData(validation);
    }

    private static String describeError(ColumnDescription head) {
        if (head.kind() instanceof CellType.ChoiceCellType choice) {
            return "请从下拉列表中选择" + (DropdownSheet.isNeededFor(choice.labels()) ? "。" : "：" + head.describeExpected());
        }
        return "请填" + head.describeExpected() + "。用半角数字，不带单位、百分号和千分号；95.4% 填 95.4。";
    }

    private static DataValidationConstraint createConstraint(
            XSSFSheet sheet, XSSFDataValidationHelper helper, ColumnDescription head) {
        if (head.kind() instanceof CellType.ChoiceCellType choice) {
            if (DropdownSheet.isNeededFor(choice.labels())) {
                return helper.createFormulaListConstraint(
                        DropdownSheet.writeRange(sheet.getWorkbook(), head.label(), choice.labels()));
            }
            return helper.createExplicitListConstraint(choice.labels().toArray(new String[0]));
        }
        if (head.kind() instanceof CellType.NumberCellType number) {
            String least =
                    number.least() == null ? "-1000000000000" : number.least().toPlainString();
            String most =
                    number.most() == null ? "1000000000000" : number.most().toPlainString();
            return helper.createDecimalConstraint(OperatorType.BETWEEN, least, most);
        }
        return new org.apache.poi.xssf.usermodel.XSSFDataValidationConstraint(ValidationType.ANY, (String) null);
    }
}
