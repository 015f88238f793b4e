package org.plumbline.core.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FilledForm;
import org.plumbline.core.form.FormReading;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** Headings in two rows, or one over several columns; levels with their points; numbered names; amounts beside their labels. */
class FormHeadingsTest {

    private static final Object[][] TWO_ROWS = {
        {"部门整体绩效自评表（2020年度）"},
        {"部门名称：某县医疗保障局", null, null, null, "单位：万元"},
        {"全年预算数", "8,383.52", "全年执行数", "8,352.09"},
        {"序号", "自评分", "指标", null, null, "完成情况", null, "分值", "备注"},
        {null, null, "一级", "二级", "三级指标", "目标", "实际", null, null},
        {1, "2分", "一、部门管理（40分）", "资金投入(20分)", "1.支出进度率", "=100%", "95.4%", "4", null},
        {2, "5.00", "二、部门产出（40分）", "成本(5)", "（2）一般性支出压减率", "≥0%", "0%", "5分", null},
        {"合计", "96.5", null, null, null, null, null, "100"},
        {"自评等次", "优"},
        {"注：得分不超过分值。"}
    };

    @Test
    void theLowerOfTwoHeadingRowsTellsAMergedHeadingApart() {
        Submission read = read("dachang-department", TWO_ROWS, "A4:A5", "B4:B5", "C4:E4", "F4:G4", "H4:H5", "I4:I5");
        assertThat(read.indicators()).extracting(IndicatorEntry::code).containsExactly("d03", "d21");
        assertThat(read.indicators())
                .extracting(IndicatorEntry::actual)
                .containsExactly(Value.of(new BigDecimal("95.4")), Value.of(new BigDecimal("0")));
        assertThat(read.indicators())
                .extracting(IndicatorEntry::declaredScore)
                .containsExactly(new BigDecimal("2"), five());
        assertThat(read.budget().adjusted()).isEqualByComparingTo("8383.52");
        assertThat(read.budget().executed()).isEqualByComparingTo("8352.09");
        assertThat(read.budget().unit()).isEqualTo("万元");
        assertThat(read.declared().grade()).isEqualTo("优");
    }

    private static BigDecimal five() {
        return new BigDecimal("5.00").stripTrailingZeros();
    }

    /** The row below alone names target and actual; nothing is merged downwards. */
    @Test
    void headingsInEitherRowAreFound() {
        Object[][] rows = {
            {"2023年度项目绩效自评表"},
            {"一级指标", "二级指标", "三级指标", "指标值", null, "得分"},
            {null, null, null, "年度指标值", "实际完成值", null},
            {"产出指标（50分）", "数量指标", "开展检查次数", "≥30次", "53次", "10"},
        };
        IndicatorEntry entry =
                read("zhaohua-project", rows, "D2:E2").indicators().get(0);
        assertThat(entry.name()).isEqualTo("开展检查次数");
        assertThat(entry.level1()).as("rules ask for the level by its name").isEqualTo("产出指标");
        assertThat(entry.target().value()).isEqualTo(Value.of(new BigDecimal("30")));
        assertThat(entry.actual()).isEqualTo(Value.of(new BigDecimal("53")));
        assertThat(entry.declaredScore()).isEqualByComparingTo("10");
    }

    @Test
    void oneHeadingOverThreeColumnsIsLevelsAndName() {
        Object[][] rows = {
            {"2023年度项目绩效自评表"},
            {"绩效指标", null, null, "指标值", "完成值", "自评得分"},
            {"产出指标", "数量指标", "开展检查次数", "≥30次", "53次", 10},
            {"满意度指标", "服务对象满意度", "群众满意度", "90%以上", "95%", 10},
        };
        Submission read = read("zhaohua-project", rows, "A2:C2");
        assertThat(read.indicators())
                .extracting(IndicatorEntry::level1, IndicatorEntry::level2, IndicatorEntry::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("产出指标", "数量指标", "开展检查次数"),
                        org.assertj.core.groups.Tuple.tuple("满意度指标", "服务对象满意度", "群众满意度"));
    }

    /** A bracket that is no number of points is part of a level's name, and so is a number of an own indicator's. */
    @Test
    void onlyKnownPartsOfAHeadingAreRemoved() {
        Object[][] rows = {
            {"2023年度项目绩效自评表"},
            {"一级指标", "二级指标", "三级指标", "指标值", "完成值"},
            {"产出指标（含成本）", "数量指标", "12345热线办结件数", "≥30件", "53件"},
        };
        IndicatorEntry entry = read("zhaohua-project", rows).indicators().get(0);
        assertThat(entry.level1()).isEqualTo("产出指标（含成本）");
        assertThat(entry.name()).isEqualTo("12345热线办结件数");
    }

    private static Submission read(String scheme, Object[][] rows, String... merged) {
        FormReading reading = FilledForm.open("自评表.xlsx", form(rows, merged), ShippedFiles.formDictionary())
                .read(ShippedFiles.ruleSet(scheme), null, java.util.Map.of());
        assertThat(reading).as(() -> reading.problems().toString()).isInstanceOf(AcceptedForm.class);
        assertThat(((AcceptedForm) reading).openQuestions()).isEmpty();
        return ((AcceptedForm) reading).submission();
    }

    private static byte[] form(Object[][] rows, String... merged) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.createSheet("自评表");
            for (int i = 0; i < rows.length; i++) {
                XSSFRow row = sheet.createRow(i);
                for (int column = 0; column < rows[i].length; column++) {
                    if (rows[i][column] instanceof Integer number) {
                        row.createCell(column).setCellValue(number);
                    } else if (rows[i][column] != null) {
                        row.createCell(column).setCellValue(rows[i][column].toString());
                    }
                }
            }
            for (String range : merged) {
                sheet.addMergedRegion(CellRangeAddress.valueOf(range));
            }
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
