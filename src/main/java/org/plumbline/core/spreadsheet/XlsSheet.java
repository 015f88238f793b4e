package org.plumbline.core.spreadsheet;

import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.formula.FormulaRenderer;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.StringPtg;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;

/** The cells of one sheet of a BIFF8 workbook. */
final class XlsSheet {

    private static final CellContent BLANK = new CellContent.BlankContent();

    private final XlsGlobals globals;
    private final GridBuilder grid;
    /** A formula whose text follows in a record of its own. */
    private FormulaRecord awaiting;

    XlsSheet(XlsGlobals globals, GridBuilder grid) {
        this.globals = globals;
        this.grid = grid;
    }

    SheetGrid build() {
        return grid.build();
    }

    void take(Record record) throws SpreadsheetRejectedException {
        if (record instanceof StringRecord text) {
            if (awaiting != null) {
                putFormula(awaiting, new CellContent.TextContent(text.getString()));
                awaiting = null;
            }
        } else if (record instanceof CellValueRecordInterface cell) {
            awaiting = null;
            takeCell(cell);
        } else {
            takeLook(record);
        }
    }

    private void takeLook(Record record) {
        if (record instanceof RowRecord row) {
            if (row.getZeroHeight() || row.getHeight() == 0) {
                grid.hideRow(row.getRowNumber());
            }
        } else if (record instanceof ColumnInfoRecord columns) {
            if (columns.getHidden() || columns.getColumnWidth() == 0) {
                grid.hideColumns(columns.getFirstColumn(), columns.getLastColumn());
            }
        } else if (record instanceof MergeCellsRecord regions) {
            for (int i = 0; i < regions.getNumAreas(); i++) {
                CellRangeAddress area = regions.getAreaAt(i);
                grid.merge(area.getFirstRow(), area.getLastRow(), area.getFirstColumn(), area.getLastColumn());
            }
        }
    }

    private void takeCell(CellValueRecordInterface cell) throws SpreadsheetRejectedException {
        if (cell instanceof NumberRecord number) {
            put(cell, number(number.getValue(), cell));
        } else if (cell instanceof LabelSSTRecord label) {
            RunText.Taken text = globals.text(label.getSSTIndex(), cell.getXFIndex());
            grid.put(cell.getRow(), cell.getColumn(), text.content(), text.struck());
        } else if (cell instanceof LabelRecord label) {
            put(cell, new CellContent.TextContent(label.getValue()));
        } else if (cell instanceof BoolErrRecord value) {
            put(
                    cell,
                    value.isBoolean()
                            ? new CellContent.BooleanContent(value.getBooleanValue())
                            : createError(value.getErrorValue()));
        } else if (cell instanceof FormulaRecord formula) {
            takeFormula(formula);
        }
    }

    private void put(CellValueRecordInterface cell, CellContent content) throws SpreadsheetRejectedException {
        grid.put(cell.getRow(), cell.getColumn(), content, globals.isStruck(cell.getXFIndex()));
    }

    private CellContent number(double value, CellValueRecordInterface cell) {
        return Numbers.of(Double.toString(value), globals.format(cell.getXFIndex()), globals.from1904());
    }

    private static CellContent createError(int code) {
        return new CellContent.ErrorContent(
                FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERR " + code);
    }

    private void takeFormula(FormulaRecord formula) throws SpreadsheetRejectedException {
        Ptg[] expression = formula.getParsedExpression();
        if (expression.length == 1 && expression[0] instanceof StringPtg text) {
            // =8个, as it was typed: some programs save #NAME? as the result of a text
            put(formula, new CellContent.FormulaContent(text.getValue(), new CellContent.TextContent(text.getValue())));
            return;
        }
        if (formula.hasCachedResultString()) {
            awaiting = formula;
        }
        putFormula(
                formula,
                switch (formula.getCachedResultTypeEnum()) {
                    case NUMERIC -> number(formula.getValue(), formula);
                    case BOOLEAN -> new CellContent.BooleanContent(formula.getCachedBooleanValue());
                    case ERROR -> createError(formula.getCachedErrorValue());
                    case STRING -> formula.hasCachedResultString() ? BLANK : new CellContent.TextContent("");
                    default -> BLANK;
                });
    }

    private void putFormula(FormulaRecord formula, CellContent result) throws SpreadsheetRejectedException {
        put(formula, new CellContent.FormulaContent(renderFormula(formula), result));
    }

    /** The formula as it is written; an ellipsis where it refers to other sheets or names, of which only the result is read. */
    private static String renderFormula(FormulaRecord formula) {
        try {
            return FormulaRenderer.toFormulaString(null, formula.getParsedExpression());
        } catch (RuntimeException e) { // POI's way to say that it needs the whole workbook for that
            return "…";
        }
    }
}
