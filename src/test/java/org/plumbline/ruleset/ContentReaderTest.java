package org.plumbline.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.Shipped;
import org.plumbline.ruleset.WorkbookContent.Column;
import org.plumbline.ruleset.WorkbookContent.Entry;
import org.plumbline.ruleset.WorkbookContent.Kind;
import org.plumbline.ruleset.WorkbookContent.Sheet;

class ContentReaderTest {

    private final WorkbookContent content =
            Shipped.ruleSet("dachang-department").content();

    @Test
    void aTablesRowIsNamedByItsRuleIdAndItsCellsByTheirAddress() {
        Sheet sheet = content.sheet("扣分-每步扣分").orElseThrow();
        assertThat(sheet.kind()).isEqualTo(Kind.TABLE);
        assertThat(sheet.form()).isEqualTo("STEP");
        assertThat(sheet.hiddenRows()).isPositive();
        Entry entry = sheet.entry("BK-003").orElseThrow();
        assertThat(entry.row()).isEqualTo(10);
        assertThat(entry.values().get(sheet.column("评分办法"))).isEqualTo("每低1%扣10%");
        Column costs = sheet.columns().get(sheet.column("每步扣"));
        assertThat(entry.values().get(sheet.column("每步扣"))).isEqualTo("10");
        assertThat(entry.address(costs)).endsWith("10");
        assertThat(costs.snippet()).isEqualTo("d.costs(new BigDecimal(\"$param\"));");
    }

    @Test
    void settingsAndIndicatorsAreContentToo() {
        assertThat(content.sheet("方案").orElseThrow().entry("满分").orElseThrow().values())
                .containsExactly("100");
        Sheet indicators = content.sheet("指标").orElseThrow();
        assertThat(indicators.entry("d03").orElseThrow().values().get(indicators.column("三级指标")))
                .isEqualTo("支出进度率");
    }
}
