package org.plumbline.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.plumbline.core.report.StoredRecord.LinkedEvaluation;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.Submission;

class EvaluationWorkbookTest {

    private static final StoredRecord RECORD = Documents.RECORD;

    private static Evaluation score(Submission submission) {
        return new Scorer().score(submission, ShippedFiles.ruleSet(submission.scheme()));
    }

    private static byte[] write(Submission submission, Locale locale) {
        return EvaluationWorkbookWriter.write(Documents.create(submission, RECORD, locale));
    }

    private static <T> T read(byte[] bytes, Function<XSSFWorkbook, T> look) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            return look.apply(book);
        }
    }

    /** All cells, a line each. */
    private static String textOf(XSSFSheet sheet) {
        return StreamSupport.stream(sheet.spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                .map(Object::toString)
                .reduce("", (one, other) -> one + "\n" + other);
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
        byte[] bytes = write(ShippedFiles.submission("dachang-2020-dept"), Locale.CHINESE);
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
            assertThat(row.getCell(10).getStringCellValue())
                    .contains("5 步 × 0.40 = 扣 2.00 分")
                    .contains("扣分-每步扣分!第 10 行");
            XSSFRow total = rowWith(form, 0, "合计");
            assertThat(total.getCell(5).getNumericCellValue()).isEqualTo(100);
            assertThat(total.getCell(6).getNumericCellValue()).isEqualTo(96.5);
            assertThat(total.getCell(7).getNumericCellValue()).isEqualTo(91);
            assertThat(total.getCell(8).getNumericCellValue()).isEqualTo(5.5);
            XSSFRow grade = rowWith(form, 0, "等级");
            assertThat(grade.getCell(7).getStringCellValue()).isEqualTo("优");
            String all = textOf(form);
            assertThat(all)
                    .contains(ShippedFiles.ruleSet("dachang-department").sha256())
                    .contains(RECORD.canonicalSha256())
                    .contains(RECORD.id())
                    .contains("复核人");
            return null;
        });
    }

    @Test
    void aReviewHasColumnsOfItsOwnBeforeTheReasonAndOnlyWhereThereIsOne() throws IOException {
        byte[] bytes = write(ShippedFiles.submission("made-review"), Locale.CHINESE);
        read(bytes, book -> {
            XSSFSheet form = book.getSheet("自评表");
            XSSFRow head = rowWith(form, 0, "一级指标");
            assertThat(head.getCell(9).getStringCellValue()).isEqualTo("复核得分");
            assertThat(head.getCell(10).getStringCellValue()).isEqualTo("偏差率%");
            assertThat(head.getCell(11).getStringCellValue()).isEqualTo("评分规则");
            assertThat(head.getCell(12).getStringCellValue()).isEqualTo("得分原因与依据");
            XSSFRow row = rowWith(form, 2, "安装入户水表");
            assertThat(row.getCell(9).getNumericCellValue()).isEqualTo(27);
            assertThat(row.getCell(10).getNumericCellValue()).isEqualTo(10);
            assertThat(row.getCell(12).getStringCellValue()).contains("复核理由：现场抽查");
            XSSFRow total = rowWith(form, 0, "合计");
            assertThat(total.getCell(9).getNumericCellValue()).isEqualTo(89.33);
            assertThat(total.getCell(10).getNumericCellValue()).isEqualTo(9.15);
            assertThat(rowWith(form, 0, "等级").getCell(9).getStringCellValue()).isEqualTo("良");
            return null;
        });
    }

    @Test
    void theFormBeginsWithItsHeaderTheBudgetAndTheTasksAsPrinted() throws IOException {
        read(write(ShippedFiles.submission("dachang-2020-dept"), Locale.CHINESE), book -> {
            XSSFSheet form = book.getSheet("自评表");
            assertThat(rowWith(form, 0, "单位名称").getCell(2).getStringCellValue()).isEqualTo("大厂回族自治县医疗保障局");
            assertThat(rowWith(form, 0, "依据状态").getCell(2).getStringCellValue()).contains("待核");
            XSSFRow whole = rowWith(form, 0, "年度资金总额");
            assertThat(whole.getCell(5).getNumericCellValue()).isEqualTo(8383.52);
            assertThat(whole.getCell(7).getNumericCellValue()).isEqualTo(8352.09);
            assertThat(whole.getCell(9).getNumericCellValue()).isEqualTo(99.63);
            XSSFRow task = rowWith(form, 0, "省级以上劳模及计生后遗症报销");
            assertThat(task.getCell(5).getNumericCellValue()).isEqualTo(20);
            assertThat(task.getCell(7).getNumericCellValue()).isEqualTo(9.63);
            assertThat(task.getCell(9).getNumericCellValue()).isEqualTo(48.15);
            assertThat(rowWith(form, 2, "支出进度率").getCell(9).getStringCellValue())
                    .contains("BK-003")
                    .contains("不足一步按一步");
            assertThat(rowWith(form, 0, "结论").getCell(2).getStringCellValue())
                    .contains("91.00（复算 92.60–94.20；不含无依据得分 79.00");
            return null;
        });
    }

    @Test
    void levelsAreMergedUpToTheEndOfAPageAndNamedAgainOnTheNext() throws IOException {
        read(write(ShippedFiles.submission("dachang-2020-dept"), Locale.CHINESE), book -> {
            XSSFSheet form = book.getSheet("自评表");
            int first = rowWith(form, 2, "预算完成率").getRowNum();
            int[] breaks = form.getRowBreaks();
            assertThat(breaks).isNotEmpty();
            List<CellRangeAddress> levels = form.getMergedRegions().stream()
                    .filter(region -> region.getFirstRow() >= first && region.getLastColumn() == 0)
                    .toList();
            assertThat(levels).isNotEmpty();
            for (int last : breaks) {
                assertThat(levels).noneMatch(region -> region.getFirstRow() <= last && region.getLastRow() > last);
                assertThat(form.getRow(last + 1).getCell(0).getStringCellValue())
                        .isNotEmpty();
            }
            assertThat(form.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
            assertThat(form.getPrintSetup().getLandscape()).isTrue();
            assertThat(form.getFitToPage()).isTrue();
            assertThat(form.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(form.getPrintSetup().getFitHeight()).isZero();
            assertThat(form.getRepeatingRows().getFirstRow())
                    .isEqualTo(rowWith(form, 0, "一级指标").getRowNum());
            return null;
        });
    }

    @Test
    void findingsAreListedTheGravestFirst() throws IOException {
        read(write(ShippedFiles.submission("dachang-2020-dept"), Locale.CHINESE), book -> {
            List<String> order = List.of("高", "中", "低", "提示");
            List<Integer> listed = new ArrayList<>();
            book.getSheet("审核问题").forEach(row -> {
                if (row.getCell(1) != null && order.contains(row.getCell(1).toString())) {
                    listed.add(order.indexOf(row.getCell(1).toString()));
                }
            });
            assertThat(listed).hasSizeGreaterThan(10).isSorted();
            return null;
        });
    }

    @Test
    void factsHaveTheirPlacesAndBasesTheirStatus() throws IOException {
        read(write(ShippedFiles.submission("dachang-2020-dept"), Locale.CHINESE), book -> {
            assertThat(rowWith(book.getSheet("事实"), 0, "尚未完成的指标").getCell(2).getStringCellValue())
                    .contains("表后");
            assertThat(textOf(book.getSheet("依据"))).contains("自评表评分规则").contains("仅填结论得满分");
            XSSFRow choice = rowWith(book.getSheet("依据"), 0, "不足一步进一");
            assertThat(choice.getCell(1).getStringCellValue()).contains("支出进度率");
            assertThat(choice.getCell(3).getStringCellValue()).contains("待核");
            return null;
        });
    }

    @Test
    void aCorrectedEvaluationsWorkbookSaysSoAboveAll() throws IOException {
        StoredRecord corrected = Documents.record(null, List.of(new LinkedEvaluation("later-id", "补齐佐证")));
        byte[] bytes = EvaluationWorkbookWriter.write(
                Documents.create(ShippedFiles.submission("dachang-2020-dept"), corrected, Locale.CHINESE));
        read(bytes, book -> {
            assertThat(book.getSheet("自评表").getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo("本评价已被更正，以更正后的评价为准：later-id。理由：补齐佐证");
            return null;
        });
    }

    @Test
    void theQrCodeIsReadBackAsTheAddressAndTheHash() throws IOException {
        read(write(ShippedFiles.submission("dachang-2020-dept"), Locale.CHINESE), book -> {
            assertThat(Documents.readCode(book.getAllPictures().get(0).getData()))
                    .isEqualTo(RECORD.address() + "?sha256=" + RECORD.canonicalSha256());
            return null;
        });
    }

    @Test
    void findingsAndStepsHaveASheetEach() throws IOException {
        Evaluation evaluation = score(ShippedFiles.submission("dachang-2020-dept"));
        read(write(ShippedFiles.submission("dachang-2020-dept"), Locale.ENGLISH), book -> {
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
        read(write(SubmissionJson.read(submission.getBytes(StandardCharsets.UTF_8)), Locale.CHINESE), book -> {
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
        read(write(ShippedFiles.submission("nanchang-2022-jingban"), Locale.CHINESE), book -> {
            XSSFRow total = rowWith(book.getSheet("自评表"), 0, "合计");
            assertThat(total.getCell(7).getStringCellValue()).isEqualTo("无法复算");
            assertThat(total.getCell(10).getStringCellValue()).contains("分值未知");
            return null;
        });
    }

    @Test
    void everySampleIsWrittenInBothLanguages() throws IOException {
        for (Path folder : ShippedFiles.samples()) {
            Submission submission = ShippedFiles.submission(folder.getFileName().toString());
            for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
                int sheets = read(write(submission, locale), XSSFWorkbook::getNumberOfSheets);
                assertThat(sheets).isEqualTo(submission.facts().isEmpty() ? 4 : 5);
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
        byte[] first = write(submission, Locale.CHINESE);
        long written = zipTime();
        await().until(() -> zipTime() != written);
        byte[] second = write(submission, Locale.CHINESE);
        assertThat(second).isEqualTo(first);
    }
}
