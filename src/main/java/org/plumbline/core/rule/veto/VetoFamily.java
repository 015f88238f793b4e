package org.plumbline.core.rule.veto;

import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RowPhrases;
import org.plumbline.core.rule.RowProblems;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableTypeBuilder;
import org.plumbline.core.rule.TypedRow;
import org.plumbline.vocabulary.Circumstance;
import org.plumbline.vocabulary.VetoAction;

/** 否决: VETO. */
public final class VetoFamily implements RuleFamily<Circumstance> {

    @Override
    public TableType<Circumstance> table() {
        return VetoColumns.TABLE;
    }

    @Override
    public Bilingual sheetKind() {
        return new Bilingual("否决表", "a table of vetoes");
    }

    @Override
    public String purpose() {
        return "按填报的事实或执行率把总分归零，或限制最高等级";
    }

    @Override
    public String describeRow(RowPhrases row) {
        String circumstance = row.describeCircumstance();
        return circumstance
                + row.describeChoice(VetoColumns.ACTION, VetoAction.class, null, action -> switch (action) {
                    case ZERO_TOTAL -> row.localize("总分归零", "the total is set to 0");
                    case TOP_GRADE -> row.localize(
                            "等级最高为“%s”", "the grade is no better than “%s”", row.consume(VetoColumns.GRADE));
                });
    }

    @Override
    public void checkRow(TypedRow row, RowProblems problems) {
        TableTypeBuilder.checkFactNamed(row, problems);
        TableTypeBuilder.checkContentNamed(row, problems);
    }
}
