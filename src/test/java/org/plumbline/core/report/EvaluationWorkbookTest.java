package org.plumbline.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.explanation.Explanation;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.report.EvaluationWorkbookWriter.EvaluationOrigin;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.Submission;

class EvaluationWorkbookTest {

    private static final EvaluationOrigin ORIGIN = new EvaluationOrigin(
            "0198c0de-0000-7000-8000-000000000001",
            3,
            "ab".repeat(32),
            Instant.parse("2026-03-01T08:00:00Z"),
            List.of());

    private static Evaluation score(Submission submission) {
        return new Scorer().score(submission, ShippedFiles.ruleSet(submission.scheme()));
    }

    private static <T> T read(byte[] bytes, Function<XSSFWorkbook, T> look) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            return look.apply(book);
        }
    }

    private static XSSFRow rowWith(XSSFSheet sheet, int column, String text) {
        for (Row row : sheet) {
            XSSFCell cell = ((XSSFRow) row).getCell(column);
            if (cell != null && cell.toString().equals(text)) {
                return (XSSFRow) row;
            }
        }
        throw new AssertionError(text + " is not in column " + column);
    }

    @Test
    void theFormHoldsNumbersAsNumbersBesideTheirReason() throws IOException {
        byte[] bytes = EvaluationWorkbookWriter.write(
                score(ShippedFiles.submission("dachang-2020-dept")), ORIGIN, Locale.CHINESE);
        read(bytes, book -> {
            XSSFSheet form = book.getSheet("自评表");
            assertThat(form.getRow(0).getCell(0).getStringCellValue()).isEqualTo("大厂回族自治县医疗保障局 · 2020 年度绩效自评复算");
            XSSFRow row = rowWith(form, 2, "支出进度率");
            assertThat(row.getCell(0).toString()).isEqualTo("部门管理");
            assertThat(row.getCell(3).getStringCellValue()).isEqualTo("=100%");
            assertThat(row.getCell(4).getNumericCellValue()).isEqualTo(95.4);
            assertThat(row.getCell(4).getCellStyle().getDataFormatString()).isEqualTo("0.0");
            assertThat(row.getCell(5).getNumericCellValue()).isEqualTo(4);
            assertThat(row.getCell(7).getNumericCellValue()).isEqualTo(2);
            assertThat(row.getCell(7).getCellStyle().getDataFormatString()).isEqualTo("0.00");
            assertThat(row.getCell(9).getStringCellValue())
                    .contains("5 步 × 0.40 = 扣 2.00 分")
                    .contains("扣分-每步扣分!第 10 行");
            XSSFRow total = rowWith(form, 0, "合计");
            assertThat(total.getCell(5).getNumericCellValue()).isEqualTo(100);
            assertThat(total.getCell(6).getNumericCellValue()).isEqualTo(96.5);
            assertThat(total.getCell(7).getNumericCellValue()).isEqualTo(91);
            assertThat(total.getCell(8).getNumericCellValue()).isEqualTo(5.5);
            XSSFRow grade = rowWith(form, 0, "等级");
            assertThat(grade.getCell(7).getStringCellValue()).isEqualTo("优");
            String all = StreamSupport.stream(form.spliterator(), false)
                    .map(each -> each.getCell(0) == null ? "" : each.getCell(0).toString())
                    .reduce("", (one, other) -> one + "\n" + other);
            assertThat(all)
                    .contains("规则集 SHA-256："
                            + ShippedFiles.ruleSet("dachang-department").sha256())
                    .contains(ORIGIN.canonicalSha256())
                    .contains(ORIGIN.evaluationId())
                    .contains("复核人");
            return null;
        });
    }

    @Test
    void aReviewHasColumnsOfItsOwnBeforeTheReasonAndOnlyWhereThereIsOne() throws IOException {
        byte[] bytes =
                EvaluationWorkbookWriter.write(score(ShippedFiles.submission("made-review")), ORIGIN, Locale.CHINESE);
        read(bytes, book -> {
            XSSFSheet form = book.getSheet("自评表");
            XSSFRow head = rowWith(form, 0, "一级指标");
            assertThat(head.getCell(9).getStringCellValue()).isEqualTo("复核得分");
            assertThat(head.getCell(10).getStringCellValue()).isEqualTo("偏差率%");
            assertThat(head.getCell(11).getStringCellValue()).isEqualTo("得分原因与依据");
            XSSFRow row = rowWith(form, 2, "安装入户水表");
            assertThat(row.getCell(9).getNumericCellValue()).isEqualTo(27);
            assertThat(row.getCell(10).getNumericCellValue()).isEqualTo(10);
            assertThat(row.getCell(11).getStringCellValue()).contains("复核理由：现场抽查");
            XSSFRow total = rowWith(form, 0, "合计");
            assertThat(total.getCell(9).getNumericCellValue()).isEqualTo(89.33);
            assertThat(total.getCell(10).getNumericCellValue()).isEqualTo(9.15);
            assertThat(rowWith(form, 0, "等级").getCell(9).getStringCellValue()).isEqualTo("良");
            return null;
        });
    }

    @Test
    void levelsAreMergedAndTheFormPrintsOnA4Across() throws IOException {
        byte[] bytes = EvaluationWorkbookWriter.write(
                score(ShippedFiles.submission("dachang-2020-dept")), ORIGIN, Locale.CHINESE);
        read(bytes, book -> {
            XSSFSheet form = book.getSheet("自评表");
            int first = rowWith(form, 2, "预算完成率").getRowNum();
            assertThat(form.getMergedRegions())
                    .contains(new CellRangeAddress(first, first + 4, 1, 1))
                    .anyMatch(region -> region.getFirstRow() == first
                            && region.getFirstColumn() == 0
                            && region.getLastRow() > first + 10);
            assertThat(form.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
            assertThat(form.getPrintSetup().getLandscape()).isTrue();
            assertThat(form.getRepeatingRows().formatAsString()).isEqualTo("3:3");
            return null;
        });
    }

    @Test
    void findingsAndStepsHaveASheetEach() throws IOException {
        Evaluation evaluation = score(ShippedFiles.submission("dachang-2020-dept"));
        read(EvaluationWorkbookWriter.write(evaluation, ORIGIN, Locale.ENGLISH), book -> {
            XSSFSheet findings = book.getSheet("Findings");
            XSSFRow finding = rowWith(findings, 2, "RATE_RECOMPUTE");
            assertThat(finding.getCell(1).getStringCellValue()).isEqualTo("HIGH");
            assertThat(finding.getCell(4).getStringCellValue()).contains("99.6251");
            assertThat(findings.getLastRowNum() - 2)
                    .isEqualTo(Explanation.of(evaluation, Locale.CHINESE)
                            .findings()
                            .size());

            XSSFSheet trace = book.getSheet("Trace");
            assertThat(trace.getLastRowNum() - 1).isEqualTo(evaluation.trace().size());
            XSSFRow step = rowWith(trace, 2, "d03");
            assertThat(step.getCell(1).getStringCellValue()).isEqualTo("deduction");
            assertThat(step.getCell(4).getStringCellValue()).isEqualTo("BK-003");
            assertThat(step.getCell(7).getNumericCellValue()).isEqualTo(10);
            assertThat(step.getCell(8).getStringCellValue()).contains("2.00 lost");
            assertThat(step.getCell(9).getNumericCellValue()).isEqualTo(-2);
            assertThat(step.getCell(10).getNumericCellValue()).isEqualTo(2);
            return null;
        });
    }

    @Test
    void declaredTextsAreNeverWrittenAsFormulas() throws IOException {
        String submission = new String(
                        ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json")),
                        StandardCharsets.UTF_8)
                .replace("\"大厂回族自治县医疗保障局\"", "\"=HYPERLINK(\\\"http://x\\\",\\\"局\\\")\"")
                .replace("\"actual\": \"健全\"", "\"actual\": \"@SUM(1+1)\"");
        Evaluation evaluation = score(SubmissionJson.read(submission.getBytes(StandardCharsets.UTF_8)));
        read(EvaluationWorkbookWriter.write(evaluation, ORIGIN, Locale.CHINESE), book -> {
            assertThat(book.getSheet("自评表").getRow(0).getCell(0).getStringCellValue())
                    .startsWith("=HYPERLINK(");
            XSSFRow row = rowWith(book.getSheet("自评表"), 4, "@SUM(1+1)");
            assertThat(row.getCell(4).getCellStyle().getQuotePrefixed()).isTrue();
            book.forEach(sheet -> sheet.forEach(
                    each -> each.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA))));
            assertThat(book.getSheet("自评表").getRow(0).getCell(0).getCellStyle().getQuotePrefixed())
                    .isTrue();
            return null;
        });
    }

    @Test
    void anIncompleteEvaluationsWorkbookSaysSo() throws IOException {
        Evaluation evaluation = score(ShippedFiles.submission("nanchang-2022-jingban"));
        read(EvaluationWorkbookWriter.write(evaluation, ORIGIN, Locale.CHINESE), book -> {
            XSSFRow total = rowWith(book.getSheet("自评表"), 0, "合计");
            assertThat(total.getCell(7).getStringCellValue()).isEqualTo("无法复算");
            assertThat(total.getCell(9).getStringCellValue()).contains("分值未知");
            return null;
        });
    }

    @Test
    void everySampleIsWrittenInBothLanguages() throws IOException {
        for (Path folder : ShippedFiles.samples()) {
            Evaluation evaluation =
                    score(ShippedFiles.submission(folder.getFileName().toString()));
            for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
                int sheets = read(
                        EvaluationWorkbookWriter.write(evaluation, ORIGIN, locale), XSSFWorkbook::getNumberOfSheets);
                assertThat(sheets).isEqualTo(3);
            }
        }
    }

    /** The clock in the steps that a zip entry can hold, which are of two seconds. */
    private static long zipTime() {
        return System.currentTimeMillis() / 2_000;
    }

    @Test
    void equalInputGivesEqualBytes() {
        Submission submission = ShippedFiles.submission("dachang-2020-dept");
        byte[] first = EvaluationWorkbookWriter.write(score(submission), ORIGIN, Locale.CHINESE);
        long written = zipTime();
        await().until(() -> zipTime() != written);
        byte[] second = EvaluationWorkbookWriter.write(score(submission), ORIGIN, Locale.CHINESE);
        assertThat(second).isEqualTo(first);
    }
}
