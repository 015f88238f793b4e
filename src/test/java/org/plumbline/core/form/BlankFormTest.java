package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.LibreOffice;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** The form of each scheme: filled in, it is read as what was filled in. */
public class BlankFormTest {

    @TempDir
    static Path folder;

    /** Between them they have groups, ticks, dates, money, facts and blocks; LibreOffice takes its time. */
    private static final List<String> REPRESENTATIVE =
            List.of("made-checkpoints", "nanchang-2022-yewu", "dongchuan-2020-canbao", "zhaohua-2023-gongzuo");

    @TestFactory
    Stream<DynamicTest> aFilledBlankFormReadsBackEqual() {
        return samples()
                .map(sample -> DynamicTest.dynamicTest(sample, () -> {
                    Submission submission = ShippedFiles.submission(sample);
                    assertThat(read(filled(submission), submission)).isEqualTo(inFormOrder(submission));
                }));
    }

    /** The form has the catalogue's order, then the body's own indicators, and no review. */
    private static Submission inFormOrder(Submission submission) {
        RuleSet ruleSet = ShippedFiles.ruleSet(submission.scheme());
        return new Submission(
                submission.scheme(),
                submission.fiscalYear(),
                submission.subject(),
                submission.budget(),
                submission.indicators().stream()
                        .sorted(Comparator.comparing(
                                entry -> ruleSet.findIndicatorIndex(entry.code()),
                                Comparator.nullsLast(Comparator.naturalOrder())))
                        .map(entry -> entry.toBuilder().review(null).build())
                        .toList(),
                submission.groups().stream()
                        .sorted(Comparator.comparing(group ->
                                ruleSet.findIndicatorIndex(first(ruleSet, group).code())))
                        .toList(),
                submission.facts(),
                submission.declared());
    }

    private static Indicator first(RuleSet ruleSet, IndicatorGroupEntry group) {
        return ruleSet.scheme().indicators().stream()
                .filter(each -> group.code().equals(each.group()))
                .findFirst()
                .orElseThrow();
    }

    /** Its 95.4% and its word for a number come out of a form otherwise than out of JSON. */
    private static Stream<String> samples() {
        return ShippedFiles.samples().stream()
                .map(each -> each.getFileName().toString())
                .filter(sample -> !sample.equals("made-invalid-value"));
    }

    @Test
    void aFormSavedByLibreOfficeReadsTheSame() throws IOException, InterruptedException {
        List<Path> forms = new ArrayList<>();
        for (String sample : REPRESENTATIVE) {
            Submission submission = ShippedFiles.submission(sample);
            Path ours = folder.resolve(sample + ".xlsx");
            Files.write(ours, filled(submission));
            forms.add(ours);
            for (FormLayout layout : FormLayout.values()) {
                Path theirs = folder.resolve(sample + "-" + layout + ".xlsx");
                Files.write(theirs, layout.write(submission, ShippedFiles.ruleSet(submission.scheme())));
                forms.add(theirs);
            }
        }
        LibreOffice.resave(folder, forms);
        for (String sample : REPRESENTATIVE) {
            Submission submission = ShippedFiles.submission(sample);
            byte[] saved = Files.readAllBytes(folder.resolve("saved").resolve(sample + ".xlsx"));
            assertThat(read(saved, submission)).as(sample).isEqualTo(submission);
            for (FormLayout layout : FormLayout.values()) {
                byte[] theirs = Files.readAllBytes(folder.resolve("saved").resolve(sample + "-" + layout + ".xlsx"));
                RuleSet ruleSet = ShippedFiles.ruleSet(submission.scheme());
                assertThat(FilledFormTest.read(theirs, ruleSet).submission())
                        .as(sample + " " + layout)
                        .isEqualTo(FilledFormTest.read(layout.write(submission, ruleSet), ruleSet)
                                .submission());
            }
        }
    }

    @Test
    void anEmptyFormGivesAnEmptySubmission() {
        for (RuleSet ruleSet : ShippedFiles.ruleSets().values()) {
            int year = ruleSet.scheme().yearFrom();
            AcceptedForm read = FilledFormTest.read(BlankFormWriter.write(ruleSet, year), ruleSet);
            assertThat(read.openQuestions()).isEmpty();
            assertThat(read.problems()).isEmpty();
            assertThat(read.submission().indicators()).isEmpty();
            assertThat(read.submission().fiscalYear()).isEqualTo(year);
            assertThat(read.submission().subject()).isNull();
        }
    }

