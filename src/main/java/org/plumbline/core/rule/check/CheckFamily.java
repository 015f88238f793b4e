package org.plumbline.core.rule.check;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.ConditionPhrases;
import org.plumbline.core.rule.RowPhrases;
import org.plumbline.core.rule.RowProblems;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TypedRow;
import org.plumbline.vocabulary.Observation;

/** 审核: CHECK. */
public final class CheckFamily implements RuleFamily<Observation> {

    @Override
    public TableType<Observation> table() {
        return CheckColumns.TABLE;
    }

    @Override
    public Bilingual sheetKind() {
        return new Bilingual("审核提示表", "a table of findings");
    }

    @Override
    public String purpose() {
        return "给审计人员的提示，只提示，不扣分；删去一行就不再提示";
    }

    @Override
    public void checkRow(TypedRow row, RowProblems problems) {
        if (row.findValue(CheckColumns.CHECK) == null) {
            problems.reportMissing(
                    new Bilingual("检查项", "the check"),
                    new Bilingual("空着会对所有检查项提示", "Left blank, the row raises its finding for every check"),
                    CheckColumns.CHECK);
        }
        for (String label : List.of("量值大于", "量值不小于", "量值不大于", "量值小于")) {
            if (row.findValue(label) instanceof BigDecimal bound && bound.signum() < 0) {
                problems.reportDoubt(
                        label,
                        new Bilingual("不小于 0 的数", "a number of at least 0"),
                        new Bilingual("量值是差额或比率，没有负数，这个界限不起作用", "Measures are differences or rates and never below 0"));
            }
        }
    }

    @Override
    public String describeRow(RowPhrases row) {
        ConditionPhrases phrases = row.consumeConditions();
        String when = phrases.describeBounds().isEmpty()
                ? row.localize("一经出现就", "where it is seen")
                : phrases.describeBounds() + row.localize(" 时", "");
        String check = row.localize(
                "%s，%s给出“%s”级提示",
                "an observation %s, %s: raises a finding of severity %s",
                phrases.describeSelection().isEmpty()
                        ? row.localize("任何检查项", "of any check")
                        : phrases.describeSelection(),
                when,
                row.consume(CheckColumns.SEVERITY));
        return row.contains(CheckColumns.SENTENCE)
                ? check + row.localize("，写明：“%s”", ", saying: “%s”", row.consume(CheckColumns.SENTENCE))
                : check;
    }
}
