package org.plumbline.core.form;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** Formats of files; each writes the first sheet of an .xlsx file in the same layout, documents with the texts that are shown. */
public enum FormFormat {
    XLS {
        @Override
        byte[] write(Sheet sheet) throws IOException {
            try (HSSFWorkbook book = new HSSFWorkbook()) {
                Sheet copy = book.createSheet(sheet.getSheetName());
                for (Row row : sheet) {
                    Row to = copy.createRow(row.getRowNum());
                    row.forEach(cell -> copyCell(cell, to.createCell(cell.getColumnIndex())));
                }
                sheet.getMergedRegions().forEach(copy::addMergedRegion);
                return bytes(book);
            }
        }
    },
    DOCX {
        @Override
        byte[] write(Sheet sheet) throws IOException {
            try (XWPFDocument document = new XWPFDocument()) {
                int width = width(sheet);
                XWPFTable table = document.createTable(sheet.getLastRowNum() + 1, width);
                for (int row = 0; row <= sheet.getLastRowNum(); row++) {
                    for (int column = width - 1; column >= 0; column--) {
                        place(sheet, table, row, column);
                    }
                }
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                document.write(out);
                return out.toByteArray();
            }
        }
    },
    HTML {
        @Override
        byte[] write(Sheet sheet) {
            return ("<!DOCTYPE html><meta charset=\"utf-8\">" + table(sheet)).getBytes(StandardCharsets.UTF_8);
        }
    },
    PDF {
        @Override
        byte[] write(Sheet sheet) {
            return FormPdf.print(table(sheet));
        }
    },
    ODS {
        @Override
        byte[] write(Sheet sheet) {
            return FormOds.write(sheet);
        }
    };

    private static String table(Sheet sheet) {
        StringBuilder page = new StringBuilder("<table>\n");
        for (int row = 0; row <= sheet.getLastRowNum(); row++) {
            page.append("<tr>");
            for (int column = 0; column < width(sheet); column++) {
                CellRangeAddress region = region(sheet, row, column);
                if (region == null || isFirst(region, row, column)) {
                    page.append("<td").append(spans(region)).append('>');
                    page.append(escaped(shown(sheet, row, column))).append("</td>");
                }
            }
            page.append("</tr>\n");
        }
        return page.append("</table>").toString();
    }

    abstract byte[] write(Sheet sheet) throws IOException;

    /** @param xlsx whose first sheet is written */
    public byte[] convert(byte[] xlsx) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            return write(book.getSheetAt(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyCell(Cell from, Cell to) {
        switch (from.getCellType()) {
            case NUMERIC -> to.setCellValue(from.getNumericCellValue());
            case STRING -> to.setCellValue(from.getStringCellValue());
            case BLANK -> to.setBlank();
            default -> throw new IllegalArgumentException("not written: " + from.getCellType());
        }
        if (from.getCellStyle().getDataFormat() != 0) {
            Workbook book = to.getSheet().getWorkbook();
            CellStyle style = book.createCellStyle();
            style.setDataFormat(
                    book.createDataFormat().getFormat(from.getCellStyle().getDataFormatString()));
            to.setCellStyle(style);
        }
    }

    private static void place(Sheet sheet, XWPFTable table, int row, int column) {
        CellRangeAddress region = region(sheet, row, column);
        if (region != null && column > region.getFirstColumn()) {
            table.getRow(row).removeCell(column);
            return;
        }
        XWPFTableCell cell = table.getRow(row).getCell(column);
        cell.setText(region == null || isFirst(region, row, column) ? shown(sheet, row, column) : "");
        if (region == null) {
            return;
        }
        CTTcPr look = cell.getCTTc().isSetTcPr()
                ? cell.getCTTc().getTcPr()
                : cell.getCTTc().addNewTcPr();
        if (region.getLastColumn() > column) {
            look.addNewGridSpan().setVal(java.math.BigInteger.valueOf(region.getLastColumn() - column + 1L));
        }
        if (region.getLastRow() > region.getFirstRow()) {
            look.addNewVMerge().setVal(row == region.getFirstRow() ? STMerge.RESTART : STMerge.CONTINUE);
        }
    }

    static CellRangeAddress region(Sheet sheet, int row, int column) {
        return sheet.getMergedRegions().stream()
                .filter(each -> each.isInRange(row, column))
                .findFirst()
                .orElse(null);
    }

    static boolean isFirst(CellRangeAddress region, int row, int column) {
        return region.getFirstRow() == row && region.getFirstColumn() == column;
    }

    private static String spans(CellRangeAddress region) {
        return region == null
                ? ""
                : " rowspan='" + (region.getLastRow() - region.getFirstRow() + 1) + "' colspan='"
                        + (region.getLastColumn() - region.getFirstColumn() + 1) + "'";
    }

    static int width(Sheet sheet) {
        int width = 1;
        for (Row row : sheet) {
            width = Math.max(width, row.getLastCellNum());
        }
        return width;
    }

    static String shown(Sheet sheet, int row, int column) {
        Cell cell = sheet.getRow(row) == null ? null : sheet.getRow(row).getCell(column);
        if (cell == null || cell.getCellType() == CellType.BLANK) {
            return "";
        }
        return new DataFormatter(Locale.CHINA).formatCellValue(cell);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>");
    }

    private static byte[] bytes(Workbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        return out.toByteArray();
    }
}
