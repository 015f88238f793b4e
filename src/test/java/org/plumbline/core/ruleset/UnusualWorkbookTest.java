package org.plumbline.core.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.EditedWorkbook.cell;
import static org.plumbline.EditedWorkbook.find;
import static org.plumbline.core.ruleset.WorkbookMistakes.CATALOGUE;
import static org.plumbline.core.ruleset.WorkbookMistakes.GRADE;
import static org.plumbline.core.ruleset.WorkbookMistakes.LIMITS;
import static org.plumbline.core.ruleset.WorkbookMistakes.STEP;
import static org.plumbline.core.ruleset.WorkbookMistakes.WORDING;
import static org.plumbline.core.ruleset.WorkbookMistakes.at;
import static org.plumbline.core.ruleset.WorkbookMistakes.below;
import static org.plumbline.core.ruleset.WorkbookMistakes.copied;
import static org.plumbline.core.ruleset.WorkbookMistakes.formatted;
import static org.plumbline.core.ruleset.WorkbookMistakes.inserted;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.ruleset.WorkbookMistakes.ExpectedProblem;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.workbook.WorkbookContent;

/** What is only unusual is read as what it says, and scores as the workbook does that was shipped. */
class UnusualWorkbookTest {

    private static final RuleSet SHIPPED_RULES = ShippedFiles.ruleSet("dachang-department");
    private static final Evaluation SHIPPED = evaluated(SHIPPED_RULES);

    private static Evaluation evaluated(RuleSet ruleSet) {
        return new Scorer().score(ShippedFiles.submission("dachang-2020-dept"), ruleSet);
    }

    @TestFactory
    Stream<DynamicTest> harmlessEditsByAClerkDoNotChangeTheRules() {
        return Stream.of(
                clerk("saving it again", book -> {}),
                clerk("showing the technical rows", book -> book.getSheet(STEP)
                        .forEach(row -> row.setZeroHeight(false))),
                clerk("moving a table down", book -> inserted(book, STEP, "RuleSet", 15)),
                clerk("another order of the sheets", book -> {
                    book.setSheetOrder(GRADE, 0);
                    book.setSheetOrder("方案", book.getNumberOfSheets() - 1);
                }),
                clerk("another order of the rows", book -> swapped(book.getSheet(STEP), "BK-001", "BK-003")),
                clerk("another order of the indicators' columns", book -> {
                    Sheet sheet = book.getSheet(CATALOGUE);
                    int operator = find(sheet, "符号").getColumnIndex();
                    for (Row row : sheet) {
                        swap(at(sheet, row.getRowNum(), operator), at(sheet, row.getRowNum(), operator + 2));
                    }
                }),
                clerk(
                        "one more rule",
                        book -> {
                            copied(book, STEP, "BK-003").setCellValue("BK-005");
                            cell(book, STEP, "BK-005", "评分办法").setCellValue("每低1个百分点扣10%");
                        },
                        ProblemCode.ROW_UNUSED),
                clerk(
                        "a rule inserted between the others",
                        book -> {
                            Cell id = inserted(book, WORDING, "DX-02", 1);
                            id.setCellValue("DX-03");
                            cell(book, WORDING, "DX-03", "评分办法").setCellValue("定性匹配二");
                            cell(book, WORDING, "DX-03", "取值%").setCellValue(50);
                            cell(book, WORDING, "DX-03", "依据").setCellValue("自评表");
                        },
                        ProblemCode.ROW_UNUSED),
                clerk("blank rows below a table", book -> below(book, STEP, 5, 0)
                        .setCellValue("  ")),
                clerk("a sheet of notes", book -> at(book.createSheet("说明 二"), 0, 0)
                        .setCellValue("任意内容")),
                clerk("a remark", book -> cell(book, STEP, "BK-003", "备注").setCellValue("\"引号\"和 $ 在备注中无妨")),
                clerk(
                        "a format that shows the same number",
                        book -> formatted(cell(book, STEP, "BK-003", "每步扣"), 10, "0.00")),
                clerk("a blank optional cell", book -> cell(book, STEP, "BK-003", "下限")
                        .setBlank()),
                clerk("an optional cell of spaces", book -> cell(book, STEP, "BK-003", "下限")
                        .setCellValue(" ")),
                clerk("a whole number as an id", book -> cell(book, "扣分-要点", "YD-02", "要点")
                        .setCellValue(2)));
    }

