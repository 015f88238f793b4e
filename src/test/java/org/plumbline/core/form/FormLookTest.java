package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.form.ShownForms.DACHANG;
import static org.plumbline.core.form.ShownForms.HEAD;
import static org.plumbline.core.form.ShownForms.TITLE;
import static org.plumbline.core.form.ShownForms.alternatives;
import static org.plumbline.core.form.ShownForms.answered;
import static org.plumbline.core.form.ShownForms.asked;
import static org.plumbline.core.form.ShownForms.codes;
import static org.plumbline.core.form.ShownForms.end;
import static org.plumbline.core.form.ShownForms.figure;
import static org.plumbline.core.form.ShownForms.form;
import static org.plumbline.core.form.ShownForms.head;
import static org.plumbline.core.form.ShownForms.read;
import static org.plumbline.core.form.ShownForms.sheet;
import static org.plumbline.core.form.ShownForms.styled;
import static org.plumbline.core.form.ShownForms.submission;
import static org.plumbline.core.form.ShownForms.tested;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.spreadsheet.RawWorkbook;

/** What is struck out, hidden, beside or below the table of a form is read as a person would, or asked about. */
class FormLookTest {

    @Test
    void strikingOutAPartIsAskedAndAPowerIsNoNumber() {
        RawWorkbook struck = new RawWorkbook();
        int text = struck.shared("<r><rPr><strike/></rPr><t>90</t></r><r><t>95</t></r>");
        byte[] form = form(struck, "≥95%", "<c r=\"@\" t=\"s\"><v>" + text + "</v></c>")
                .bytes();
        assertThat(alternatives(asked(form))).startsWith("95").contains("不填");
        assertThat(answered(form, "95").indicators().get(0).actual()).isEqualTo(figure("95"));
        assertThat(answered(form, "不填").indicators().get(0).actual()).isNull();
        RawWorkbook raised = new RawWorkbook();
        int power = raised.shared(
                "<r><t>10</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>5</t></r><r><t>人次</t></r>");
        byte[] powers = form(raised, "≥1000人次", "<c r=\"@\" t=\"s\"><v>" + power + "</v></c>")
                .bytes();
        assertThat(alternatives(asked(powers))).startsWith("100000");
        assertThat(alternatives(
                        asked(form(new RawWorkbook(), "≥1000人次", "10⁵人次").bytes())))
                .startsWith("100000");
    }

    @Test
    void aCellThatIsStruckOutIsAskedAndARowIsReported() {
        byte[] cell = form(new RawWorkbook(), "≥95%", "<c r=\"@\" s=\"1\"><v>96</v></c>")
                .bytes();
        assertThat(alternatives(asked(cell))).containsExactly("96", "不填");
        String struck = "<c r=\"@\" s=\"1\" t=\"inlineStr\"><is><t>%s</t></is></c>";
        byte[] row = new RawWorkbook()
                .sheet(
                        "自评表",
                        "<sheetData>" + head(TITLE) + row(5, HEAD) + tested(6, "≥95%", 95)
                                + row(
                                        7,
                                        "产出指标",
                                        "数量指标",
                                        struck.formatted("作废指标"),
                                        struck.formatted("≥95%"),
                                        styled(1, "10"),
                                        styled(1, "0"))
                                + end(8) + "</sheetData>")
                .bytes();
        assertThat(submission(row).indicators()).hasSize(3);
        assertThat(codes(read(row, Map.of()))).contains("STRUCK_ROW C7");
    }

    @Test
    void subtotalsAndBlankRowsInsideTheTableEndNothing() {
        String between = row(7, "合计", null, null, null, null, 40, 40);
        byte[] subtotal = new RawWorkbook()
                .sheet(
                        "自评表",
                        "<sheetData>" + head(TITLE) + row(5, HEAD) + tested(6, "≥95%", 95) + between + end(8)
                                + "</sheetData>")
                .bytes();
        assertThat(submission(subtotal).indicators()).hasSize(2);
        assertThat(submission(subtotal).declared().total()).isEqualByComparingTo("95");
        assertThat(codes(read(subtotal, Map.of()))).contains("ROW_UNREAD A7:H7");
        byte[] blank = new RawWorkbook()
                .sheet(
                        "自评表",
                        "<sheetData>" + head(TITLE) + row(5, HEAD) + tested(6, "≥95%", 95) + end(12) + "</sheetData>")
                .bytes();
        assertThat(submission(blank).indicators()).hasSize(2);
        assertThat(submission(blank).declared().total()).isEqualByComparingTo("95");
    }

    @Test
    void whatStandsBelowTheTotalIsNoIndicator() {
        byte[] form = new RawWorkbook()
                .sheet(
                        "自评表",
                        "<sheetData>" + head(TITLE) + row(5, HEAD) + tested(6, "≥95%", 95) + end(7)
                                + row(9, "其他需要说明的问题", null, "无")
                                + row(10, "填表人", null, "张某", null, "联系电话", "01012345678") + "</sheetData>")
                .bytes();
        assertThat(submission(form).indicators()).hasSize(2);
    }

