package org.plumbline.core.rule.grade;

import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RowPhrases;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.vocabulary.Total;

/** 等级: GRADE. */
public final class GradeFamily implements RuleFamily<Total> {

    @Override
    public TableType<Total> table() {
        return GradeColumns.TABLE;
    }

    @Override
    public Bilingual sheetKind() {
        return new Bilingual("等级划分表", "a table of grades");
    }

    @Override
    public String purpose() {
        return "总分属于哪个等级。各档首尾相接，不重叠、不留空档";
    }

    @Override
    public String describeRow(RowPhrases row) {
        String grade = row.localize(
                "%s 的，等级为“%s”", "%s: the grade is “%s”", row.describeConditions(), row.consume(GradeColumns.GRADE));
        return row.contains(GradeColumns.ALIASES)
                ? grade + row.localize("（又称“%s”）", " (also called “%s”)", row.consume(GradeColumns.ALIASES))
                : grade;
    }
}
