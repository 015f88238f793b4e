package org.plumbline.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.Shipped;
import org.plumbline.ruleset.Problem;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.ruleset.WorkbookContent;
import org.plumbline.verification.TestReport;
import org.plumbline.verification.WorkbookTests;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.workbook.SchemeTemplate.Family;
import org.plumbline.workbook.SchemeTemplate.Options;

class SchemeTemplateTest {

    private static Options options(String fullMarks, Set<Family> families) {
        return new Options("county-project", "某县项目支出绩效自评", "某省/某市/某县", 2024, 2026, new BigDecimal(fullMarks), families);
    }

    private static RuleSet load(Options options) {
        return Shipped.load(options.id() + ".xlsx", SchemeTemplate.bytes(options));
    }

    @TestFactory
    Stream<DynamicTest> everySubsetOfFamiliesLoadsAndPassesItsOwnTest() {
        return IntStream.range(1, 1 << Family.values().length).mapToObj(bits -> {
            Set<Family> families = EnumSet.noneOf(Family.class);
            for (Family family : Family.values()) {
                if ((bits >> family.ordinal() & 1) == 1) {
                    families.add(family);
                }
            }
            return DynamicTest.dynamicTest(families.toString(), () -> loadsAndPasses(families));
        });
    }

    private static void loadsAndPasses(Set<Family> families) {
        RuleSet template = load(options("100", families));
        assertThat(template.warnings().stream().map(Problem::code))
                .as("nobody has compared it with a document yet")
                .containsExactly(Problem.Code.BASIS_UNVERIFIED);
        assertThat(template.scheme().indicators()).hasSameSizeAs(families);
        assertThat(template.scheme().indicators().stream()
                        .map(Indicator::weight)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100");
        for (Family family : Family.values()) {
            assertThat(template.content().sheet("扣分-" + family.label()).isPresent())
                    .isEqualTo(families.contains(family));
        }
        TestReport report = WorkbookTests.run(template);
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
        RuleSet template = load(options(fullMarks, EnumSet.allOf(Family.class)));

        assertThat(WorkbookTests.run(template).passed()).isTrue();
        assertThat(template.gradeBounds().get(0))
                .isEqualByComparingTo(new BigDecimal(fullMarks).multiply(new BigDecimal("0.9")));
    }

    @Test
    void whatWasChosenStandsInTheSettingsAndEverySheetIsThere() {
        RuleSet template = load(options("100", EnumSet.of(Family.BAND, Family.STEP)));

        assertThat(template.scheme().id()).isEqualTo("county-project");
        assertThat(template.scheme().title()).isEqualTo("某县项目支出绩效自评");
        assertThat(template.scheme().jurisdiction()).isEqualTo("某省/某市/某县");
        assertThat(template.scheme().yearFrom()).isEqualTo(2024);
        assertThat(template.scheme().yearTo()).isEqualTo(2026);
        assertThat(template.scheme().thresholds()).hasSize(5);
        assertThat(template.content().sheets())
                .extracting(WorkbookContent.Sheet::name)
                .containsExactly("方案", "指标", "扣分-每步扣分", "扣分-区间", "等级", "审核", "审核-阈值", "测试");
    }

    /** But those of 审核-阈值, those no row can switch off, and the one for schemes in which nothing is scored. */
    @Test
    void everyCheckThatARowCanAskForIsAskedFor() {
        Set<Check> others = EnumSet.of(
                Check.RATE_RECOMPUTE,
                Check.SUM_MISMATCH,
                Check.INTERNAL_CONFLICT,
                Check.PERF_EXEC_GAP,
                Check.ROWS_OVERLAP,
                Check.EXECUTION_RATE_UNKNOWN,
                Check.FACT_UNUSABLE,
                Check.FACT_NOT_STATED,
                Check.SCORE_UNEXPLAINED);
        assertThat(StandardChecks.ROWS.stream().map(row -> row.get(1)).distinct())
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(others)).stream()
                        .map(Check::label)
                        .toList());
    }

    @Test
    void equalOptionsGiveEqualBytes() {
        Options options = options("100", EnumSet.allOf(Family.class));

        assertThat(SchemeTemplate.bytes(options)).isEqualTo(SchemeTemplate.bytes(options));
    }

    @Test
    void whatCouldNotLoadIsRefusedByItsName() {
        Set<Family> all = EnumSet.allOf(Family.class);
        BigDecimal hundred = BigDecimal.valueOf(100);
        for (String id : List.of("County", "县", "", "-a", "../x")) {
            assertThatThrownBy(() -> new Options(id, "题", "全国", 2024, 2026, hundred, all))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("id");
        }
        for (String title : List.of("", " 题", "\"题\"", "题\n", "$题")) {
            assertThatThrownBy(() -> new Options("a", title, "全国", 2024, 2026, hundred, all))
                    .hasMessageStartingWith("title");
        }
        assertThatThrownBy(() -> new Options("a", "题", null, 2024, 2026, hundred, all))
                .hasMessageStartingWith("jurisdiction");
        assertThatThrownBy(() -> new Options("a", "题", "全国", 2026, 2024, hundred, all))
                .hasMessageStartingWith("years");
        assertThatThrownBy(() -> new Options("a", "题", "全国", 2024, 2026, BigDecimal.ZERO, all))
                .hasMessageStartingWith("fullMarks");
        assertThatThrownBy(() -> new Options("a", "题", "全国", 2024, 2026, hundred, Set.of()))
                .hasMessageStartingWith("families");
    }
}
