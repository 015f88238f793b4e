package org.plumbline.core.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.workbook.WorkbookContent.ContentColumn;
import org.plumbline.core.workbook.WorkbookContent.ContentRow;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;
import org.plumbline.core.workbook.WorkbookContent.SheetKind;

class ContentReaderTest {

    private final WorkbookContent content =
            ShippedFiles.ruleSet("dachang-department").content();

    @Test
    void aTablesRowIsNamedByItsRuleIdAndItsCellsByTheirAddress() {
        SheetContent sheet = content.findSheet("扣分-每步扣分").orElseThrow();
        assertThat(sheet.kind()).isEqualTo(SheetKind.TABLE);
        assertThat(sheet.form()).isEqualTo("STEP");
        assertThat(sheet.hiddenRows()).isPositive();
        ContentRow entry = sheet.findRow("BK-003").orElseThrow();
        assertThat(entry.row()).isEqualTo(10);
        assertThat(entry.values().get(sheet.findColumn("评分办法"))).isEqualTo("每低1%扣10%");
        ContentColumn costs = sheet.columns().get(sheet.findColumn("每步扣"));
        assertThat(entry.values().get(sheet.findColumn("每步扣"))).isEqualTo("10");
        assertThat(entry.formatAddress(costs)).endsWith("10");
        assertThat(costs.snippet()).isEqualTo("d.costs(new BigDecimal(\"$param\"));");
    }

    @Test
    void settingsAndIndicatorsAreContentToo() {
        assertThat(content.findSheet("方案")
                        .orElseThrow()
                        .findRow("满分")
                        .orElseThrow()
                        .values())
                .containsExactly("100");
        SheetContent indicators = content.findSheet("指标").orElseThrow();
        assertThat(indicators.findRow("d03").orElseThrow().values().get(indicators.findColumn("三级指标")))
                .isEqualTo("支出进度率");
    }
}