    @Test
    void twoColumnsOfOneMeaningAreAsked() {
        byte[] targets = new RawWorkbook()
                .sheet(
                        "自评表",
                        "<sheetData>" + head(TITLE)
                                + row(5, "一级指标", "二级指标", "三级指标", "年初目标值", "调整后目标值", "全年完成值", "分值", "得分")
                                + row(6, "产出指标", "数量指标", "被测指标", "≥400人次", "≥200人次", 200, 90, 90) + "</sheetData>")
                .bytes();
        assertThat(alternatives(asked(targets))).containsExactly("D", "E");
        assertThat(answered(targets, "E").indicators().get(0).target().value()).isEqualTo(figure("200"));
        byte[] hidden = new RawWorkbook()
                .sheet(
                        "自评表",
                        "<cols><col min=\"5\" max=\"5\" hidden=\"1\"/></cols><sheetData>" + head(TITLE)
                                + row(5, "一级指标", "二级指标", "三级指标", "年度指标值", "实际值", "实际完成值", "分值", "得分")
                                + row(6, "产出指标", "数量指标", "被测指标", "≥200人次", 150, 200, 90, 90) + "</sheetData>")
                .bytes();
        assertThat(asked(hidden).alternatives().get(0).label().zh()).contains("隐藏");
        assertThat(answered(hidden, "F").indicators().get(0).actual()).isEqualTo(figure("200"));
        assertThat(codes(read(hidden, Map.of(asked(hidden).key(), "E")))).contains("HIDDEN_COLUMN E5");
    }

    @Test
    void twoYearsInATitleAreAskedAndNotesBesideTheFormNameNone() {
        byte[] form = new RawWorkbook()
                .sheet(
                        "自评表",
                        "<sheetData>" + head("2023年开展的2022年度项目支出绩效自评表") + row(5, HEAD) + tested(6, "≥95%", 95) + end(7)
                                + "</sheetData>")
                .bytes();
        assertThat(alternatives(asked(form))).containsExactly("2022", "2023");
        assertThat(answered(form, "2023").fiscalYear()).isEqualTo(2023);
        assertThat(FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary())
                        .findFiscalYear())
                .contains(2022);
        assertThat(FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary())
                        .findFiscalYears(Map.of("自评表!A1", "2023")))
                .containsExactly(2023);
        byte[] noted = form(new RawWorkbook().rows("填报说明", row(1, "填报说明（2022年修订）")), "≥95%", 95)
                .bytes();
        assertThat(FilledForm.open("x.xlsx", noted, ShippedFiles.formDictionary())
                        .findFiscalYear())
                .contains(2023);
        assertThat(submission(noted).fiscalYear()).isEqualTo(2023);
    }

    @Test
    void aHiddenSheetIsNotReadBesideAVisibleForm() {
        byte[] form = form(new RawWorkbook().sheet("旧表", "hidden", sheet("≥95%", 10)), "≥95%", 95)
                .bytes();
        assertThat(submission(form).indicators().get(0).actual()).isEqualTo(figure("95"));
        assertThat(read(form, Map.of()).problems())
                .extracting(FormProblem::code)
                .contains("HIDDEN_SHEET");
    }

    private static FormReading checklist(Object actual, Object checks) {
        byte[] form = new RawWorkbook()
                .rows(
                        "自评表",
                        row(1, "2020年度自评表"),
                        row(2, "指标编号", "三级指标", "实际值", "要点", "自评得分"),
                        row(3, "d06", "财务管理制度健全性", actual, checks, 1))
                .bytes();
        return FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary()).read(DACHANG, null, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-3", "1 2 3", "①②③", "1、2、3", "1,2,3", "1；2；3", "1\n2\n3", "全部", "1至3", "第1、2、3项", "１－３"})
    void pointsAreReadInWhicheverWayTheyAreWritten(String written) {
        AcceptedForm beside = (AcceptedForm) checklist("健全", written);
        assertThat(beside.submission().indicators().get(0).checks()).containsExactly("1", "2", "3");
        AcceptedForm instead = (AcceptedForm) checklist(written, null);
        assertThat(instead.submission().indicators().get(0).checks()).containsExactly("1", "2", "3");
        assertThat(instead.submission().indicators().get(0).actual()).isNull();
    }

    @Test
    void aPointThatTheSchemeDoesNotHaveIsAProblemOfItsCell() {
        for (String written : List.of("1、9", "1-9", "甲")) {
            assertThat(codes(checklist("健全", written))).as(written).containsExactly("POINT_UNKNOWN D3");
        }
        RawWorkbook workbook = new RawWorkbook();
        String day = styled(workbook.format("m\"月\"d\"日\""), "44929");
        byte[] form = workbook.rows(
                        "自评表",
                        row(1, "2020年度自评表"),
                        row(2, "指标编号", "三级指标", "实际值", "要点", "自评得分"),
                        row(3, "d06", "财务管理制度健全性", "健全", day, 1))
                .bytes();
        assertThat(codes(FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary())
                        .read(DACHANG, null, Map.of())))
                .as("Excel made a day of 1-3")
                .containsExactly("DATE D3");
    }
}
