package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.form.ShownForms.HEAD;
import static org.plumbline.core.form.ShownForms.TITLE;
import static org.plumbline.core.form.ShownForms.alternatives;
import static org.plumbline.core.form.ShownForms.answered;
import static org.plumbline.core.form.ShownForms.asked;
import static org.plumbline.core.form.ShownForms.codes;
import static org.plumbline.core.form.ShownForms.end;
import static org.plumbline.core.form.ShownForms.figure;
import static org.plumbline.core.form.ShownForms.form;
import static org.plumbline.core.form.ShownForms.read;
import static org.plumbline.core.form.ShownForms.styled;
import static org.plumbline.core.form.ShownForms.submission;
import static org.plumbline.core.form.ShownForms.tested;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.core.spreadsheet.RawWorkbook;
import org.plumbline.vocabulary.Value;

/** A form is read as Excel shows it; where what it stores and what it shows may both be meant, that is asked. */
class FormAsShownTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            ≤500万元,   480万,      480
            ≤500万元,   480万元,    480
            ≤50000万元, 4.8亿,      48000
            ≤50000万元, 4.8亿元,    48000
            ≤5亿元,     48000万,    4.8
            ≤5000000元, 480万,      4800000
            ≥30000人次, 5.85万,     58500
            ≥3万人次,   58500人次,  5.85
            ≥3万人次,   5.85万,     5.85
            ≥50%,       950‰,       95
            """)
    void aMultipleIsCountedInTheTargetsUnit(String target, String actual, String read) {
        assertThat(tested(form(new RawWorkbook(), target, actual)).actual()).isEqualTo(figure(read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0_%", "0.0\"%\"", "0.0\\%", "0.0!%"})
    void aPercentSignThatDoesNotMultiplyIsAUnitOrAWidth(String format) {
        RawWorkbook workbook = new RawWorkbook();
        String cell = styled(workbook.format(format), "95.4");
        assertThat(tested(form(workbook, "≥95%", cell)).actual()).isEqualTo(figure("95.4"));
    }

    @Test
    void aFormatThatShowsAnotherAmountIsAsked() {
        RawWorkbook workbook = new RawWorkbook();
        byte[] form = form(workbook, "≤4万元", styled(workbook.format("0!.0,\"万\""), "35000"))
                .bytes();
        assertThat(alternatives(asked(form))).containsExactly("35000", "3.5万", "不填");
        assertThat(answered(form, "3.5万").indicators().get(0).actual()).isEqualTo(figure("3.5"));
        assertThat(answered(form, "35000").indicators().get(0).actual()).isEqualTo(figure("35000"));
    }

    @Test
    void aFormatThatShowsTheSameAmountIsNotAsked() {
        RawWorkbook workbook = new RawWorkbook();
        String cell = styled(workbook.format("0!.0,\"万\""), "35000");
        assertThat(tested(form(workbook, "≥30000人次", cell)).actual()).isEqualTo(figure("35000"));
    }

    @Test
    void aPercentageThatIsShownRoundedIsAsked() {
        RawWorkbook workbook = new RawWorkbook();
        byte[] form =
                form(workbook, "≥100%", styled(workbook.format("0%"), "0.996")).bytes();
        assertThat(alternatives(asked(form))).containsExactly("99.6%", "100%", "不填");
        assertThat(answered(form, "99.6%").indicators().get(0).actual()).isEqualTo(figure("99.6"));
    }

    @Test
    void aFormulasResultIsRoundedAndReported() {
        for (String[] pair : new String[][] {{"0.00%", "0.9962509781094386"}, {"0.00", "99.62509781094386"}}) {
            RawWorkbook workbook = new RawWorkbook();
            int style = workbook.format(pair[0]);
            byte[] form = form(workbook, "≥100%", "<c r=\"@\" s=\"" + style + "\"><f>a/b</f><v>" + pair[1] + "</v></c>")
                    .bytes();
            assertThat(submission(form).indicators().get(0).actual()).isEqualTo(figure("99.625097810944"));
            assertThat(codes(read(form, Map.of()))).contains("ROUNDED E6", "FORMULA_VALUE E6");
        }
    }

    @Test
    void aFormulaThatGaveAnEmptyTextIsBlank() {
        String empty = "<c r=\"@\" t=\"str\"><f>IF(1=1,\"\",1)</f><v></v></c>";
        assertThat(tested(form(new RawWorkbook(), "≥95%", empty)).actual()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0.95, 95%", "1.05, 105%", "2, 200%", "-0.5, -50%"})
    void aShareUnderAPercentageIsAsked(String typed, String share) {
        byte[] form = form(new RawWorkbook(), "≥100%", new BigDecimal(typed)).bytes();
        assertThat(alternatives(asked(form))).containsExactly(share, typed + "%", "不填");
    }

    @Test
    void aNumberThatIsNoShareIsNotAsked() {
        assertThat(tested(form(new RawWorkbook(), "≥95%", 10)).actual()).isEqualTo(figure("10"));
        assertThat(tested(form(new RawWorkbook(), "≤5%", 2)).actual()).isEqualTo(figure("2"));
        assertThat(tested(form(new RawWorkbook(), "≥200人次", 2)).actual()).isEqualTo(figure("2"));
    }

    @ParameterizedTest
    @CsvSource({"'1,5', 1.5", "'95,4%', 95.4", "'95，4％', 95.4"})
    void aDecimalCommaIsAmongTheAnswers(String typed, String number) {
        byte[] form = form(new RawWorkbook(), "≥95%", typed).bytes();
        assertThat(alternatives(asked(form))).contains(number);
        assertThat(answered(form, number).indicators().get(0).actual()).isEqualTo(figure(number));
    }

    @Test
    void datesAreReadFromWhereTheWorkbookCountsThem() {
        RawWorkbook workbook = new RawWorkbook();
        String day = styled(workbook.format("yyyy\\-mm\\-dd"), "43448");
        assertThat(tested(form(workbook.from1904(), "2022年12月15日", day)).actual())
                .isEqualTo(Value.of("2022-12-15"));
        assertThat(tested(form(new RawWorkbook(), "2022年12月15日", "<c r=\"@\" t=\"d\"><v>2022-12-15T00:00:00</v></c>"))
                        .actual())
                .isEqualTo(Value.of("2022-12-15"));
    }

    private static byte[] money(String rows) {
        return new RawWorkbook()
                .sheet(
                        "自评表",
                        "<sheetData>" + row(1, TITLE) + row(2, "项目名称", "某培训项目") + rows + row(6, HEAD)
                                + tested(7, "≥95%", 95) + end(8) + "</sheetData>")
                .bytes();
    }

    @Test
    void eachAmountIsInTheUnitOfItsHeading() {
        byte[] form = money(row(3, null, "年初预算数（万元）", "全年预算数（万元）", "全年执行数（元）") + row(4, "年度资金总额", 100, 100, 600000));
        assertThat(submission(form).budget().unit()).isEqualTo("万元");
        assertThat(submission(form).budget().executed()).isEqualByComparingTo("60");
        byte[] yi = money(row(3, null, "年初预算数（亿元）", "全年预算数（亿元）", "全年执行数（万元）") + row(4, "年度资金总额", 1, 1, 9500));
        assertThat(submission(yi).budget().executed()).isEqualByComparingTo("0.95");
    }

    @Test
    void anExecutionRateThatCannotBeIsAsked() {
        byte[] form = money(row(3, null, "年初预算数（万元）", "全年预算数（万元）", "全年执行数（万元）") + row(4, "年度资金总额", 100, 100, 950000));
        assertThat(alternatives(asked(form))).containsExactly("元", "不填");
        assertThat(answered(form, "元").budget().executed()).isEqualByComparingTo("95");
        assertThat(answered(form, "不填").budget().executed()).isNull();
    }

    @Test
    void aBudgetWithoutATotalRowIsAsked() {
        byte[] form = money(row(3, null, "年初预算数（万元）", "全年预算数（万元）", "全年执行数（万元）")
                + row(4, "财政拨款", 80, 80, 80)
                + row(5, "其他资金", 20, 20, 15));
        assertThat(alternatives(asked(form))).containsExactly("相加", "财政拨款", "其他资金");
        assertThat(answered(form, "相加").budget().adjusted()).isEqualByComparingTo("100");
        assertThat(answered(form, "相加").budget().executed()).isEqualByComparingTo("95");
        assertThat(answered(form, "财政拨款").budget().executed()).isEqualByComparingTo("80");
    }
}
