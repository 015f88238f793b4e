package org.plumbline.core.draft;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A form of twenty indicators, 100 points, as a county prints it: levels merged, percent cells, a total. */
public final class PrintedForm {

    private static final List<String> HEADINGS = List.of("一级指标", "二级指标", "三级指标", "目标值", "权重", "评分标准", "自评得分");

    private static final String LOW = "达到目标值得满分，每低1个百分点扣权重的10%，扣完为止。";

    /** The one sentence that is no rule. */
    private static final String UNCLEAR = "由评价组根据实际情况打分。";

    private static final List<List<Object>> ROWS = List.of(
            List.of("过程指标", "预算执行", "预算执行率", "=100%", 10, "得分=预算执行率×权重，最高不超过满分。"),
            List.of("", "", "资金到位率", "≥100%", 4, LOW),
            List.of("", "", "支付合规率", "≥100%", 4, LOW),
            List.of("", "管理制度", "管理制度健全性", "健全", 4, "①有财务管理制度；②有项目管理制度；③有档案管理制度；④制度得到执行。每符合一项得1分。"),
            List.of("", "", "资金使用合规性", "合规", 4, "①符合用途；②手续完整；③无截留挪用。全部符合得满分，任一项不符合不得分。"),
            List.of("", "", "信息公开情况", "", 4, "按时公开得4分，逾期公开得2分，未公开得0分。"),
            List.of("产出指标", "数量指标", "培训人次", "≥500人次", 6, "完成目标值得满分，未完成的按完成率计分。"),
            List.of("", "", "新建站点数", "≥12个", 6, "每少1个扣0.5分，扣完为止。"),
            List.of("", "", "检查企业数", "≥80家", 6, "完成率90%（含）以上得6分，60%（含）-90%得3分，60%以下不得分。"),
            List.of("", "质量指标", "验收合格率", "≥95%", 6, "95%以上得满分，85%-95%得3分，85%以下不得分。"),
            List.of("", "", "设备完好率", "≥98%", 5, "每低1%扣0.5分，不足1%的不扣。"),
            List.of("", "", "安全事故起数", "=0起", 5, "未发生安全事故得满分，每发生1起扣2.5分，扣完为止。"),
            List.of("", "时效指标", "办结天数", "≤30天", 5, "不超过30天得满分，每超1天扣0.5分，扣完为止。"),
            List.of("", "", "按期完工率", "=100%", 5, "实际值为100%得满分，每降低1%扣权重分的10%，不足1%按1%计。"),
            List.of("", "成本指标", "人均成本", "≤150元", 6, "得分=目标值÷实际值×分值，不超过目标值得满分。"),
            List.of("效益指标", "社会效益", "政策知晓率", "≥85%", 5, "85%（含）以上得5分，70%（含）-85%得3分，低于70%不得分。"),
            List.of("", "", "社会影响", "", 5, "优秀得满分，良好得80%，一般得60%，较差得0分。"),
            List.of("", "可持续影响", "长效机制", "", 3, "建立了长效机制得3分，未建立不得分。"),
            List.of("", "", "队伍稳定率", "≥90%", 2, UNCLEAR),
            List.of("满意度指标", "服务对象满意度", "群众满意度", "≥90%", 5, "达到90%得满分，每低1个百分点扣0.5分，不足1个百分点按比例扣分，低于60%不得分。"));

    private PrintedForm() {}

    public static byte[] bytes() {
        return write(UNCLEAR);
    }

    /** The same with a rule in place of the sentence that is none. */
    public static byte[] complete() {
        return write("达到90%得满分，每低5个百分点扣0.5分，扣完为止。");
    }

    private static byte[] write(String last) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.createSheet("自评表");
            sheet.createRow(0).createCell(0).setCellValue("某县2025年度项目支出绩效自评表");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, HEADINGS.size() - 1));
            write(sheet.createRow(1), HEADINGS);
            for (int i = 0; i < ROWS.size(); i++) {
                List<Object> row = ROWS.get(i).stream()
                        .map(cell -> cell.equals(UNCLEAR) ? last : cell)
                        .toList();
                write(sheet.createRow(2 + i), row);
            }
            write(sheet.createRow(2 + ROWS.size()), List.of("合计", "", "", "", 100));
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(XSSFRow row, List<?> values) {
        for (int column = 0; column < values.size(); column++) {
            if (values.get(column) instanceof Integer number) {
                row.createCell(column).setCellValue(number);
            } else if (!values.get(column).equals("")) {
                row.createCell(column).setCellValue((String) values.get(column));
            }
        }
    }
}
