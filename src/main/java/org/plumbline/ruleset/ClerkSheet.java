package org.plumbline.ruleset;

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
import org.plumbline.ruleset.Form.CellKind;

/**
 * One list that a clerk edits: a locked header, and below it unlocked rows with dropdowns, hints and error boxes. Whole rows
 * are unlocked, since Excel deletes a row of a protected sheet only where none of its cells is locked.
 */
final class ClerkSheet {

    /** How many rows below the last one have dropdowns and hints. */
    private static final int ROOM = 200;

    private static final int LAST_COLUMN = 16_384;
    private static final int WIDEST = 56;

    private final XSSFSheet sheet;
    private final List<ColumnHead> heads;
    private final WorkbookLook look;
    private final int headerRow;
    private final int[] widths;
    private int next;

    /** @param headerRow index of the header; what stands above it is hidden */
    ClerkSheet(XSSFSheet sheet, List<ColumnHead> heads, int headerRow, WorkbookLook look) {
        this.sheet = sheet;
        this.heads = heads;
        this.look = look;
        this.headerRow = headerRow;
        this.next = headerRow + 1;
        this.widths = new int[heads.size()];
        header();
    }

    private void header() {
        XSSFRow row = sheet.createRow(headerRow);
        row.setRowStyle(look.line);
        row.setHeightInPoints(36);
        for (int column = 0; column < heads.size(); column++) {
            ColumnHead head = heads.get(column);
            XSSFCell cell = row.createCell(column);
            cell.setCellValue(head.label());
            cell.setCellStyle(look.header(head.part()));
            // a header takes two lines before it asks for width
            widths[column] = Math.max(head.isChoice() ? 10 : 8, (width(head.label()) + 1) / 2 + 2);
        }
        widths[heads.size() - 1] = Math.max(widths[heads.size() - 1], 24);
    }

    /** @param values one a column, from the first; a String, a BigDecimal or null */
    void row(List<?> values) {
        XSSFRow row = sheet.createRow(next++);
        int lines = 1;
        for (int column = 0; column < heads.size(); column++) {
            XSSFCell cell = row.createCell(column);
            cell.setCellStyle(look.data(heads.get(column)));
            Object value = column < values.size() ? values.get(column) : null;
            if (value != null) {
                fill(cell, value);
                int width = width(value.toString());
                widths[column] = Math.max(widths[column], Math.min(WIDEST, width + 2));
                lines = Math.max(lines, lines(width, WIDEST));
            }
        }
        fit(row, lines);
    }

    /** How many lines a text takes in a column. */
    static int lines(int text, int column) {
        return (text + column - 1) / column;
    }

    /** High enough for wrapped text, and still free to grow when a clerk writes more. */
    static void fit(XSSFRow row, int lines) {
        row.setHeightInPoints(4 + 15 * lines);
        row.getCTRow().unsetCustomHeight();
    }

    static void fill(XSSFCell cell, Object value) {
        if (value instanceof BigDecimal number) {
            cell.setCellValue(number.doubleValue()); // the file format keeps numbers as doubles
        } else {
            cell.setCellValue((String) value);
        }
    }

    /** Chinese characters are twice as wide as digits. */
    static int width(String text) {
        return text.chars()
                .map(c -> c > 0x2e7f || c == '“' || c == '”' || c == '·' ? 2 : 1)
                .sum();
    }

    /** To be called once, after the last row. */
    void finish() {
        columns();
        int last = next - 1 + ROOM;
        for (int column = 0; column < heads.size(); column++) {
            assist(sheet, heads.get(column), new CellRangeAddressList(headerRow + 1, last, column, column));
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
        printable(sheet, true);
    }

    /** Locked cells stay as they are; there is no password, since this guards against slips and not against people. */
    static void protect(XSSFSheet sheet) {
        sheet.enableLocking();
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
    }

    static void printable(XSSFSheet sheet, boolean landscape) {
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(landscape);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
    }

    private void columns() {
        CTCols columns = sheet.getCTWorksheet().sizeOfColsArray() > 0
                ? sheet.getCTWorksheet().getColsArray(0)
                : sheet.getCTWorksheet().addNewCols();
        for (int column = 0; column < heads.size(); column++) {
            column(columns, column + 1, column + 1, widths[column], look.empty(heads.get(column)));
        }
        column(columns, heads.size() + 1, LAST_COLUMN, 9, look.empty(ColumnHead.REMARK));
    }

    private static void column(CTCols columns, int first, int last, int width, XSSFCellStyle style) {
        CTCol column = columns.addNewCol();
        column.setMin(first);
        column.setMax(last);
        column.setWidth(width + 1);
        column.setCustomWidth(true);
        column.setStyle(style.getIndex());
    }

    /** The dropdown or number check of a column, its hint, and the box that names a slip. */
    static void assist(XSSFSheet sheet, ColumnHead head, CellRangeAddressList cells) {
        XSSFDataValidationHelper helper = new XSSFDataValidationHelper(sheet);
        DataValidation validation = helper.createValidation(constraint(sheet, helper, head), cells);
        validation.setEmptyCellAllowed(true);
        validation.createPromptBox(head.label(), (head.required() ? "必填。" : "") + head.meaning() + "。");
        validation.setShowPromptBox(true);
        if (head.isChoice()) {
            validation.setSuppressDropDownArrow(true); // POI's name for showing it
        }
        if (head.isChoice() || head.isNumber()) {
            validation.setErrorStyle(DataValidation.ErrorStyle.STOP);
            validation.createErrorBox("不能这样填写", error(head));
            validation.setShowErrorBox(true);
        }
        sheet.addValidationData(validation);
    }

    private static String error(ColumnHead head) {
        if (head.kind() instanceof CellKind.Choice choice) {
            return "请从下拉列表中选择" + (ChoicesSheet.needs(choice.labels()) ? "。" : "：" + head.expected());
        }
        return "请填" + head.expected() + "。用半角数字，不带单位、百分号和千分号；95.4% 填 95.4。";
    }

    private static DataValidationConstraint constraint(
            XSSFSheet sheet, XSSFDataValidationHelper helper, ColumnHead head) {
        if (head.kind() instanceof CellKind.Choice choice) {
            if (ChoicesSheet.needs(choice.labels())) {
                return helper.createFormulaListConstraint(
                        ChoicesSheet.range(sheet.getWorkbook(), head.label(), choice.labels()));
            }
            return helper.createExplicitListConstraint(choice.labels().toArray(new String[0]));
        }
        if (head.kind() instanceof CellKind.Number number) {
            String least =
                    number.least() == null ? "-1000000000000" : number.least().toPlainString();
            String most =
                    number.most() == null ? "1000000000000" : number.most().toPlainString();
            return helper.createDecimalConstraint(OperatorType.BETWEEN, least, most);
        }
        return new org.apache.poi.xssf.usermodel.XSSFDataValidationConstraint(ValidationType.ANY, (String) null);
    }
}
