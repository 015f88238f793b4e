package org.plumbline.core.annotation;

import java.util.List;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.plumbline.core.spreadsheet.AnnotationStyles;

/** The sheet of problems: one line each, with a link to the cell. */
final class ProblemSheetWriter {

    private static final int[] WIDTHS = {6, 13, 15, 16, 20, 16, 24, 36, 46};
    private static final int HEADER = 3;
    private static final int PLACE = 3;

    private final XSSFSheet sheet;
    private final AnnotationStyles look;

    ProblemSheetWriter(XSSFSheet sheet, AnnotationStyles look) {
        this.sheet = sheet;
        this.look = look;
    }

    void write(List<ProblemLine> lines) {
        long errors = lines.stream().filter(ProblemLine::isError).count();
        look.writeHeader(
                sheet,
                "检查结果 · Problems",
                lines.isEmpty()
                        ? "没有发现问题。 No problems were found."
                        : "错误 %1$d 条（红色），提醒 %2$d 条（黄色），点“单元格”一栏可跳到出错的地方。 %1$d errors, %2$d warnings; the column Cell links to them."
                                .formatted(errors, lines.size() - errors),
                WIDTHS);
        AnnotationStyles.putText(
                sheet.createRow(2),
                0,
                "请直接在本文件中改正，然后整个上传：本表和“说明-读回”不会被当作规则读取，再次检查时会自动换新。"
                        + " Correct this file and upload it again; this sheet is not read, and is replaced by the next check.",
                look.note);
        writeHeadings();
        int row = HEADER + 1;
        for (ProblemLine line : lines) {
            writeLine(sheet.createRow(row), row - HEADER, line);
            row++;
        }
        sheet.createFreezePane(0, HEADER + 1);
        sheet.setRepeatingRows(new CellRangeAddress(HEADER, HEADER, -1, -1));
    }

    private void writeHeadings() {
        look.writeRow(
                sheet.createRow(HEADER),
                look.head,
                "序号\nNo.",
                "级别\nLevel",
                "工作表\nSheet",
                "单元格\nCell",
                "问题\nProblem",
                "填的是\nFound",
                "应为\nExpected",
                "怎么改\nHint",
                "English");
    }

    private void writeLine(XSSFRow row, int number, ProblemLine line) {
        look.writeRow(
                row,
                look.cell,
                Integer.toString(number),
                line.isError() ? "错误 error" : "提醒 warning",
                line.mark().sheet(),
                line.mark().cell(),
                line.mark().text().zh(),
                line.found(),
                line.expected() == null ? null : line.expected().zh(),
                line.hint() == null ? null : line.hint().zh(),
                line.formatEnglish());
        row.getCell(1).setCellStyle(line.isError() ? look.error : look.warning);
        XSSFSheet target = line.mark().sheet() == null
                ? null
                : sheet.getWorkbook().getSheet(line.mark().sheet());
        if (target != null) {
            CellReference place = line.mark().firstCell();
            XSSFCell cell = AnnotationStyles.putText(row, PLACE, formatPlace(line, place, target), look.link);
            XSSFHyperlink link = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
            link.setAddress("'" + target.getSheetName().replace("'", "''") + "'!"
                    + (place == null ? "A1" : place.formatAsString(false)));
            cell.setHyperlink(link);
        }
    }

    private static String formatPlace(ProblemLine line, CellReference place, XSSFSheet target) {
        if (place == null) {
            return "整张表";
        }
        XSSFRow row = target.getRow(place.getRow());
        return line.mark().cell() + (row != null && row.getZeroHeight() ? "（隐藏行）" : "");
    }
}
