package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.EditedWorkbook.cell;
import static org.plumbline.EditedWorkbook.setting;
import static org.plumbline.core.scoring.ScoredSubmissions.CATALOGUE;
import static org.plumbline.core.scoring.ScoredSubmissions.indicator;
import static org.plumbline.core.scoring.ScoredSubmissions.judged;
import static org.plumbline.core.scoring.ScoredSubmissions.last;
import static org.plumbline.core.scoring.ScoredSubmissions.number;
import static org.plumbline.core.scoring.ScoredSubmissions.score;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.EditedWorkbook;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.UnscorableReason;
import org.plumbline.vocabulary.Working;

/** What a missing value is worth, as the scheme, the indicator or the group says. */
class MissingValuesTest {

    // What is missing. Dachang scores 91.00, one point of it for d10.

    @ParameterizedTest
    @CsvSource({
        "待补, , MISSING,",
        "零分, 90.00, MISSING, 0.00",
        "不适用·满分, 91.00, NOT_APPLICABLE, 1.00",
        "不适用·折算, 90.91, NOT_APPLICABLE,"
    })
    void theSchemeSaysWhatAMissingValueIsWorth(String policy, String total, IndicatorOutcome outcome, String score) {
        RuleSet ruleSet = EditedWorkbook.load(book -> setting(book, "缺失处理").setCellValue(policy));

        Evaluation evaluation = score(ChangedSubmission.ofDachang().without("d10"), ruleSet);

        assertThat(evaluation.total()).isEqualTo(number(total));
        assertThat(indicator(evaluation, "d10").outcome()).isEqualTo(outcome);
        assertThat(indicator(evaluation, "d10").score()).isEqualTo(number(score));
        assertThat(evaluation.complete()).isEqualTo(total != null);
    }

    @ParameterizedTest
    @CsvSource({
        "待补, , MISSING,",
        "零分, 90.00, MISSING, 0.00",
        "不适用·满分, 91.00, NOT_APPLICABLE, 1.00",
        "不适用·折算, 90.91, NOT_APPLICABLE,"
    })
    void anIndicatorOverridesTheMissingPolicyOfItsScheme(
            String policy, String total, IndicatorOutcome outcome, String score) {
        String otherwise = policy.equals("零分") ? "待补" : "零分";
        RuleSet ruleSet = EditedWorkbook.load(book -> {
            setting(book, "缺失处理").setCellValue(otherwise);
            cell(book, CATALOGUE, "d10", "缺失处理").setCellValue(policy);
        });

        Evaluation evaluation = score(ChangedSubmission.ofDachang().without("d10"), ruleSet);

        assertThat(evaluation.total()).isEqualTo(number(total));
        assertThat(indicator(evaluation, "d10").outcome()).isEqualTo(outcome);
        assertThat(indicator(evaluation, "d10").score()).isEqualTo(number(score));
    }

    /** The sample leaves two of the three members blank. */
    @ParameterizedTest
    @CsvSource({
        "待补, , MISSING,",
        "零分, 81.00, SCORED, 0.00",
        "不适用·满分, 91.00, SCORED, 10.00",
        "不适用·折算, 91.00, SCORED, 10.00"
    })
    void aGroupSetsTheMissingPolicyOfItsMembers(String policy, String total, IndicatorOutcome outcome, String score) {
        RuleSet ruleSet = EditedWorkbook.load(book -> {
            cell(book, CATALOGUE, "d22a", "缺失处理").setCellValue(policy.equals("零分") ? "待补" : "零分");
            cell(book, CATALOGUE, "G-BENEFIT", "缺失处理").setCellValue(policy);
        });

        Evaluation evaluation = score(ChangedSubmission.ofDachang(), ruleSet);

        assertThat(evaluation.total()).isEqualTo(number(total));
        assertThat(indicator(evaluation, "G-BENEFIT").outcome()).isEqualTo(outcome);
        assertThat(indicator(evaluation, "G-BENEFIT").score()).isEqualTo(number(score));
    }