    @TestFactory
    Stream<DynamicTest> filesOfOtherProgramsGiveTheSameRules() {
        return Stream.of(
                program("no blank cells", xml -> xml.replaceAll("<c r=\"[A-Z]+\\d+\" s=\"\\d+\"/>", "")),
                program("no dimension", xml -> xml.replaceFirst("<dimension [^>]*/>", "")),
                program("no addresses", xml -> xml.replaceAll("<(row|c) r=\"[A-Z]*\\d+\"", "<$1")),
                program("strings within the cells", UnusualWorkbookTest::inline),
                program(
                        "rich text within the cells",
                        xml -> inline(xml).replace("<is><t>", "<is><r><t>").replace("</t></is>", "</t></r></is>")),
                program("numbers with an exponent", xml -> xml.replace("<v>10.0</v>", "<v>1.0E1</v>")));
    }

    /** @param also what is warned of beside what is warned of the shipped workbook */
    private static DynamicTest clerk(String statement, Consumer<XSSFWorkbook> change, ProblemCode... also) {
        return DynamicTest.dynamicTest(statement, () -> assertSame(EditedWorkbook.dachang(change), also));
    }

    private static DynamicTest program(String statement, UnaryOperator<String> change) {
        return DynamicTest.dynamicTest(statement, () -> {
            byte[] workbook = EditedWorkbook.xml(STEP, change);
            assertSame(workbook);
            assertThat(ShippedFiles.load(EditedWorkbook.FILE, workbook).content())
                    .isEqualTo(SHIPPED_RULES.content());
        });
    }

    /** As a writer does that keeps no table of strings and writes nothing that it need not, on every sheet. */
    @Test
    void minimalXmlGivesTheSameRules() {
        byte[] workbook = EditedWorkbook.entries(entries -> entries.replaceAll((name, bytes) -> {
            if (!name.startsWith("xl/worksheets/sheet")) {
                return bytes;
            }
            String xml = inline(new String(bytes, StandardCharsets.UTF_8))
                    .replaceAll("<c r=\"[A-Z]+\\d+\"( s=\"\\d+\")?/>", "")
                    .replaceFirst("<dimension [^>]*/>", "")
                    .replaceAll(" spans=\"[^\"]*\"", "")
                    .replaceFirst("<sheetViews>.*?</sheetViews>", "");
            assertThat(xml).doesNotContain("t=\"s\"").contains("inlineStr");
            return xml.getBytes(StandardCharsets.UTF_8);
        }));

        assertSame(workbook);
        assertThat(ShippedFiles.load(EditedWorkbook.FILE, workbook).content()).isEqualTo(SHIPPED_RULES.content());
    }

    /** Excel sorts what is selected: the rules below their labels, by any column. */
    @Test
    void sortedRowsAreTheSameRulesInAnotherOrder() {
        RuleSet sorted = EditedWorkbook.load(book -> {
            swapped(book.getSheet(GRADE), "DJ-01", "DJ-04");
            swapped(book.getSheet(GRADE), "DJ-02", "DJ-03");
        });

        assertThat(values(sorted)).containsExactlyElementsOf(reversed(values(SHIPPED_RULES)));
        assertThat(evaluated(sorted).grade()).isEqualTo("优");
        assertThat(sorted.warnings()).isEqualTo(SHIPPED_RULES.warnings());
    }

    private static List<List<String>> values(RuleSet ruleSet) {
        return ruleSet.content().findSheet(GRADE).orElseThrow().entries().stream()
                .map(WorkbookContent.ContentRow::values)
                .toList();
    }

    private static List<List<String>> reversed(List<List<String>> values) {
        List<List<String>> reversed = new ArrayList<>(values);
        Collections.reverse(reversed);
        return reversed;
    }

