package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.AmountReader.AmountPurpose;
import org.plumbline.core.form.FormActualReader.ActualKind;
import org.plumbline.core.form.FormActualReader.ActualValue;
import org.plumbline.core.form.FormActualReader.Aim;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.form.FormTargetReader.StatedTarget;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorReview;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** Rows about indicators of the scheme's catalogue. */
final class CatalogueRowReader {

    private final FormTable table;
    private final RuleSet ruleSet;
    private final FormReadingLog log;
    private final RowValueReader values;
    private final FormTargetReader targets;
    private final CatalogueAgreement agreement;
    private final GroupScoreReader groups;
    private final IndicatorRows rows;

    CatalogueRowReader(
            FormTable table,
            RuleSet ruleSet,
            FormReadingLog log,
            RowValueReader values,
            FormTargetReader targets,
            IndicatorRows rows) {
        this.table = table;
        this.ruleSet = ruleSet;
        this.log = log;
        this.values = values;
        this.targets = targets;
        this.agreement = new CatalogueAgreement(table, ruleSet.scheme(), log, values.amounts());
        this.groups = new GroupScoreReader(table, ruleSet.scheme(), log, values, rows);
        this.rows = rows;
    }

    void read(IndicatorRow named, Indicator fixed) {
        int row = named.row();
        String label = fixed.code() + " " + fixed.name();
        boolean byCode = named.code() != null;
        log.addCell(
                named.place(),
                label,
                FormField.NAME,
                label,
                byCode ? null : fillIn("按名称对应方案指标 %s", "matched by name to %s", fixed.code()));
        StatedTarget stated = targets.readTarget(row, label);
        if (fixed.recomputation() == Recomputation.EXECUTION_RATE
                && MoneyUnits.isMoney(stated.target().unit())) {
            readExecutionAmounts(named, fixed, stated);
            return;
        }
        agreement.checkLevels(fixed, named);
        addEntry(row, fixed, label, stated);
    }

    private void addEntry(int row, Indicator fixed, String label, StatedTarget stated) {
        Target beside = agreement.compareTarget(fixed, stated.target(), row);
        Collection<String> points = ruleSet.methods().points(fixed.code(), fixed.method());
        ActualKind kind = findActualKind(fixed, findAim(fixed, stated));
        Aim aim = createAim(fixed, stated, points);
        ActualValue actual = values.readActual(row, label, FormField.ACTUAL, kind, aim);
        agreement.checkWeight(row, fixed, label);
        boolean single = fixed.group() == null;
        BigDecimal score = single ? values.readPoints(row, label, FormField.SCORE) : null;
        if (!single) {
            readGroup(row, fixed, label);
        }
        BigDecimal weight = single && fixed.weight() == null ? values.readPoints(row, label, FormField.WEIGHT) : null;
        IndicatorEntry entry = IndicatorEntry.of(fixed.code())
                .weight(weight)
                .target(beside)
                .actual(actual.value())
                .checks(values.readChecks(row, label, actual, points))
                .declaredScore(score)
                .reason(values.readText(row, label, FormField.REASON))
                .evidence(values.readEvidence(row, label))
                .method(fixed.method() == null ? values.readName(row, FormField.METHOD) : null)
                .factKey(values.readText(row, label, FormField.FACT_KEY))
                .review(values.readReview(row, label, kind, aim, single))
                .build();
        if (saysAnything(entry)) {
            rows.entries().add(entry);
        }
    }

    private void readGroup(int row, Indicator member, String label) {
        groups.readScore(row, member.group());
        groups.readChosenMember(row, member, label);
        groups.readReviewScore(row, member.group());
    }

    private static Value findAim(Indicator fixed, StatedTarget stated) {
        return fixed.target() != null ? fixed.target() : stated.target().value();
    }

    private static Aim createAim(Indicator fixed, StatedTarget stated, Collection<String> points) {
        Value aim = findAim(fixed, stated);
        String unit = fixed.unit() != null ? fixed.unit() : stated.target().unit();
        return new Aim(unit, stated.written(), aim == null ? null : aim.numberOrNull(), points);
    }

