package org.plumbline.core.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;

/** What .xls, .ods, .docx and .html files say of their cells is what an .xlsx file would. */
class DocumentReadingTest {

    private static final WorkbookLimits LIMITS = new WorkbookLimits(5 << 20, 20 << 20, 200, 5_000, 256);

    private static Map<String, SheetGrid> read(byte[] file) {
        FilledWorkbook read = FilledWorkbook.openDocument("表", file, LIMITS);
        assertThat(read.problems()).isEmpty();
        return read.sheets();
    }

    private static SheetGrid table(byte[] file) {
        return read(file).get("表1");
    }

    private static String text(SheetGrid grid, String address) {
        CellRangeAddress place = CellRangeAddress.valueOf(address);
        return grid.cellAt(place.getFirstRow(), place.getFirstColumn()).displayText();
    }

    @Test
    void numbersOfAnXlsFileAreReadAsTheirFormatsShowThem() {
        SheetGrid grid = read(TestDocuments.xls(book -> {
                    HSSFRow row = book.createSheet("表").createRow(0);
                    row.createCell(0).setCellValue(0.1);
                    row.createCell(1).setCellValue(0.954);
                    row.createCell(2).setCellValue(44910);
                    row.createCell(3).setCellValue(true);
                    row.createCell(4).setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.NA);
                    row.createCell(5).setCellValue(7);
                    style(row.getCell(1), "0.0%");
                    style(row.getCell(2), "yyyy\"年\"m\"月\"d\"日\"");
                    row.createCell(6).setBlank();
                }))
                .get("表");