    private static void assertSame(byte[] workbook, ProblemCode... also) {
        RuleSet ruleSet = ShippedFiles.load(EditedWorkbook.FILE, workbook);
        List<ProblemCode> warnings = new ArrayList<>(
                SHIPPED_RULES.warnings().stream().map(Problem::code).toList());
        warnings.addAll(List.of(also));
        assertThat(ruleSet.warnings()).extracting(Problem::code).containsExactlyInAnyOrderElementsOf(warnings);
        Evaluation evaluation = evaluated(ruleSet);
        assertThat(evaluation.indicators())
                .extracting(IndicatorScore::score)
                .isEqualTo(
                        SHIPPED.indicators().stream().map(IndicatorScore::score).toList());
        assertThat(evaluation.total()).isEqualTo(new BigDecimal("91.00"));
        assertThat(evaluation.grade()).isEqualTo("优");
        assertThat(evaluation.findings()).hasSameSizeAs(SHIPPED.findings());
    }

    /** Shared strings moved into their cells. */
    private static String inline(String xml) {
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(ShippedFiles.workbook("dachang-department")))) {
            Matcher shared =
                    Pattern.compile("t=\"s\"( s=\"\\d+\")?><v>(\\d+)</v>").matcher(xml);
            return shared.replaceAll(match -> {
                String text = book.getSharedStringSource()
                        .getItemAt(Integer.parseInt(match.group(2)))
                        .getString();
                String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
                return Matcher.quoteReplacement("t=\"inlineStr\"" + (match.group(1) == null ? "" : match.group(1))
                        + "><is><t>" + escaped + "</t></is>");
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void swapped(Sheet sheet, String one, String other) {
        Row a = find(sheet, one).getRow();
        Row b = find(sheet, other).getRow();
        for (int column = 0; column < a.getLastCellNum(); column++) {
            swap(at(sheet, a.getRowNum(), column), at(sheet, b.getRowNum(), column));
        }
    }

    private static void swap(Cell a, Cell b) {
        Object value = value(a);
        put(a, value(b));
        put(b, value);
    }

    private static Object value(Cell cell) {
        return switch (cell.getCellType()) {
            case STRING -> cell.getStringCellValue();
            case NUMERIC -> cell.getNumericCellValue();
            default -> null;
        };
    }

    private static void put(Cell cell, Object value) {
        if (value instanceof String text) {
            cell.setCellValue(text);
        } else if (value instanceof Double number) {
            cell.setCellValue(number);
        } else {
            cell.setBlank();
        }
    }

    @Test
    void aNumberIsWhatWasTypedAlthoughExcelStoresSeventeenDigits() {
        byte[] workbook =
                EditedWorkbook.xml(LIMITS, xml -> xml.replaceFirst("<v>0.05</v>", "<v>5.0000000000000003E-2</v>"));

        RuleSet ruleSet = ShippedFiles.load(EditedWorkbook.FILE, workbook);

        assertThat(ruleSet.warnings()).isEqualTo(SHIPPED_RULES.warnings());
        assertThat(ruleSet.scheme().thresholds().values())
                .filteredOn(limit -> limit.check().equals("RATE_RECOMPUTE"))
                .singleElement()
                .satisfies(limit -> assertThat(limit.limit()).isEqualTo(new BigDecimal("0.05")));
    }

    @Test
    void aFormulaIsReadAsItsSavedNumberAndSaidSo() {
        RuleSet ruleSet = EditedWorkbook.load(book -> {
            FormulaEvaluator excel = book.getCreationHelper().createFormulaEvaluator();
            for (Cell cell : new Cell[] {cell(book, STEP, "BK-003", "每步扣"), cell(book, CATALOGUE, "d03", "目标值")}) {
                cell.setCellFormula((int) cell.getNumericCellValue() / 2 + "*2");
                excel.evaluateFormulaCell(cell);
            }
        });

        List<Problem> formulas = ruleSet.warnings().stream()
                .filter(warning -> !SHIPPED_RULES.warnings().contains(warning))
                .toList();
        assertThat(formulas)
                .extracting(ExpectedProblem::of)
                .containsExactly(
                        new ExpectedProblem(ProblemCode.FORMULA_VALUE, CATALOGUE, "G4", "=50*2"),
                        new ExpectedProblem(ProblemCode.FORMULA_VALUE, STEP, "D10", "=5*2"));
        assertThat(formulas).allSatisfy(warning -> {
            assertThat(warning.code().isBlocking()).isFalse();
            assertThat(warning.format(Locale.CHINESE)).contains("读作 10");
            assertThat(warning.format(Locale.ENGLISH)).contains("read as 10");
        });
        assertThat(evaluated(ruleSet).total()).isEqualTo(new BigDecimal("91.00"));
    }
}
