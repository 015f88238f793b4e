package org.plumbline.core.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RowDirection;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.verification.ScopeGroups.ScopeGroup;
import org.plumbline.core.workbook.CatalogueColumns;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.TextReading;

/**
 * Targets against the rows that judge them: a number where the method needs one, and an operator that agrees with the
 * direction.
 */
final class TargetCheck {

    private static final String TARGET = "目标值";
    private static final String SIGN = "符号";
    /** Percent. */
    private static final BigDecimal HIGH_RATE = BigDecimal.valueOf(500);

    private final WorkbookValidator at;

    TargetCheck(WorkbookValidator at) {
        this.at = at;
    }

    void run() {
        for (Indicator indicator : at.scheme().indicators()) {
            List<ScopeGroup> groups = at.findScoringGroups().findGroups(indicator);
            checkWording(indicator, groups);
            blank(indicator, groups);
            checkNumber(indicator, groups);
            findOpposed(indicator, at).ifPresent(row -> reportContradiction(indicator, row));
        }
        for (RowScope row : at.listRows()) {
            String sign = row.key().get("operator");
            Operator operator = sign == null ? null : Operator.parse(sign).orElse(null);
            if (operator != null && opposes(operator, row)) {
                RowDirection direction = row.family().findDirection(row);
                at.report(
                        ProblemCode.SIGN_AGAINST_DIRECTION,
                        row,
                        row.findCell(direction.column()),
                        new Bilingual(direction.opposite(), direction.opposite()),
                        describeMeaning(operator, row));
            }
        }
    }

    /** Whether the operator of an indicator is against the rows that judge it. */
    static boolean isContradicted(Indicator indicator, WorkbookValidator at) {
        return findOpposed(indicator, at).isPresent();
    }

    /** Whether a row's direction is against the operator of an indicator that it judges. */
    static boolean isOpposed(RowScope row, WorkbookValidator at) {
        return at.scheme().indicators().stream()
                .anyMatch(indicator -> opposes(indicator.operator(), row)
                        && at.findScoringGroups().findGroups(indicator).stream()
                                .anyMatch(group -> group.claims().contains(row)));
    }

    private static Optional<RowScope> findOpposed(Indicator indicator, WorkbookValidator at) {
        return at.findScoringGroups().findGroups(indicator).stream()
                .flatMap(group -> group.claims().stream())
                .filter(row -> opposes(indicator.operator(), row))
                .findFirst();
    }