        assertThat(text(grid, "A1")).isEqualTo("0.1");
        assertThat(text(grid, "B1")).isEqualTo("95.4%");
        assertThat(grid.cellAt(0, 2).content())
                .isInstanceOfSatisfying(CellContent.NumberContent.class, number -> assertThat(number.day())
                        .isEqualTo("2022-12-15"));
        assertThat(grid.cellAt(0, 3).content()).isEqualTo(new CellContent.BooleanContent(true));
        assertThat(grid.cellAt(0, 4).content()).isEqualTo(new CellContent.ErrorContent("#N/A"));
        assertThat(text(grid, "F1")).isEqualTo("7");
        assertThat(grid.columnCount(0)).isEqualTo(6);
    }

    private static void style(HSSFCell cell, String format) {
        HSSFCellStyle style = cell.getSheet().getWorkbook().createCellStyle();
        style.setDataFormat(cell.getSheet().getWorkbook().createDataFormat().getFormat(format));
        cell.setCellStyle(style);
    }

    @Test
    void formulasOfAnXlsFileKeepTheirResults() {
        SheetGrid grid = read(TestDocuments.xls(book -> {
                    HSSFRow row = book.createSheet("表").createRow(0);
                    row.createCell(0).setCellFormula("1+1");
                    row.createCell(1).setCellFormula("\"合\"&\"格\"");
                    row.createCell(2).setCellFormula("IF(1=1,\"\",5)");
                    row.createCell(3).setCellFormula("100%");
                    row.createCell(4).setCellFormula("\"8个\"");
                    book.getCreationHelper().createFormulaEvaluator().evaluateAll();
                    row.getCell(4).setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.NAME);
                }))
                .get("表");

        assertThat(grid.cellAt(0, 0).content())
                .isEqualTo(new CellContent.FormulaContent(
                        "1+1", new CellContent.NumberContent(new java.math.BigDecimal("2"), null, null)));
        assertThat(((CellContent.FormulaContent) grid.cellAt(0, 1).content()).cached())
                .isEqualTo(new CellContent.TextContent("合格"));
        assertThat(((CellContent.FormulaContent) grid.cellAt(0, 2).content()).cached())
                .isEqualTo(new CellContent.TextContent(""));
        assertThat(((CellContent.FormulaContent) grid.cellAt(0, 3).content()).formula())
                .isEqualTo("100%");
        assertThat(grid.cellAt(0, 4).content())
                .as("a text is no error, whatever a program saved beside it")
                .isEqualTo(new CellContent.FormulaContent("8个", new CellContent.TextContent("8个")));
    }

    @Test
    void whatAnXlsFileHidesMergesOrStrikesOutIsReported() {
        Map<String, SheetGrid> sheets = read(TestDocuments.xls(book -> {
            HSSFSheet sheet = book.createSheet("表");
            for (int i = 0; i < 3; i++) {
                sheet.createRow(i).createCell(0).setCellValue("行" + i);
            }
            sheet.getRow(1).setZeroHeight(true);
            sheet.setColumnHidden(2, true);
            sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 1));
            sheet.setAutoFilter(new CellRangeAddress(0, 2, 0, 1));
            HSSFFont struck = book.createFont();
            struck.setStrikeout(true);
            HSSFCellStyle style = book.createCellStyle();
            style.setFont(struck);
            sheet.getRow(2).getCell(0).setCellStyle(style);
            HSSFRichTextString part = new HSSFRichTextString("9095");
            part.applyFont(0, 2, struck);
            part.applyFont(2, 4, book.createFont());
            sheet.getRow(2).createCell(1).setCellValue(part);
            HSSFFont small = book.createFont();
            small.setTypeOffset(Font.SS_SUPER);
            HSSFRichTextString power = new HSSFRichTextString("105");
            power.applyFont(2, 3, small);
            sheet.getRow(2).createCell(3).setCellValue(power);
            book.createSheet("旧").createRow(0).createCell(0).setCellValue("旧");
            book.setSheetHidden(1, true);
        }));
        SheetGrid grid = sheets.get("表");

        assertThat(grid.isHidden(1)).isTrue();
        assertThat(grid.isHidden(0)).isFalse();
        assertThat(grid.isColumnHidden(2)).isTrue();
        assertThat(grid.mergedRegions()).containsExactly(CellRangeAddress.valueOf("A1:B2"));
        assertThat(grid.cellAt(2, 0).struck()).isTrue();
        assertThat(grid.cellAt(2, 1).content()).isEqualTo(new CellContent.TextContent("9095", "95"));
        assertThat(text(grid, "D3")).isEqualTo("10^5");
        assertThat(sheets.get("旧").isSheetHidden()).isTrue();
    }

    private static String paragraph(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    private static String cell(String properties, String content) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
    }

    private static String row(String... cells) {
        return "<w:tr>" + String.join("", cells) + "</w:tr>";
    }

    private static String tbl(String... rows) {
        return "<w:tbl>" + String.join("", rows) + "</w:tbl>";
    }

    @Test
    void tablesOfADocxFileAreSheetsBelowTheLinesBeforeThem() {
        Map<String, SheetGrid> sheets = read(TestDocuments.docx(paragraph("自评表")
                + paragraph("填报单位：某局          金额单位：万元")
                + tbl(row(cell("", paragraph("甲")), cell("", paragraph("一") + paragraph("二"))))
                + "<w:p/>"
                + tbl(row(cell("", paragraph("乙"))))
                + paragraph("第二部分")
                + tbl(row(cell("", paragraph("丙"))))
                + paragraph("自评等级：优")));

        assertThat(sheets.keySet()).containsExactly("表1", "表3");
        SheetGrid first = sheets.get("表1");
        assertThat(text(first, "A1")).isEqualTo("自评表");
        assertThat(text(first, "A2")).isEqualTo("填报单位：某局");
        assertThat(text(first, "A3")).isEqualTo("金额单位：万元");
        assertThat(text(first, "B4")).isEqualTo("一\n二");
        assertThat(text(first, "A5")).isEqualTo("乙");
        assertThat(text(sheets.get("表3"), "A2")).isEqualTo("丙");
        assertThat(text(sheets.get("表3"), "A3")).isEqualTo("自评等级：优");
    }

    @Test
    void mergedCellsOfADocxFileAreRegions() {
        SheetGrid grid = table(TestDocuments.docx(tbl(
                row(
                        cell("<w:vMerge w:val=\"restart\"/>", paragraph("产出")),
                        cell("<w:gridSpan w:val=\"2\"/>", paragraph("数量")),
                        cell("", paragraph("10"))),
                row(
                        cell("<w:vMerge/>", "<w:p/>"),
                        cell("", paragraph("甲")),
                        cell("", paragraph("乙")),
                        cell("", paragraph("20"))),
                "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:hidden/></w:trPr>" + cell("", paragraph("丙"))
                        + "</w:tr>")));

        assertThat(grid.mergedRegions())
                .containsExactlyInAnyOrder(CellRangeAddress.valueOf("A1:A2"), CellRangeAddress.valueOf("B1:C1"));
        assertThat(text(grid, "D1")).isEqualTo("10");
        assertThat(text(grid, "D2")).isEqualTo("20");
        assertThat(text(grid, "B3")).isEqualTo("丙");
        assertThat(grid.isHidden(2)).isTrue();
    }

    @Test
    void whatADocxFileStrikesOutRaisesOrHidesIsReadAsItIsSeen() {
        SheetGrid grid = table(TestDocuments.docx(tbl(row(
                cell("", "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>旧</w:t></w:r></w:p>"),
                cell(
                        "",
                        "<w:p><w:del><w:r><w:delText>90</w:delText></w:r></w:del>"
                                + "<w:ins><w:r><w:t>95</w:t></w:r></w:ins></w:p>"),
                cell(
                        "",
                        "<w:p><w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"
                                + "<w:t>5</w:t></w:r></w:p>"),
                cell("", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:t>明</w:t></w:r></w:p>"),
                cell("", "<w:p><w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F050\"/></w:r></w:p>"),
                "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>" + cell("", paragraph("框"))
                        + "</w:sdtContent></w:sdt>",
                cell("", tbl(row(cell("", paragraph("内一")), cell("", paragraph("内二")))) + "<w:p/>")))));

        assertThat(grid.cellAt(0, 0).struck()).isTrue();
        assertThat(text(grid, "A1")).isEqualTo("旧");
        assertThat(grid.cellAt(0, 1).content()).isEqualTo(new CellContent.TextContent("9095", "95"));
        assertThat(text(grid, "C1")).isEqualTo("10^5");
        assertThat(text(grid, "D1")).isEqualTo("明");
        assertThat(text(grid, "E1")).isEqualTo("√");
        assertThat(text(grid, "F1")).isEqualTo("框");
        assertThat(text(grid, "G1")).isEqualTo("内一\n内二");
    }

    @Test
    void aRowDeletedUnderTrackedChangesIsStruckOut() {
        SheetGrid grid = table(TestDocuments.docx(tbl(
                "<w:tr><w:trPr><w:del/></w:trPr>" + cell("", paragraph("去")) + "</w:tr>",
                row(cell("", paragraph("留"))))));

        assertThat(grid.isStruck(0)).isTrue();
        assertThat(grid.isStruck(1)).isFalse();
    }

    @Test
    void cellsOfAnHtmlTableStandWhereABrowserShowsThem() {
        SheetGrid grid = table(
                TestDocuments.text("<html><body><h1>自评表</h1><div>年度：2022</div><table><col><col style='display:none'>"
                        + "<tr><td rowspan=2>产出<td colspan='2'>数量<td>10</tr><tr><td>甲<td>乙<br>丙\n  丁<td>20</tr>"
                        + "<tr style='display: none'><td>隐</table><p>自评等级：优</p></body></html>"));

        assertThat(text(grid, "A1")).isEqualTo("自评表");
        assertThat(text(grid, "A2")).isEqualTo("年度：2022");
        assertThat(grid.mergedRegions())
                .containsExactlyInAnyOrder(CellRangeAddress.valueOf("A3:A4"), CellRangeAddress.valueOf("B3:C3"));
        assertThat(text(grid, "D3")).isEqualTo("10");
        assertThat(text(grid, "C4")).isEqualTo("乙\n丙 丁");
        assertThat(text(grid, "D4")).isEqualTo("20");
        assertThat(grid.isHidden(4)).isTrue();
        assertThat(grid.isColumnHidden(1)).isTrue();
        assertThat(text(grid, "A6")).isEqualTo("自评等级：优");
    }

    @Test
    void whatAnHtmlFileStrikesOutRaisesOrHidesIsReadAsItIsSeen() {
        SheetGrid grid =
                table(TestDocuments.text("<html><style>.xl1{text-decoration:line-through} .h,.i{display:none}</style>"
                        + "<table><tr><td class=xl1>旧</td><td><del>90</del>95</td><td>10<sup>5</sup></td>"
                        + "<td><span class=i>密</span>明<script>x()</script></td>"
                        + "<td><input value='95.4'></td><td><input type=checkbox checked>是</td></tr></table></html>"));

        assertThat(grid.cellAt(0, 0).struck()).isTrue();
        assertThat(grid.cellAt(0, 1).content()).isEqualTo(new CellContent.TextContent("9095", "95"));
        assertThat(text(grid, "C1")).isEqualTo("10^5");
        assertThat(text(grid, "D1")).isEqualTo("明");
        assertThat(text(grid, "E1")).isEqualTo("95.4");
        assertThat(text(grid, "F1")).isEqualTo("☑是");
    }

    @Test
    void aTableThatLaysOutThePageIsNoSheet() {
        Map<String, SheetGrid> sheets = read(
                TestDocuments.text("<table><tr><td>导航</td><td><table><tr><td>甲</td></tr></table></td></tr></table>"));

        assertThat(sheets.keySet()).containsExactly("表1");
        assertThat(text(sheets.get("表1"), "A1")).isEqualTo("导航");
        assertThat(text(sheets.get("表1"), "A2")).isEqualTo("甲");
    }

    @Test
    void anHtmlFileIsReadInTheEncodingsThatChineseOfficesUse() {
        String page = "<html><table><tr><td>自评</td></tr></table></html>";
        String declared = "<html><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">" + page;
        Charset chinese = Charset.forName("GB18030");

        assertThat(text(table(page.getBytes(chinese)), "A1")).isEqualTo("自评");
        assertThat(text(table(declared.getBytes(chinese)), "A1")).isEqualTo("自评");
        assertThat(text(table(TestDocuments.text(page)), "A1")).isEqualTo("自评");
        assertThat(text(table(("\ufeff" + page).getBytes(java.nio.charset.StandardCharsets.UTF_16LE)), "A1"))
                .isEqualTo("自评");
    }

    private static String odsCell(String attributes, String shown) {
        return "<table:table-cell " + attributes + "><text:p>" + shown + "</text:p></table:table-cell>";
    }

    @Test
    void cellsOfAnOdsFileAreReadAsTheyAreShown() {
        String styles = "<office:automatic-styles><number:percentage-style style:name='N1'>"
                + "<number:number number:decimal-places='1'/><number:text>%</number:text></number:percentage-style>"
                + "<style:style style:name='p' style:family='table-cell' style:data-style-name='N1'/>"
                + "</office:automatic-styles>";
        String cells = odsCell("office:value-type='float' office:value='0.1'", "0.1")
                + odsCell("table:style-name='p' office:value-type='percentage' office:value='0.954'", "95.4%")
                + odsCell("office:value-type='date' office:date-value='2022-12-15'", "2022年12月15日")
                + odsCell("office:value-type='string'", "甲")
                + odsCell("table:formula='of:=1/0' office:value-type='float' office:value='0'", "Err:502")
                + odsCell("office:value-type='currency' office:currency='USD' office:value='480'", "$480.00")
                + odsCell("office:value-type='currency' office:currency='CNY' office:value='480'", "￥480");
        String rows = "<table:table-row>" + cells + "</table:table-row>"
                + "<table:table-row table:visibility='collapse'>" + cells + "</table:table-row>"
                + "<table:table-row table:visibility='filter'>" + cells + "</table:table-row>";
        SheetGrid grid = read(TestDocuments.zip(Map.of(
                        "mimetype",
                        "application/vnd.oasis.opendocument.spreadsheet",
                        "content.xml",
                        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
                                + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
                                + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
                                + " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
                                + " xmlns:number='urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0'>" + styles
                                + "<office:body><office:spreadsheet><table:table table:name='表'>" + rows
                                + "</table:table></office:spreadsheet></office:body></office:document-content>")))
                .get("表");

        assertThat(text(grid, "A1")).isEqualTo("0.1");
        assertThat(text(grid, "B1")).isEqualTo("95.4%");
        assertThat(grid.cellAt(0, 2).content())
                .isInstanceOfSatisfying(CellContent.NumberContent.class, number -> assertThat(number.day())
                        .isEqualTo("2022-12-15"));
        assertThat(text(grid, "D1")).isEqualTo("甲");
        assertThat(((CellContent.FormulaContent) grid.cellAt(0, 4).content()).cached())
                .isEqualTo(new CellContent.ErrorContent("Err:502"));
        assertThat(grid.cellAt(0, 5).content()).isEqualTo(new CellContent.TextContent("$480.00"));
        assertThat(grid.cellAt(0, 6).content()).isInstanceOf(CellContent.NumberContent.class);
        assertThat(grid.isHidden(0)).isFalse();
        assertThat(grid.isHidden(1)).isTrue();
        assertThat(grid.isHidden(2)).isTrue();
    }
}