    @Test
    void theStepOfAMissingValueNamesTheRowThatStatesThePolicy() {
        RuleSet byGroup = EditedWorkbook.load(
                book -> cell(book, CATALOGUE, "G-BENEFIT", "缺失处理").setCellValue("零分"));
        RuleSet byMember = EditedWorkbook.load(book -> {
            cell(book, CATALOGUE, "G-BENEFIT", "缺失处理").setBlank();
            cell(book, CATALOGUE, "d22a", "缺失处理").setCellValue("零分");
        });

        assertThat(findScoringRow(byGroup, "d22a")).isEqualTo("G-BENEFIT");
        assertThat(findScoringRow(byMember, "d22a")).isEqualTo("d22a");
    }

    private String findScoringRow(RuleSet ruleSet, String code) {
        return score(ChangedSubmission.ofDachang(), ruleSet).listSteps(TraceStep.ScoringStep.class).stream()
                .filter(step -> step.indicator().equals(code))
                .map(step -> step.rule().id())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aGroupWithoutAnyMemberIsLeftOutAndTheRestRescaled() {
        Evaluation evaluation = score(ChangedSubmission.ofDachang().without("d22c"));

        assertThat(indicator(evaluation, "G-BENEFIT").outcome()).isEqualTo(IndicatorOutcome.NOT_APPLICABLE);
        assertThat(evaluation.total()).isEqualTo(new BigDecimal("90.00"));
        TraceStep.RollUpStep sum = last(evaluation, TraceStep.RollUpStep.class);
        assertThat(sum.rescaledFrom()).isEqualTo(new BigDecimal("81.00"));
        assertThat(sum.ofWeight()).isEqualByComparingTo("90");
        assertThat(sum.running()).isEqualTo(new BigDecimal("90.00"));
    }

    @Test
    void withoutATotalThePartThatIsKnownIsGiven() {
        Evaluation evaluation = score(ChangedSubmission.ofDachang().without("d10", "d23"));

        assertThat(evaluation.total()).isNull();
        assertThat(evaluation.grade()).isNull();
        assertThat(evaluation.difference()).isNull();
        assertThat(evaluation.partial().score()).isEqualTo(new BigDecimal("85.00"));
        assertThat(evaluation.partial().ofWeight()).isEqualByComparingTo("89");
        assertThat(evaluation.partial().unscoredWeight()).isEqualByComparingTo("11");
    }

    @Test
    void fullMarksWithoutDataNameTheRowThatGivesThem() {
        RuleSet ruleSet =
                EditedWorkbook.load(book -> cell(book, CATALOGUE, "d10", "缺失处理").setCellValue("不适用·满分"));

        TraceStep.ScoringStep step = judged(score(ChangedSubmission.ofDachang().without("d10"), ruleSet), "d10");

        assertThat(step.rule()).isEqualTo(ruleSet.findCatalogueSource("d10"));
        assertThat(step.rule().sheet()).isEqualTo(CATALOGUE);
        assertThat(step.read()).isEqualTo(new Working.Absent(MissingPolicy.FULL, UnscorableReason.MISSING_ACTUAL));
        assertThat(step.running()).isEqualTo(new BigDecimal("1.00"));
    }

    @Test
    void aBareWordUnderAChecklistIsMissingWhereTheCellSaysSo() {
        RuleSet ruleSet = EditedWorkbook.load(book -> List.of("YD-01", "YD-02", "YD-03")
                .forEach(id -> cell(book, "扣分-要点", id, "仅填结论").setCellValue("待补")));

        Evaluation evaluation = score(ChangedSubmission.ofDachang(), ruleSet);

        assertThat(indicator(evaluation, "d06").outcome()).isEqualTo(IndicatorOutcome.MISSING);
        assertThat(evaluation.total()).isNull();
        assertThat(score(
                                ChangedSubmission.ofDachang()
                                        .checks("d06", "1", "3")
                                        .checks("d12", "1", "2", "3")
                                        .checks("d15", "2", "3"),
                                ruleSet)
                        .indicators())
                .filteredOn(score -> List.of("d06", "d12", "d15").contains(score.code()))
                .extracting(IndicatorScore::score)
                .containsExactly(number("0.50"), number("1.00"), number("0.00"));
    }
}