    private static boolean saysAnything(IndicatorEntry entry) {
        return entry.target() != null
                || entry.actual() != null
                || entry.checks() != null
                || entry.declaredScore() != null
                || entry.weight() != null
                || entry.reason() != null
                || !entry.evidence().isEmpty()
                || entry.factKey() != null
                || entry.review() != null;
    }

    /** 预算执行率 ≤132.81万元 | 0.1: its target may be the budget and its actual value what was spent, which is asked. */
    private void readExecutionAmounts(IndicatorRow named, Indicator fixed, StatedTarget stated) {
        String label = fixed.code() + " " + fixed.name();
        GridCell cell = table.findCell(named.row(), FormField.TARGET);
        AnswerOption<Boolean> chosen = log.askOrAnswer(
                cell == null ? named.place() : cell,
                label,
                FormField.TARGET,
                fillIn(
                        "“%s”的目标值是金额，是不是预算数，实际值是执行数？",
                        "The target of \"%s\" is an amount; is it the budget, and the actual value what was spent?",
                        fixed.name()),
                List.of(
                        new AnswerOption<>("预算数", fillIn("是，预算数和执行数", "yes, budget and expenditure"), true),
                        new AnswerOption<>(FormCellReader.LEAVE_OUT, fillIn("不读取金额", "leave the amounts out"), false)));
        BigDecimal score = values.readPoints(named.row(), label, FormField.SCORE);
        agreement.checkWeight(named.row(), fixed, label);
        IndicatorEntry entry = IndicatorEntry.of(fixed.code())
                .declaredScore(score)
                .review(readReviewBesideAmounts(named.row(), label))
                .build();
        if (saysAnything(entry)) {
            rows.entries().add(entry);
        }
        GridCell spent = table.findCell(named.row(), FormField.ACTUAL);
        Target budget = stated.target();
        if (chosen != null && chosen.value() && budget.value() != null && spent != null) {
            BigDecimal executed = values.amounts()
                    .readAmount(
                            spent,
                            new AmountPurpose(label, FormField.BUDGET_EXECUTED, budget.unit(), stated.written()));
            rows.setAmounts(new Budget(
                    budget.unit(), null, null, budget.value().numberOrNull(), executed, List.of(), List.of()));
        }
    }

    /** The indicator is a rate; an amount spent by the review is not its actual value, and is named as not read. */
    private IndicatorReview readReviewBesideAmounts(int row, String label) {
        GridCell spent = table.findCell(row, FormField.REVIEW_ACTUAL);
        GridCell declared = table.findCell(row, FormField.ACTUAL);
        if (spent != null
                && table.cells().isFilled(spent)
                && !Objects.equals(
                        FormGrid.displayText(spent), declared == null ? null : FormGrid.displayText(declared))) {
            log.addProblem(
                    FormProblemCode.CONTENT_UNREAD,
                    spent,
                    fillIn("与自评相同的金额", "the same amount as declared"),
                    fillIn(
                            "复核的执行数没有读取，请写入复核理由",
                            "The amount spent by the review is not read; write it into the reason of the review"));
        }
        return new IndicatorReview(null, values.readReviewScore(row, label), values.readReviewReason(row, label));
    }

    /** The type of value that the rules judge; a target that is text takes precedence over the method. */
    private ActualKind findActualKind(Indicator fixed, Value aim) {
        String code = fixed.code();
        if (ruleSet.methods().judgesChecklists(code, fixed.method())) {
            return ActualKind.CHECKLIST;
        }
        if (aim != null) {
            return aim.numberOrNull() != null ? ActualKind.NUMBER : ActualKind.WORD;
        }
        boolean numbers = ruleSet.methods().judgesNumbers(code, fixed.method());
        boolean words = ruleSet.methods().judgesWordings(code, fixed.method()) || fixed.textMethod() != null;
        return numbers == words ? ActualKind.EITHER : numbers ? ActualKind.NUMBER : ActualKind.WORD;
    }
}
