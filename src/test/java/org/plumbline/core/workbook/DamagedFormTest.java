package org.plumbline.core.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.workbook.OneSheetForms.DACHANG;
import static org.plumbline.core.workbook.OneSheetForms.OPEN;
import static org.plumbline.core.workbook.OneSheetForms.form;
import static org.plumbline.core.workbook.OneSheetForms.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.BlankFormTest;
import org.plumbline.core.form.FilledForm;
import org.plumbline.core.form.FormLayout;
import org.plumbline.core.form.FormReading;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.RuleSet;

/** Forms damaged at will are read or rejected; nothing throws. */
class DamagedFormTest {

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