    @Test
    void contentThatWasAddedToTheFormIsNamed() throws IOException {
        RuleSet ruleSet = ShippedFiles.ruleSet("dachang-department");
        ByteArrayOutputStream added = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(BlankFormWriter.write(ruleSet, 2020)))) {
            XSSFSheet sheet = book.getSheetAt(0);
            sheet.createRow(sheet.getLastRowNum() + 2).createCell(0).setCellValue("本表数据未经核实");
            book.createSheet("附表").createRow(0).createCell(0).setCellValue("补充说明");
            book.write(added);
        }
        assertThat(FilledFormTest.read(added.toByteArray(), ruleSet).problems())
                .extracting(FormProblem::code, FormProblem::found)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("SHEET_UNREAD", null),
                        org.assertj.core.groups.Tuple.tuple("CONTENT_UNREAD", "本表数据未经核实"));
    }

    @Test
    void equalInputGivesEqualBytes() {
        RuleSet ruleSet = ShippedFiles.ruleSet("dachang-department");
        assertThat(BlankFormWriter.write(ruleSet, 2020)).isEqualTo(BlankFormWriter.write(ruleSet, 2020));
    }

    @Test
    void aFormOfAnotherSchemeIsRefused() {
        byte[] form = BlankFormWriter.write(ShippedFiles.ruleSet("dachang-department"), 2020);
        FormReading reading = FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary())
                .read(ShippedFiles.ruleSet("nanchang-project"), null, Map.of());
        assertThat(reading.problems()).extracting(FormProblem::code).contains("SCHEME_DIFFERS");
    }

    private static Submission read(byte[] form, Submission submission) {
        FilledForm filled = FilledForm.open("x.xlsx", form, ShippedFiles.formDictionary());
        assertThat(filled.findScheme()).contains(submission.scheme());
        assertThat(filled.findFiscalYear()).contains(submission.fiscalYear());
        AcceptedForm read = FilledFormTest.read(form, ShippedFiles.ruleSet(submission.scheme()));
        assertThat(read.openQuestions()).isEmpty();
        return read.submission();
    }

    public static byte[] filled(Submission submission) {
        RuleSet ruleSet = ShippedFiles.ruleSet(submission.scheme());
        byte[] blank = BlankFormWriter.write(ruleSet, submission.fiscalYear());
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(blank));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            fill(book.getSheetAt(0), submission, ruleSet);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void fill(XSSFSheet sheet, Submission submission, RuleSet ruleSet) {
        Map<String, Integer> rows = new HashMap<>();
        for (Row row : sheet) {
            if (row.getCell(0) != null && row.getCell(0).getCellType() == org.apache.poi.ss.usermodel.CellType.STRING) {
                rows.putIfAbsent(row.getCell(0).getStringCellValue(), row.getRowNum());
            }
        }
        boolean project = "PROJECT".equals(submission.subject().type());
        put(sheet, rows.get("评价对象"), 1, submission.subject().name());
        put(sheet, rows.get("评价对象"), 5, submission.subject().region());
        put(sheet, rows.get("对象类型"), 1, project ? "项目" : "部门");
        put(sheet, rows.get("金额单位"), 1, submission.budget().unit());
        int amounts = rows.get("年度资金总额");
        put(sheet, amounts, 1, submission.budget().initial());
        put(sheet, amounts, 2, submission.budget().carryIn());
        put(sheet, amounts, 3, submission.budget().adjusted());
        put(sheet, amounts, 4, submission.budget().executed());
        lines(sheet, rows.get("支出明细") + 1, submission.budget().lines());
        lines(sheet, rows.get("任务名称") + 1, submission.budget().tasks());
        int next = rows.get("数据项") + 1;
        for (StatedFact fact : submission.facts()) {
            put(sheet, next, 0, fact.key());
            put(sheet, next, 1, plain(fact.value()));
            put(sheet, next, 2, fact.unit());
            put(sheet, next++, 3, fact.source());
        }
        int own = rows.get("指标编号") + 1 + ruleSet.scheme().indicators().size();
        for (IndicatorEntry entry : submission.indicators()) {
            Integer row = rows.get(entry.code());
            entry(sheet, row == null ? own++ : row, entry);
        }
        for (IndicatorGroupEntry group : submission.groups()) {
            put(sheet, rows.get(first(ruleSet, group).code()), 9, group.declaredScore());
            if (group.chosen() != null) {
                put(sheet, rows.get(group.chosen()), 14, "√");
            }
        }
        put(sheet, rows.get("合计"), 9, submission.declared().total());
        put(sheet, rows.get("自评等级"), 1, submission.declared().grade());
    }

    private static void entry(XSSFSheet sheet, int row, IndicatorEntry entry) {
        put(sheet, row, 0, entry.code());
        put(sheet, row, 1, entry.level1());
        put(sheet, row, 2, entry.level2());
        put(sheet, row, 3, entry.name());
        String unit = null;
        if (entry.target() != null) {
            unit = entry.target().unit();
            Value aim = entry.target().value();
            put(
                    sheet,
                    row,
                    4,
                    entry.target().operator() == null
                            ? plain(aim)
                            : entry.target().operator().label() + aim);
            put(sheet, row, 5, unit);
        }
        BigDecimal figure = entry.actual() == null ? null : entry.actual().numberOrNull();
        boolean small = figure != null && figure.signum() != 0 && figure.abs().compareTo(BigDecimal.ONE) <= 0;
        put(sheet, row, 6, small && "%".equals(unit) ? figure + "%" : plain(entry.actual()));
        put(
                sheet,
                row,
                7,
                entry.checks() == null ? null : entry.checks().isEmpty() ? "无" : String.join("、", entry.checks()));
        put(sheet, row, 8, entry.weight());
        put(sheet, row, 9, entry.declaredScore());
        put(sheet, row, 10, entry.reason());
        put(sheet, row, 11, entry.evidence().isEmpty() ? null : String.join("；", entry.evidence()));
        put(sheet, row, 12, entry.method());
        put(sheet, row, 13, entry.factKey());
    }

    private static Object plain(Value value) {
        return value == null ? null : value.numberOrNull() != null ? value.numberOrNull() : value.toString();
    }

    private static void lines(XSSFSheet sheet, int from, List<BudgetLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            put(sheet, from + i, 0, lines.get(i).item());
            put(sheet, from + i, 1, lines.get(i).budget());
            put(sheet, from + i, 2, lines.get(i).executed());
        }
    }

    private static void put(XSSFSheet sheet, int row, int column, Object value) {
        if (value == null) {
            return;
        }
        // a clerk writes on below the rows that are laid out
        Row at = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        Cell cell = at.getCell(column, MissingCellPolicy.CREATE_NULL_AS_BLANK);
        if (value instanceof BigDecimal number) {
            cell.setCellValue(number.doubleValue());
        } else {
            cell.setCellValue(value.toString());
        }
    }
}
