package org.plumbline.core.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.casetest.CaseTestReport;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.workbook.SchemeTemplateWriter.TemplateOptions;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Indicator;

class SchemeTemplateTest {

    private static final SchemeTemplate TEMPLATE =
            SchemeTemplate.read(ShippedFiles.bytes(Path.of("rules", SchemeTemplate.FILE)));

    /** The kinds of tables that give an indicator its marks. */
    private static final List<String> MARKS =
            List.of("STEP", "SLOPE", "RATIO", "REVERSE_RATIO", "BAND", "CHECKPOINT", "WORDING");

    private static final List<String> MORE = List.of("OVER", "BONUS", "CAP", "VETO");
    private static final Set<String> ALL =
            Set.copyOf(TEMPLATE.families().stream().map(TableType::name).toList());

    private static TemplateOptions options(String fullMarks, Set<String> families) {
        return new TemplateOptions(
                "county-project", "某县项目支出绩效自评", "某省/某市/某县", 2024, 2026, new BigDecimal(fullMarks), families);
    }

    private static RuleSet load(TemplateOptions options) {
        return ShippedFiles.load(options.id() + ".xlsx", SchemeTemplateWriter.toBytes(TEMPLATE, options));
    }

    @Test
    void theTemplateOffersEveryKindOfTableThatASchemeMayDoWithout() {
        assertThat(ALL).containsAll(MARKS).containsAll(MORE);
        assertThat(ALL)
                .containsExactlyInAnyOrderElementsOf(RuleFamilies.listTables().stream()
                        .filter(TableType::isOptional)
                        .map(TableType::name)
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> everySubsetOfFamiliesLoadsAndPassesItsOwnTest() {
        return IntStream.range(1, 1 << MARKS.size()).mapToObj(bits -> {
            Set<String> families = IntStream.range(0, MARKS.size())
                    .filter(family -> (bits >> family & 1) == 1)
                    .mapToObj(MARKS::get)
                    .collect(Collectors.toSet());
            return DynamicTest.dynamicTest(families.toString(), () -> loadsAndPasses(families));
        });
    }

    @TestFactory
    Stream<DynamicTest> whatAdjustsTheTotalOrTakesMoreLoadsWithAnyTableOfMarks() {
        return Stream.concat(MORE.stream().map(more -> Set.of("RATIO", more)), Stream.of(ALL))
                .map(families -> DynamicTest.dynamicTest(families.toString(), () -> {
                    RuleSet template = load(options("100", families));
                    assertThat(template.warnings().stream().map(Problem::code))
                            .containsOnly(Problem.ProblemCode.BASIS_UNVERIFIED);
                    assertThat(CaseTestRunner.run(template).passed()).isTrue();
                }));
    }

    private static void loadsAndPasses(Set<String> families) {
        RuleSet template = load(options("100", families));
        assertThat(template.warnings().stream().map(Problem::code))
                .as("it has not been compared with a document yet")
                .containsExactly(Problem.ProblemCode.BASIS_UNVERIFIED);
        assertThat(template.scheme().indicators()).hasSameSizeAs(families);
        assertThat(template.scheme().indicators().stream()
                        .map(Indicator::weight)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100");
        for (TableType<?> family : TEMPLATE.families()) {
            if (family.givesMarks()) {
                assertThat(template.content()
                                .findSheet("扣分-" + family.title().zh())
                                .isPresent())
                        .isEqualTo(families.contains(family.name()));
            }
        }
        CaseTestReport report = CaseTestRunner.run(template);
        assertThat(report.cases()).singleElement().satisfies(result -> {
            assertThat(result.refusals()).isEmpty();
            assertThat(result.checks()).hasSizeGreaterThan(families.size());
            assertThat(result.checks())
                    .allSatisfy(check ->
                            assertThat(check.passed()).as(check.sentence().zh()).isTrue());
        });
        assertThat(report.passed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "60", "99.5", "1000", "10000"})
    void weightsAddUpToAnyFullMarksAndTheGradesFollow(String fullMarks) {
        RuleSet template = load(options(fullMarks, ALL));

        assertThat(CaseTestRunner.run(template).passed()).isTrue();
        assertThat(template.listGradeBounds().get(0))
                .isEqualByComparingTo(new BigDecimal(fullMarks).multiply(new BigDecimal("0.9")));
    }

    @Test
    void whatWasChosenStandsInTheSettingsAndEverySheetIsThere() {
        RuleSet template = load(options("100", Set.of("BAND", "STEP")));

        assertThat(template.scheme().id()).isEqualTo("county-project");
        assertThat(template.scheme().title()).isEqualTo("某县项目支出绩效自评");
        assertThat(template.scheme().jurisdiction()).isEqualTo("某省/某市/某县");
        assertThat(template.scheme().yearFrom()).isEqualTo(2024);
        assertThat(template.scheme().yearTo()).isEqualTo(2026);
        assertThat(template.scheme().thresholds()).hasSize(5);
        assertThat(template.content().sheets())
                .extracting(WorkbookContent.SheetContent::name)
                .containsExactly("方案", "指标", "扣分-每步扣分", "扣分-区间", "等级", "审核", "审核-阈值", "依据", "测试");
    }

    /** But those of 审核-阈值, those no row can switch off, and the one for schemes in which nothing is scored. */
    @Test
    void everyCheckThatARowCanAskForIsAskedFor() {
        Set<Check> others = EnumSet.of(
                Check.RATE_RECOMPUTE,
                Check.SUM_MISMATCH,
                Check.INTERNAL_CONFLICT,
                Check.PERF_EXEC_GAP,
                Check.PERCENT_DOUBTFUL,
                Check.ROWS_OVERLAP,
                Check.EXECUTION_RATE_UNKNOWN,
                Check.EXECUTION_RATE_UNCOVERED,
                Check.FACT_UNUSABLE,
                Check.FACT_NOT_STATED,
                Check.TOTAL_OVER_FULL_MARKS,
                Check.SCORE_UNEXPLAINED);
        assertThat(TEMPLATE.tables().stream()
                        .filter(table -> table.type().phase() == TableType.RulePhase.REVIEWING)
                        .flatMap(table -> table.rows().stream())
                        .map(row -> row.get("检查项"))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(others)).stream()
                        .map(Check::label)
                        .toList());
    }

    @Test
    void furtherColumnsAreWrittenBlankAndTheTemplateStillLoadsAndPasses() {
        RuleSet all = load(withColumns("*"));
        for (ParsedTable<?> table : all.tables()) {
            assertThat(table.columns())
                    .hasSize(table.form().conditions().size()
                            + table.form().actions().size());
        }
        assertThat(CaseTestRunner.run(all).passed()).isTrue();
        assertThat(load(withColumns("BAND:计量单位")).tables())
                .filteredOn(table -> table.form().name().equals("BAND"))
                .flatExtracting(ParsedTable::columns)
                .extracting(column -> column.word().label().zh())
                .contains("计量单位");
        assertThatThrownBy(() -> SchemeTemplateWriter.toBytes(TEMPLATE, withColumns("BAND:无此列")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("columns: BAND:无此列");
    }

    private static TemplateOptions withColumns(String column) {
        return new TemplateOptions("all-columns", "全部列", "全国", 2024, 2026, new BigDecimal("100"), ALL, Set.of(column));
    }

    @Test
    void equalOptionsGiveEqualBytes() {
        TemplateOptions options = options("100", ALL);

        assertThat(SchemeTemplateWriter.toBytes(TEMPLATE, options))
                .isEqualTo(SchemeTemplateWriter.toBytes(TEMPLATE, options));
    }

    @Test
    void whatCouldNotLoadIsRefusedByItsName() {
        Set<String> all = ALL;
        BigDecimal hundred = BigDecimal.valueOf(100);
        for (String id : List.of("County", "县", "", "-a", "../x")) {
            assertThatThrownBy(() -> new TemplateOptions(id, "题", "全国", 2024, 2026, hundred, all))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("id");
        }
        for (String title : List.of("", " 题", "\"题\"", "题\n", "$题")) {
            assertThatThrownBy(() -> new TemplateOptions("a", title, "全国", 2024, 2026, hundred, all))
                    .hasMessageStartingWith("title");
        }
        assertThatThrownBy(() -> new TemplateOptions("a", "题", null, 2024, 2026, hundred, all))
                .hasMessageStartingWith("jurisdiction");
        assertThatThrownBy(() -> new TemplateOptions("a", "题", "全国", 2026, 2024, hundred, all))
                .hasMessageStartingWith("years");
        assertThatThrownBy(() -> new TemplateOptions("a", "题", "全国", 2024, 2026, BigDecimal.ZERO, all))
                .hasMessageStartingWith("fullMarks");
        for (Set<String> families : List.of(Set.<String>of(), Set.of("BONUS"), Set.of("STEP", "NONE"))) {
            assertThatThrownBy(() -> SchemeTemplateWriter.toBytes(TEMPLATE, options("100", families)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("families");
        }
    }
}
