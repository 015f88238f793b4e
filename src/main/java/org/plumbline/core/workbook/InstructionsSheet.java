package org.plumbline.core.workbook;

import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The sheet 说明: how to edit, what may be changed, common mistakes, the meaning of every column, contacts. */
final class InstructionsSheet {

    private static final int[] WIDTHS = {16, 18, 62, 46};

    private static final String[][] STEPS = {
        {"第一步 改", "另存一份再改。一行就是一条规则：改格子里的内容就是改规则，在表中插入一行或接着最后一行填写就是加规则，"},
        {"", "不用的规则整行删除。规则编号不能与别的行相同；每行都要写明依据（文件名称和条款）。"},
        {"第二步 查", "把改好的文件上传到系统。系统逐格检查，一次列出全部问题，每个问题都注明工作表和单元格；改完再传。"},
        {"第三步 试", "用真实案例试算，看哪些单位、哪些指标的得分变了，变化是否符合文件规定。试算不留下任何记录。"},
        {"", "把典型和临界的情形写进“测试”表，每次上传都会核对；规则改了而用例没改，就会指出是哪一格不符。"},
        {"第四步 发", "提交审批后发布。已经发布的版本不再改动，需要调整时改出新的版本；旧年度的评价仍按旧版本复算。"},
    };

    private static final String[][] READING = {
        {"条件列", "表头为蓝色。同一行的条件要同时满足；留空的格子表示不限。“不小于、不大于”含本数，“大于、小于”不含本数。"},
        {"动作列", "表头为橙色。条件满足时怎样得分、扣分、定等级或提示；在“测试”表中是应得的结果。"},
        {"目录列", "表头为绿色，在“指标”“审核-阈值”和“测试”表中。每一列填什么见第五部分。"},
        {"其他列", "表头为灰色。规则编号用来在评价说明中指明是哪一行；备注只给人看，不参与评分。"},
    };

    private static final String[][] TRAPS = {
        {"百分数", "规则表里率一律填百分点：95.4% 填 95.4。不要输入百分号，也不要把单元格设成百分比格式，否则 Excel 实际存的是 0.954。（填报的自评表里，95.4 和 95.4% 都能读。）"},
        {"全角字符", "数字、小数点和负号用半角。全角的“９５．４”是文字，不是数字。"},
        {"空行和隐藏行", "规则之间不要留空行；不用的行要删除，隐藏或筛选掉的行仍然生效，系统会拒收。"},
        {"合并和公式", "数据区不要合并单元格，也不要用公式；需要时复制后选择性粘贴为数值。"},
        {"日期和编号", "要点写 1-5、编号写 001 的列已设为文本，请不要改成常规，否则 Excel 会当成日期或去掉前面的零。"},
        {"多余的字符", "文字首尾不要有空格；不要用英文双引号、反斜杠、$ 和换行，引号请用“”。"},
        {"锁定的格子", "表头和隐藏的行已锁定，没有密码，只为防止误改；插入行、删除行、排序和调整格式都允许。"},
        {"粘贴", "从别处粘贴时请选“粘贴数值”，以免带来格式、覆盖下拉列表。"},
    };

    /**
     * The instructions for one sheet.
     *
     * @param editable which of its cells may be changed
     * @param heads its columns, or the entries of 方案
     */
    record SheetInstructions(String sheet, String purpose, String editable, List<ColumnDescription> heads) {}

    private final XSSFSheet sheet;
    private final WorkbookStyles look;
    private int next;

    private InstructionsSheet(XSSFSheet sheet, WorkbookStyles look) {
        this.sheet = sheet;
        this.look = look;
    }

    static void write(XSSFSheet sheet, List<SheetInstructions> guides, WorkbookStyles look) {
        InstructionsSheet notes = new InstructionsSheet(sheet, look);
        for (int column = 0; column < WIDTHS.length; column++) {
            sheet.setColumnWidth(column, (WIDTHS[column] + 1) * 256);
        }
        notes.writeText(look.title, "规则工作簿使用说明").setHeightInPoints(32);
        notes.writeTopic("一、怎样修改", STEPS);
        notes.writeTopic("二、怎样看表", READING);
        notes.writeSheets(guides);
        notes.writeTopic("四、容易出错的地方", TRAPS);
        notes.writeColumns(guides);
        notes.writeTopic("六、找谁问", new String[][] {
            {"规则和依据", "本级财政部门绩效管理机构。"},
            {"上传和系统", "本系统管理员。隐藏的技术行损坏时，请取一份完好的工作簿重新填写。"},
        });
        EditableSheet.protect(sheet);
        EditableSheet.setUpPrinting(sheet, true);
        sheet.setDisplayGridlines(false);
    }

    private void writeTopic(String heading, String[][] lines) {
        writeHeading(heading);
        for (String[] line : lines) {
            XSSFRow row = sheet.createRow(next++);
            row.setHeightInPoints(18);
            writeCell(row, 0, line[0], look.topic);
            writeCell(row, 1, line[1], look.line);
        }
    }

    private void writeSheets(List<SheetInstructions> guides) {
        writeHeading("三、有哪些工作表，哪些可以改");
        writeRow(look.label, "工作表", "可以改的", "内容", "不要改的");
        for (SheetInstructions guide : guides) {
            writeRow(look.locked, guide.sheet(), guide.editable(), guide.purpose(), "工作表名称、表头和隐藏的行");
        }
    }

    private void writeColumns(List<SheetInstructions> guides) {
        writeHeading("五、每一列填什么");
        writeRow(look.label, "工作表", "列", "填什么", "可填的内容");
        for (SheetInstructions guide : guides) {
            for (ColumnDescription head : guide.heads()) {
                String must = head.required() ? "必填。" : "";
                writeRow(look.locked, guide.sheet(), head.label(), must + head.meaning(), head.describeExpected());
            }
        }
    }

    private void writeHeading(String heading) {
        next++;
        XSSFRow row = writeText(look.section, heading);
        row.setHeightInPoints(22);
        for (int column = 1; column < WIDTHS.length; column++) {
            row.createCell(column).setCellStyle(look.section);
        }
    }

    private XSSFRow writeText(XSSFCellStyle style, String text) {
        XSSFRow row = sheet.createRow(next++);
        writeCell(row, 0, text, style);
        return row;
    }

    private void writeRow(XSSFCellStyle style, String... texts) {
        XSSFRow row = sheet.createRow(next++);
        int lines = 1;
        for (int column = 0; column < texts.length; column++) {
            writeCell(row, column, texts[column], style);
            lines = Math.max(
                    lines, EditableSheet.countLines(EditableSheet.measureWidth(texts[column]), WIDTHS[column]));
        }
        EditableSheet.setRowHeight(row, lines);
    }

    private static void writeCell(XSSFRow row, int column, String text, XSSFCellStyle style) {
        XSSFCell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }
}
