package org.plumbline.core.verification;

import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableTypes;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.verification.ScopeGroups.ScopeGroup;
import org.plumbline.vocabulary.Direction;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.RatioKind;

/** Targets against the rows that judge them: a number where one is counted from, and a sign that agrees with the direction. */
final class TargetCheck {

    private static final String TARGET = "目标值";
    private static final String SIGN = "符号";

    private final WorkbookValidator at;

    TargetCheck(WorkbookValidator at) {
        this.at = at;
    }

    void run() {
        for (Indicator indicator : at.scheme().indicators()) {
            List<ScopeGroup> groups = at.findScoringGroups().findGroups(indicator);
            inWords(indicator, groups);
            groups.stream()
                    .flatMap(group -> group.claims().stream())
                    .filter(row -> opposes(indicator.operator(), row))
                    .findFirst()
                    .ifPresent(row -> contradicts(indicator, row));
        }
        for (RowScope row : at.listRows()) {
            String sign = row.key().get("operator");
            Operator operator = sign == null ? null : Operator.parse(sign).orElse(null);
            if (operator != null && opposes(operator, row)) {
                String label = row.form() == TableTypes.STEP ? "方向" : "类型";
                at.report(
                        ProblemCode.SIGN_AGAINST_DIRECTION,
                        row,
                        row.findCell(label),
                        fitting(operator, row),
                        meaning(operator, row));
            }
        }
    }

    private void inWords(Indicator indicator, List<ScopeGroup> groups) {
        boolean word = indicator.target() != null && indicator.target().numberOrNull() == null;
        boolean numbers = !groups.isEmpty() && groups.stream().allMatch(group -> group.fact() == NumberReading.class);
        if (word
                && numbers
                && indicator.textMethod() == null
                && groups.stream().flatMap(group -> group.claims().stream()).anyMatch(TargetCheck::counts)) {
            at.report(
                    ProblemCode.TARGET_IS_TEXT,
                    indicator.code(),
                    TARGET,
                    indicator.target().toString(),
                    new Bilingual("数字", "a number"),
                    Bilingual.of(
                            "评分办法“%s”要和目标值比大小；符号写在“符号”列，单位写在“单位”列；按文字评分的，请填“文字时办法”或改用定性、要点的办法",
                            "The method %s counts from the target; operator and unit have columns of their own; for words"
                                    + " fill in 文字时办法 or use a method for words",
                            indicator.method()));
        }
    }

    /** Whether a row counts from the target. */
    private static boolean counts(RowScope row) {
        return row.form() == TableTypes.STEP
                || row.form() == TableTypes.RATIO
                || row.bounds().keySet().stream().anyMatch(figure -> !figure.equals("actual"));
    }

    /** Whether a row takes points from what the operator calls better. */
    private static boolean opposes(Operator operator, RowScope row) {
        if (operator == Operator.EQUAL) {
            return false;
        }
        Object takes = row.form() == TableTypes.STEP
                ? row.findValue("方向")
                : row.form() == TableTypes.RATIO ? row.findValue("类型") : null;
        return operator.isHigherBetter()
                ? Direction.EXCESS.label().equals(takes)
                        || RatioKind.REVERSE.label().equals(takes)
                : Direction.SHORTFALL.label().equals(takes)
                        || RatioKind.POSITIVE.label().equals(takes);
    }

    private void contradicts(Indicator indicator, RowScope row) {
        Bilingual meaning = meaning(indicator.operator(), row);
        at.report(
                ProblemCode.SIGN_AGAINST_DIRECTION,
                indicator.code(),
                SIGN,
                indicator.operator().label(),
                fitting(indicator.operator()),
                new Bilingual(
                        meaning.zh() + "；见 " + row.sheetName() + "!第 " + row.rowNumber() + " 行",
                        meaning.en() + "; see " + row.sheetName() + " row " + row.rowNumber()));
    }

    /** The signs that go the other way. */
    private static Bilingual fitting(Operator operator) {
        String labels = operator.isHigherBetter() ? "≤ / <" : "≥ / >";
        return new Bilingual(labels + "，或另一种办法", labels + ", or another method");
    }

    private static Bilingual fitting(Operator operator, RowScope row) {
        boolean up = operator.isHigherBetter();
        String label = row.form() == TableTypes.STEP
                ? (up ? Direction.SHORTFALL : Direction.EXCESS).label()
                : (up ? RatioKind.POSITIVE : RatioKind.REVERSE).label();
        return new Bilingual(label, label);
    }

    private static Bilingual meaning(Operator operator, RowScope row) {
        Object takes = row.form() == TableTypes.STEP ? row.findValue("方向") : row.findValue("类型");
        return operator.isHigherBetter()
                ? Bilingual.of(
                        "符号 %s 表示越高越好，“%s”却是越低越好",
                        "%s says higher is better, %s that lower is", operator.label(), takes)
                : Bilingual.of(
                        "符号 %s 表示越低越好，“%s”却是越高越好",
                        "%s says lower is better, %s that higher is", operator.label(), takes);
    }
}