    private void checkWording(Indicator indicator, List<ScopeGroup> groups) {
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
                    RangeTarget.describe(indicator.target().toString()).orElseGet(() -> describeText(indicator)));
        }
    }

    private static Bilingual describeText(Indicator indicator) {
        return Bilingual.of(
                "评分办法“%s”要和目标值比大小；符号写在“符号”列，单位写在“单位”列；按文字评分的，请填“文字时办法”或改用定性、要点的办法",
                "The method %s counts from the target; operator and unit have columns of their own; for text"
                        + " fill in 文字时办法 or use a method for words",
                indicator.method());
    }

    /** A number that no row can compare: a method for words, a ratio that rejects a target of zero, too large a rate. */
    private void checkNumber(Indicator indicator, List<ScopeGroup> groups) {
        BigDecimal target =
                indicator.target() == null ? null : indicator.target().numberOrNull();
        if (target == null || groups.isEmpty()) {
            return;
        }
        if (groups.stream().allMatch(group -> group.fact() == TextReading.class)) {
            doubt(
                    indicator,
                    new Bilingual("文字", "text"),
                    Bilingual.of(
                            "评分办法“%s”按文字评分；目标是数字的，请用每步扣分、比例、区间等办法",
                            "The method %s judges words; a number needs a method for numbers", indicator.method()));
        } else if (target.signum() <= 0 && groups.stream().anyMatch(TargetCheck::rejectsZero)) {
            doubt(
                    indicator,
                    new Bilingual("大于 0 的数", "a number above 0"),
                    Bilingual.of(
                            "评分办法“%s”要除以目标值，目标值不大于 0 时不能评分",
                            "The method %s divides by the target and does not score one that is not above 0",
                            indicator.method()));
        } else if (indicator.isRate() && target.compareTo(HIGH_RATE) >= 0) {
            doubt(
                    indicator,
                    new Bilingual("百分点数，如 95.4", "percent points such as 95.4"),
                    Bilingual.of(
                            "现在读作百分之 %s；也许多写了一位",
                            "It is read as %s %%; a digit may be too many", target.toPlainString()));
        }
    }

    private void doubt(Indicator indicator, Bilingual expected, Bilingual hint) {
        at.report(
                ProblemCode.DOUBTFUL,
                indicator.code(),
                TARGET,
                indicator.target().numberOrNull(),
                expected,
                hint);
    }

    private static boolean rejectsZero(ScopeGroup group) {
        return group.claims().stream().anyMatch(row -> row.family().rejectsZeroTarget(row));
    }

    /** In a closed catalogue, a target that is left blank must come from each submission. */
    private void blank(Indicator indicator, List<ScopeGroup> groups) {
        if (at.isClosed()
                && at.unread().isWhole(CatalogueColumns.INDICATORS)
                && indicator.target() == null
                && indicator.group() == null
                && groups.stream().flatMap(group -> group.claims().stream()).anyMatch(TargetCheck::counts)) {
            at.report(
                    ProblemCode.DOUBTFUL,
                    indicator.code(),
                    TARGET,
                    null,
                    new Bilingual("目标值", "the target"),
                    Bilingual.of(
                            "评分办法“%s”要和目标值比；空着时，由填报单位各自填写，没有填的不能评分",
                            "The method %s counts from the target; left blank, each submission states its own",
                            indicator.method()));
        }
    }

    /** Whether a row's method computes from the target. */
    private static boolean counts(RowScope row) {
        return row.family().comparesWithTarget()
                || row.bounds().keySet().stream().anyMatch(figure -> !figure.equals("actual"));
    }

    /** Whether a row takes points for values that the operator treats as better. */
    private static boolean opposes(Operator operator, RowScope row) {
        RowDirection direction = row.family().findDirection(row);
        return operator != Operator.EQUAL
                && direction != null
                && direction.higherIsBetter() != operator.isHigherBetter();
    }

    private void reportContradiction(Indicator indicator, RowScope row) {
        if (at.isReported(row, row.findCell(row.family().findDirection(row).column()))) {
            return; // the cell that gives the direction contradicts its row
        }
        Bilingual meaning = describeMeaning(indicator.operator(), row);
        at.report(
                ProblemCode.SIGN_AGAINST_DIRECTION,
                indicator.code(),
                SIGN,
                indicator.operator().label(),
                describeFitting(indicator.operator()),
                new Bilingual(
                        meaning.zh() + "；见 " + row.sheetName() + "!第 " + row.rowNumber() + " 行",
                        meaning.en() + "; see " + row.sheetName() + " row " + row.rowNumber()));
    }

    /** The operators of the other direction. */
    private static Bilingual describeFitting(Operator operator) {
        String labels = operator.isHigherBetter() ? "≤ / <" : "≥ / >";
        return new Bilingual(labels + "，或另一种办法", labels + ", or another method");
    }

    private static Bilingual describeMeaning(Operator operator, RowScope row) {
        String takes = row.family().findDirection(row).label();
        return operator.isHigherBetter()
                ? Bilingual.of(
                        "符号 %s 表示越高越好，“%s”却是越低越好",
                        "%s means that higher is better, %s that lower is", operator.label(), takes)
                : Bilingual.of(
                        "符号 %s 表示越低越好，“%s”却是越高越好",
                        "%s means that lower is better, %s that higher is", operator.label(), takes);
    }
}
