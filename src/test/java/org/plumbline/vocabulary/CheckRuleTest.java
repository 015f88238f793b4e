package org.plumbline.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** A row of the 审核 sheet makes a finding of what was measured. */
class CheckRuleTest {

    private static final Observation SEEN = Observation.of(
            Check.OVERSPEND,
            "d01",
            "基本支出",
            new BigDecimal("12"),
            Figure.EXECUTED.of(new BigDecimal("112")),
            Figure.BUDGET.of(BigDecimal.TEN));

    @Test
    void aFindingSaysWhatWasMeasuredAndWhatTheRowSaysOfIt() {
        CheckRule rule = CheckRule.severity("高").basis("某文件");
        rule.says("执行 {执行数}，预算 {预算数}");

        Finding finding = rule.about(SEEN);

        assertThat(finding)
                .isEqualTo(new Finding(
                        "OVERSPEND", Severity.HIGH, "d01", "基本支出", SEEN.read(), "执行 {执行数}，预算 {预算数}", "某文件"));
    }

    @Test
    void aRowWithoutASentenceLeavesTheChecksOwn() {
        assertThat(CheckRule.severity("提示").basis("某文件").about(SEEN).sentence()).isNull();
    }
}
