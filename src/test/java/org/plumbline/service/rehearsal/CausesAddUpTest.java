package org.plumbline.service.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.EditedWorkbook.cell;
import static org.plumbline.EditedWorkbook.setting;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;

/** Whatever bound a score meets, the causes of a change account for all of its points. */
class CausesAddUpTest {

    private static final String STEP = "扣分-每步扣分";
    private static final String CATALOGUE = "指标";

    private static Map<RuleSource, BigDecimal> causes(Consumer<XSSFWorkbook> before, Consumer<XSSFWorkbook> after) {
        RuleSet draft = EditedWorkbook.load(after);
        Evaluation was = score(EditedWorkbook.load(before));
        Evaluation is = score(draft);
        Map<RuleSource, BigDecimal> causes =
                new CauseFinder(draft).findCauses(EvaluationOutline.of(was), EvaluationOutline.of(is));
        assertThat(causes.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(is.total().subtract(was.total()));
        return causes;
    }

    private static Evaluation score(RuleSet ruleSet) {
        return new Scorer().score(ShippedFiles.submission("dachang-2020-dept"), ruleSet);
    }

    private static Consumer<XSSFWorkbook> costs(double percent) {
        return book -> cell(book, STEP, "BK-003", "每步扣").setCellValue(percent);
    }

    /** At 30 percent a step more is taken than there is; the floor gives it back, to the row that took it. */
    @Test
    void whatAFloorGivesBackBelongsToTheRowThatTookTooMuch() {
        assertThat(causes(costs(30), costs(10))).hasSize(1).allSatisfy((rule, points) -> {
            assertThat(rule.id()).isEqualTo("BK-003");
            assertThat(points).isPositive();
        });
    }

    @TestFactory
    Stream<DynamicTest> causesAddUpToTheChangeOfTheTotal() {
        return Stream.of(
                addsUp("a floor met before", costs(40), costs(20)),
                addsUp("a floor met after", costs(10), costs(50)),
                addsUp("a floor above zero", book -> {}, book -> cell(book, STEP, "BK-003", "下限")
                        .setCellValue(1)),
                addsUp("weights moved between indicators", book -> {}, book -> {
                    cell(book, CATALOGUE, "d01", "权重").setCellValue(7);
                    cell(book, CATALOGUE, "d02", "权重").setCellValue(1);
                }),
                addsUp("rounding", book -> {}, book -> setting(book, "小数位数").setCellValue(0)),
                addsUp("a group's way to take", book -> {}, book -> cell(book, CATALOGUE, "G-QTY", "取法")
                        .setCellValue("均值")),
                addsUp("two rows at once", costs(30), book -> {
                    costs(10).accept(book);
                    cell(book, STEP, "BK-001", "每步扣").setCellValue(20);
                    cell(book, "扣分-要点", "YD-12", "占权重%").setCellValue(40);
                    cell(book, "扣分-要点", "YD-11", "占权重%").setCellValue(60);
                }));
    }

    private static DynamicTest addsUp(String statement, Consumer<XSSFWorkbook> before, Consumer<XSSFWorkbook> after) {
        return DynamicTest.dynamicTest(
                statement, () -> assertThat(causes(before, after)).isNotNull());
    }
}
