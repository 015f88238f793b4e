package org.plumbline.core.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.BlankFormTest;
import org.plumbline.core.form.FilledForm;
import org.plumbline.core.form.FormLayout;
import org.plumbline.core.form.FormProblem;
import org.plumbline.core.form.FormReading;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.form.FormReading.Question;
import org.plumbline.core.form.FormReading.RejectedForm;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** Forms with mistakes and oddities: each is reported or asked about with its cell, and nothing throws. */
class UnusualFormTest {

    private static final RuleSet DACHANG = ShippedFiles.ruleSet("dachang-department");
    private static final RuleSet OPEN = ShippedFiles.ruleSet("zhaohua-project");

    private static final Object[] HEAD = {"指标编号", "一级指标", "二级指标", "三级指标", "目标值", "实际值", "权重", "自评得分"};

    /** A form of one sheet: a title with the year, the header in row 2, then these rows. */
    private static byte[] form(Consumer<XSSFSheet> also, Object[]... rows) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.createSheet("表1");
            sheet.createRow(0).createCell(0).setCellValue("2023年度自评表");
            for (int i = -1; i < rows.length; i++) {
                Object[] cells = i < 0 ? HEAD : rows[i];
                sheet.createRow(i + 2);
                for (int column = 0; column < cells.length; column++) {
                    XSSFCell cell = sheet.getRow(i + 2).createCell(column);
                    if (cells[column] instanceof Number number) {
                        cell.setCellValue(number.doubleValue());
                    } else if (cells[column] != null) {
                        cell.setCellValue(cells[column].toString());
                    }
                }
            }
            also.accept(sheet);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] form(Object[]... rows) {
        return form(sheet -> {}, rows);
    }

    private static Object[] own(Object target, Object actual) {
        return new Object[] {"x1", null, null, "某项指标", target, actual, 10, 10};
    }

    private static FormReading read(RuleSet ruleSet, byte[] form, Map<String, String> answers) {
        return FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary()).read(ruleSet, null, answers);
    }

    private static IndicatorEntry only(byte[] form) {
        AcceptedForm read = (AcceptedForm) read(OPEN, form, Map.of());
        assertThat(read.openQuestions()).isEmpty();
        return read.submission().indicators().get(0);
    }

    private static void refused(RuleSet ruleSet, byte[] form, String... codesAndCells) {
        FormReading reading = read(ruleSet, form, Map.of());
        assertThat(reading).isInstanceOf(RejectedForm.class);
        assertThat(reading.problems().stream()
                        .filter(FormProblem::blocking)
                        .map(problem -> problem.code() + " " + problem.cell()))
                .containsExactly(codesAndCells);
    }

    private static Question asked(RuleSet ruleSet, byte[] form) {
        AcceptedForm read = (AcceptedForm) read(ruleSet, form, Map.of());
        assertThat(read.submission()).as("nothing is guessed").isNull();
        assertThat(read.openQuestions()).hasSize(1);
        return read.openQuestions().get(0);
    }

    private static IndicatorEntry answered(byte[] form, String key, String answer) {
        AcceptedForm read = (AcceptedForm) read(OPEN, form, Map.of(key, answer));
        assertThat(read.openQuestions()).isEmpty();
        return read.submission().indicators().get(0);
    }

    @Test
    void targetsAreReadAsPeopleWriteThem() {
        Map<String, Target> targets = new HashMap<>();
        targets.put("≥95%", target(Operator.AT_LEAST, "95", "%"));
        targets.put("＞＝ 95 ％", target(Operator.AT_LEAST, "95", "%"));
        targets.put("不低于95%", target(Operator.AT_LEAST, "95", "%"));
        targets.put("10个以上", target(Operator.AT_LEAST, "10", "个"));
        targets.put("=100%", target(Operator.EQUAL, "100", "%"));
        targets.put("≤5%", target(Operator.AT_MOST, "5", "%"));
        targets.put("不超过２．５万元", target(Operator.AT_MOST, "2.5", "万元"));
        targets.put("100%", target(null, "100", "%"));
        targets.put("30,000份", target(null, "30000", "份"));
        targets.put("1年", target(null, "1", "年"));
        targets.put("优", new Target(null, Value.of("优"), "定性"));
        targets.put("普遍知晓", new Target(null, Value.of("普遍知晓"), "定性"));
        targets.forEach((written, target) ->
                assertThat(only(form(own(written, null))).target()).as(written).isEqualTo(target));
    }

    private static Target target(Operator operator, String number, String unit) {
        return new Target(operator, Value.of(new BigDecimal(number)), unit);
    }

    @Test
    void aTargetTypedAsAFormulaIsWhatItSays() {
        byte[] form = form(sheet -> sheet.getRow(2).getCell(4).setCellFormula("100%"), own(null, "95.4%"));
        assertThat(only(form).target()).isEqualTo(target(Operator.EQUAL, "100", "%"));
        assertThat(read(OPEN, form, Map.of()).problems()).isEmpty();
    }

    @Test
    void targetRangesAreRejected() {
        for (String range : List.of("90%-95%", "90%～95%", "90至95%", "约50次", "50次左右")) {
            refused(OPEN, form(own(range, 1)), "RANGE E3");
        }
    }

    @Test
    void actualValuesComeInTheTargetsUnit() {
        assertThat(only(form(own("≥95%", "95.4%"))).actual()).isEqualTo(figure("95.4"));
        assertThat(only(form(own("≥95%", "９５．４％"))).actual()).isEqualTo(figure("95.4"));
        assertThat(only(form(own("≥30次", "53次"))).actual()).isEqualTo(figure("53"));
        assertThat(only(form(own("≤2.5万元", "24,000元"))).actual()).isEqualTo(figure("2.4"));
        assertThat(only(form(own("≥30000人次", "5.85万人次"))).actual()).isEqualTo(figure("58500"));
        assertThat(only(form(own("≤0%", -3))).actual()).isEqualTo(figure("-3"));
        for (String nothing : List.of("/", "—", "", "－", " ")) {
            assertThat(only(form(own("≥30次", nothing))).actual()).isNull();
        }
    }

    private static Value figure(String number) {
        return Value.of(new BigDecimal(number));
    }

    @Test
    void aShareAmongPercentagesIsAsked() {
        byte[] form = form(own("≥95%", 0.954));
        Question question = asked(OPEN, form);
        assertThat(question.key()).isEqualTo("表1!F3");
        assertThat(question.alternatives())
                .extracting(FormReading.Alternative::value)
                .containsExactly("95.4%", "0.954%", "不填");
        assertThat(answered(form, question.key(), "95.4%").actual()).isEqualTo(figure("95.4"));
        assertThat(answered(form, question.key(), "0.954%").actual()).isEqualTo(figure("0.954"));
        assertThat(answered(form, question.key(), "不填").actual()).isNull();
    }

    @Test
    void anUnexpectedUnitIsAsked() {
        byte[] form = form(own("≥30次", "53个"));
        Question question = asked(OPEN, form);
        assertThat(answered(form, question.key(), "53次").actual()).isEqualTo(figure("53"));
    }

    @Test
    void wordsInANumberCellAreAsked() {
        byte[] form = form(own("≥30次", "已完成53次检查"));
        Question question = asked(OPEN, form);
        assertThat(answered(form, question.key(), "53").actual()).isEqualTo(figure("53"));
        assertThat(answered(form, question.key(), "文字").actual()).isEqualTo(Value.of("已完成53次检查"));
    }

    @Test
    void aValueHiddenByItsFormatIsAsked() {
        byte[] form = form(
                sheet -> {
                    var style = sheet.getWorkbook().createCellStyle();
                    style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("0.0"));
                    sheet.getRow(2).getCell(5).setCellStyle(style);
                },
                own("≥30次", 53.46));
        Question question = asked(OPEN, form);
        assertThat(question.alternatives())
                .extracting(FormReading.Alternative::value)
                .contains("53.46", "53.5");
    }

    @Test
    void anUnlikelyNameIsAskedAndAnUnknownOneRefused() {
        Question question = asked(DACHANG, of("部门管理", "财务管理", "资金使用合规", "合规", "合规"));
        assertThat(question.cell()).isEqualTo("D3");
        assertThat(question.alternatives())
                .extracting(FormReading.Alternative::value)
                .contains("d07");
        refused(DACHANG, of("部门管理", "财务管理", "完全不同的一项", "100%", "95%"), "NAME_UNKNOWN D3");
    }

    private static byte[] of(Object... cells) {
        Object[] row = new Object[cells.length + 1];
        System.arraycopy(cells, 0, row, 1, cells.length);
        return form(sheet -> sheet.getRow(0).getCell(0).setCellValue("2020年度"), new Object[][] {row});
    }

    @Test
    void aTickWithoutPointsIsAskedAndPointsAreRead() {
        assertThat(asked(DACHANG, of("部门管理", "财务管理", "资金使用合规性", "合规", "√"))
                        .text()
                        .zh())
                .contains("要点编号");
        AcceptedForm read = (AcceptedForm) read(DACHANG, of("部门管理", "财务管理", "资金使用合规性", "合规", "1、2、3"), Map.of());
        assertThat(read.submission().indicators().get(0).checks()).containsExactly("1", "2", "3");
    }

    @Test
    void whatContradictsTheSchemeIsRefusedAtItsCell() {
        refused(
                DACHANG,
                of("部门管理", "资金投入", "支出进度率", "≥90%", "95.4%", 5, 2),
                "DIFFERS_FROM_SCHEME E3",
                "DIFFERS_FROM_SCHEME G3");
    }

    @Test
    void mistakesComeAllAtOnceEachWithItsCell() {
        byte[] form = form(
                sheet -> {
                    sheet.getRow(2).getCell(7).setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.DIV0);
                    var style = sheet.getWorkbook().createCellStyle();
                    style.setDataFormat((short) 14);
                    sheet.getRow(3).getCell(5).setCellStyle(style);
                },
                new Object[] {"x1", null, null, "甲指标", "≥30次", 53, 10, 10},
                new Object[] {"x2", null, null, "乙指标", "≥30次", 44927, -1, "优秀"},
                new Object[] {"x2", null, null, "丙指标", "≥3美元", 1, 10, 10},
                new Object[] {"x3", null, null, "丁指标", "≥3美元", 1, 10, 10});
        refused(
                OPEN,
                form,
                "ERROR H3",
                "DATE F4",
                "NEGATIVE G4",
                "NOT_A_NUMBER H4",
                "INDICATOR_TWICE A5",
                "MONEY_UNIT E6");
    }

    @Test
    void answersWithoutAQuestionAreReported() {
        byte[] form = form(own("≥95%", 0.954));
        assertThat(read(OPEN, form, Map.of("表1!F3", "也许")).problems())
                .extracting(FormProblem::code)
                .contains("ANSWER_UNKNOWN");
        assertThat(read(OPEN, form, Map.of("表1!Z9", "95.4%")).problems())
                .extracting(FormProblem::code)
                .contains("ANSWER_UNUSED");
    }

    @Test
    void aSheetWithoutATableAndTwoFormsAreRefused() {
        refused(OPEN, form(sheet -> sheet.removeRow(sheet.getRow(1))), "NO_INDICATOR_TABLE null");
        byte[] two = form(sheet -> {
            XSSFSheet other = sheet.getWorkbook().createSheet("表2");
            other.createRow(0).createCell(0).setCellValue("三级指标");
            other.getRow(0).createCell(1).setCellValue("实际完成值");
        });
        refused(OPEN, two, "SEVERAL_FORMS A1");
    }

    private static final byte[][] FORMS = {
        FormLayout.MINISTRY.write(ShippedFiles.submission("zhaohua-2023-gongzuo"), OPEN),
        FormLayout.WORDS.write(ShippedFiles.submission("made-checkpoints"), DACHANG),
        BlankFormTest.filled(ShippedFiles.submission("dachang-2020-dept"))
    };

    private static final List<Object> ODDITIES = Arrays.asList(
            "",
            "/",
            "√",
            "90%-95%",
            "=1+",
            "合计",
            "三级指标",
            "实际完成值",
            "年初预算数",
            "全年执行数",
            "任务名称",
            "预算数",
            "数据项",
            "数值",
            "99999999999999999999999999999999999999999",
            "1E400",
            "-0.5",
            "２０２３年",
            "亿元",
            "1、2、3",
            "\u0000",
            "：",
            "金额单位",
            "万",
            1e300,
            -1e-300,
            0.1 + 0.2,
            45000.5,
            "x".repeat(5000),
            "项目名称：",
            "%",
            "≥",
            "无",
            "2022-02-30",
            "1/0");

    /** Cells changed, merged or removed at will: read or refused, and what is read can be sent. */
    @Property(tries = 150)
    void damagedFormsNeverThrow(@ForAll("damage") List<int[]> damage) throws IOException {
        for (byte[] original : List.of(FORMS[Math.floorMod(damage.hashCode(), FORMS.length)])) {
            byte[] odd = damaged(original, damage);
            FilledForm form = FilledForm.open("x.xlsx", odd, ShippedFiles.formDictionary());
            assertThat(form.problems()).isEmpty();
            form.findScheme();
            form.findFiscalYear();
            for (RuleSet ruleSet : List.of(OPEN, DACHANG)) {
                FormReading reading = form.read(ruleSet, null, Map.of());
                if (reading instanceof AcceptedForm read
                        && read.submission() != null
                        && read.submission().subject() != null) {
                    assertThat(SubmissionJson.read(SubmissionJson.write(read.submission())))
                            .isEqualTo(read.submission());
                }
            }
        }
    }

    @Provide
    Arbitrary<List<int[]>> damage() {
        return Arbitraries.integers()
                .between(0, 60)
                .array(int[].class)
                .ofSize(4)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static byte[] damaged(byte[] original, List<int[]> damage) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new java.io.ByteArrayInputStream(original));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.getSheetAt(0);
            for (int[] each : damage) {
                int column = each[1] % 12;
                var row = sheet.getRow(each[0]) == null ? sheet.createRow(each[0]) : sheet.getRow(each[0]);
                var cell = row.getCell(column) == null ? row.createCell(column) : row.getCell(column);
                Object odd = ODDITIES.get(each[2] % ODDITIES.size());
                switch (each[3] % 5) {
                    case 0 -> row.removeCell(cell);
                    case 1 -> merge(sheet, each[0], column, each[2] % 4, each[3] % 3);
                    case 2 -> cell.setCellFormula("A1&\"x\"");
                    default -> {
                        if (odd instanceof Double number) {
                            cell.setCellValue(number);
                        } else {
                            cell.setCellValue(odd.toString());
                        }
                    }
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void merge(XSSFSheet sheet, int row, int column, int down, int across) {
        if (down + across > 0) {
            sheet.addMergedRegionUnsafe(new CellRangeAddress(row, row + down, column, column + across));
        }
    }

    /** Bytes changed at will: problems, whatever they make of the file. */
    @Property(tries = 100)
    void damagedBytesAreProblems(@ForAll int seed) {
        java.util.Random random = new java.util.Random(seed);
        byte[] odd = FORMS[Math.floorMod(seed, FORMS.length)].clone();
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            odd[random.nextInt(odd.length)] = (byte) random.nextInt();
        }
        FormReading reading = FilledForm.open(
                        "x.xlsx",
                        random.nextInt(5) == 0 ? Arrays.copyOf(odd, random.nextInt(odd.length)) : odd,
                        ShippedFiles.formDictionary())
                .read(OPEN, 2023, Map.of());
        assertThat(reading).isNotNull();
    }
}
