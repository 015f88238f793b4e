package org.plumbline.core.rule.cap;

import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RowPhrases;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.vocabulary.Execution;

/** 封顶: CAP. */
public final class CapFamily implements RuleFamily<Execution> {

    @Override
    public TableType<Execution> table() {
        return CapColumns.TABLE;
    }

    @Override
    public Bilingual sheetKind() {
        return new Bilingual("封顶表", "a table of caps");
    }

    @Override
    public String purpose() {
        return "按预算执行率限制总分，加分之后、定等级之前适用。各档首尾相接，不重叠、不留空档";
    }

    @Override
    public String describeRow(RowPhrases row) {
        return row.describeCircumstance()
                + row.localize("总分最高 %s 分", "the total is at most %s points", row.consume(CapColumns.MOST));
    }
}
