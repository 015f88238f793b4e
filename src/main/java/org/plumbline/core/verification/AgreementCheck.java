package org.plumbline.core.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.verification.ScopeGroups.ScopeGroup;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.YesNo;

/** Wordings that agree with the target against those that do not: a row for each, and more points for the first. */
final class AgreementCheck {

    private static final String AGREES = "agrees";
    private static final String COLUMN = "与目标一致";
    private static final String WORTH = "取值%";

    private final WorkbookValidator at;

    AgreementCheck(WorkbookValidator at) {
        this.at = at;
    }

    void run() {
        for (ScopeGroup group : at.findScoringGroups().listGroups()) {
            boolean read = group.claims().stream().allMatch(row -> at.unread().isWhole(row.sheetName()));
            if (group.fact() == TextReading.class && read) {
                check(group.claims());
            }
        }
    }

    private void check(List<RowScope> rows) {
        RowScope agreeing = find(rows, YesNo.YES);
        RowScope other = find(rows, YesNo.NO);
        if (agreeing == null) {
            return;
        }
        if (other == null && rows.size() == 1) {
            at.report(
                    ProblemCode.DOUBTFUL,
                    agreeing,
                    agreeing.findCell(COLUMN),
                    new Bilingual("另有一行“否”", "another row with 否"),
                    new Bilingual("与目标不同的文字没有一行评分，得不出分数", "No row scores a wording that differs from the target"));
        } else if (other != null && findWorth(other).compareTo(findWorth(agreeing)) >= 0) {
            at.report(
                    ProblemCode.DOUBTFUL,
                    other,
                    other.findCell(WORTH),
                    Bilingual.of("小于 %s", "less than %s", findWorth(agreeing).toPlainString()),
                    Bilingual.of(
                            "与目标不一致的得分不低于一致的（第 %d 行）；也许两格填反了",
                            "A wording that differs from the target earns no less than one that agrees (row %d)",
                            agreeing.rowNumber()));
        }
    }

    private static RowScope find(List<RowScope> rows, YesNo answer) {
        return rows.stream()
                .filter(row -> Set.of(answer.label()).equals(row.words().get(AGREES))
                        && row.words().size() == 1
                        && row.findValue(WORTH) instanceof BigDecimal)
                .findFirst()
                .orElse(null);
    }

    private static BigDecimal findWorth(RowScope row) {
        return (BigDecimal) row.findValue(WORTH);
    }
}
