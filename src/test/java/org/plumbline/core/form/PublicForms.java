package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.util.List;
import java.util.Map;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.RawWorkbook;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Submission;

/** Forms of the national layout, and what is read of them. */
final class PublicForms {

    static final RuleSet NATIONAL = ShippedFiles.ruleSet("national-project");
    static final String TITLE = row(1, "2022年度项目支出绩效自评表");
    static final String HEADINGS = headings(3);

    private PublicForms() {}

    static String headings(int number) {
        return row(number, "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "实际完成值", "分值", "得分", "偏差原因分析及改进措施");
    }

    static String sheet(String... rows) {
        return "<sheetData>" + String.join("", rows) + "</sheetData>";
    }

    static byte[] form(String... rows) {
        return new RawWorkbook().sheet("表1", null, sheet(rows)).bytes();
    }

    static AcceptedForm read(byte[] form, Map<String, String> answers) {
        FormReading reading =
                FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary()).read(NATIONAL, null, answers);
        assertThat(reading).as(() -> reading.problems().toString()).isInstanceOf(AcceptedForm.class);
        return (AcceptedForm) reading;
    }

    static AcceptedForm read(byte[] form) {
        return read(form, Map.of());
    }

    static Submission submission(byte[] form) {
        AcceptedForm read = read(form);
        assertThat(read.openQuestions()).isEmpty();
        return read.submission();
    }

    static List<String> problems(FormReading reading) {
        return reading.problems().stream()
                .map(problem -> problem.code() + " " + problem.cell())
                .toList();
    }

    static List<String> names(Submission submission) {
        return submission.indicators().stream().map(IndicatorEntry::name).toList();
    }

    static byte[] twoParts(String head) {
        return new RawWorkbook()
                .sheet(
                        "表1",
                        null,
                        sheet(
                                        row(1, "某市财政支出项目绩效目标自评表"),
                                        head,
                                        row(3, "资金来源", "中央（万元）", "本级（万元）", "合计（万元）", "执行数（万元）", "执行率"),
                                        row(4, null, null, 5.5, 5.5, 5.5, 1),
                                        row(5, "项目权重", "评价内容", null, "分值", "自评分", "复核分", "评价标准及依据"),
                                        row(6, "项目决策2分", "决策依据", null, 2, 2, null, "有计2分"),
                                        row(7, "项目管理7分", "财务制度", null, 3, 3, null, "有计3分"),
                                        row(8, null, "运行监管", null, 4, 3, 3),
                                        row(9, "一级指标", "二级指标", "指标名称（三级指标）", "年初指标值", "年终完成值", "自评分", "复核分"),
                                        row(10, "产出指标40分", "数量指标15分", "采购设备", "10台套", "10台套", 15))
                                + "<mergeCells count=\"4\"><mergeCell ref=\"B5:C5\"/><mergeCell ref=\"B6:C6\"/>"
                                + "<mergeCell ref=\"B7:C7\"/><mergeCell ref=\"B8:C8\"/></mergeCells>")
                .bytes();
    }
}
