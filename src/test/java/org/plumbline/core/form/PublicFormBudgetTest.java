package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.form.PublicForms.TITLE;
import static org.plumbline.core.form.PublicForms.form;
import static org.plumbline.core.form.PublicForms.problems;
import static org.plumbline.core.form.PublicForms.read;
import static org.plumbline.core.form.PublicForms.submission;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.form.FormReading.Question;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** Budgets of forms that public bodies publish are read whole, compared with their parts, and asked about. */
class PublicFormBudgetTest {

    @Test
    void aBudgetIsReadUnderHeadingsWithLettersAndItsPointsAreCompared() {
        byte[] form = form(
                TITLE,
                row(2, "预算执行情况（万元）（20分）", null, "预算数（A）", "执行数（B）", "执行率（B/A）", "得分（20分*执行率）"),
                row(3, null, "年度财政资金总额", 1000, 1000, "<c r=\"@\"><v>1</v></c>", 20),
                row(4, "一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "得分"),
                row(5, "产出指标", "数量指标", "医疗收入", "5亿元", "6.47亿元", 10));
        Submission read = submission(form);
        assertThat(read.budget().adjusted()).isEqualByComparingTo("1000");
        assertThat(read.budget().executed()).isEqualByComparingTo("1000");
        assertThat(read.indicators().get(0).code()).isEqualTo("ZX");
        assertThat(read.indicators().get(0).declaredScore()).isEqualByComparingTo("20");
        assertThat(read.indicators().get(1).target().unit()).isEqualTo("亿元");
        assertThat(read.indicators().get(1).actual()).isEqualTo(Value.of(new BigDecimal("6.47")));
        assertThat(read.indicators().get(1).weight()).isNull();
        assertThat(problems(read(form))).containsExactly("RATE_WEIGHT F2");
    }

    @Test
    void amountsBesideAZeroTotalAreAsked() {
        byte[] form = form(
                TITLE,
                row(2, "项目资金（万元）", "年初预算数", "全年预算数", "全年执行数"),
                row(3, "年度资金总额", 0, 0, 0),
                row(4, "其中：当年财政拨款", 202.64, 132.912, 132.912),
                row(5),
                row(6, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "得分"),
                row(7, "产出指标", "数量指标", "人数", "≥5人", "6人", 10));
        AcceptedForm open = read(form);
        assertThat(open.openQuestions()).hasSize(1);
        Question question = open.openQuestions().get(0);
        assertThat(question.text().zh()).contains("其中");
        assertThat(read(form, Map.of(question.key(), "其中当年财政拨款"))
                        .submission()
                        .budget()
                        .executed())
                .isEqualByComparingTo("132.912");
        assertThat(read(form, Map.of(question.key(), "年度资金总额"))
                        .submission()
                        .budget()
                        .executed())
                .isEqualByComparingTo("0");
    }

    @Test
    void partsThatDoNotAddUpToTheTotalAreReported() {
        byte[] form = form(
                TITLE,
                row(2, "项目资金（万元）", "年初预算数", "全年预算数", "全年执行数"),
                row(3, "年度资金总额", 100, 100, 90),
                row(4, "其中：当年财政拨款", 60, 60, 60),
                row(5, "其他资金", 40, 40, 20),
                row(6),
                row(7, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "得分"),
                row(8, "产出指标", "数量指标", "人数", "≥5人", "6人", 10));
        assertThat(submission(form).budget().executed()).isEqualByComparingTo("90");
        assertThat(problems(read(form))).containsExactly("PARTS_DIFFER D3");
    }

    @Test
    void aDepartmentsFormIsReadAndARateWithoutAmountsIsNamed() {
        byte[] form = form(
                row(1, "部门整体绩效自评表"),
                row(2, "（2022年度）"),
                row(3, "主管部门", "某融媒体中心", null, null, null, null, null, "自评总分（分）", 97.6),
                row(4, "部门预算执行情况", null, "年初预算数", "全年（调整）预算数", "全年执行数", "执行率（%）", "执行率权重", "执行率得分（分）"),
                row(5, "总金额", null, null, null, null, "76%", 10, 7.6),
                row(6, "指标名称", "计量单位", "指标性质", "年初指标值", "调整指标值", "全年完成值", "得分系数（%）", "指标权重（分）", "指标得分（分）", "是否核心指标"),
                row(7, "政府采购执行率", "%", "定量指标", "100%", null, "72.74%", "100%", 2, 2, "是"),
                row(8, "制度健全性", null, "定性指标", "高", null, "高", "100%", 3, 3, "否"));
        Submission read = submission(form);
        assertThat(read.subject().name()).isEqualTo("某融媒体中心");
        assertThat(read.subject().type()).isEqualTo("DEPARTMENT");
        assertThat(read.declared().total()).isEqualByComparingTo("97.6");
        assertThat(read.indicators().get(0).declaredScore()).isEqualByComparingTo("7.6");
        assertThat(read.indicators().get(1).actual()).isEqualTo(Value.of(new BigDecimal("72.74")));
        assertThat(read.indicators().get(1).weight()).isEqualByComparingTo("2");
        assertThat(problems(read(form)))
                .containsExactly("RATE_ALONE F5", "SUM_DIFFERS I3", "COLUMN_LEFT_OUT G6", "COLUMN_LEFT_OUT J6");
    }
}
