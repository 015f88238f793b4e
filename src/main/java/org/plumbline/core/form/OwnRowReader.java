package org.plumbline.core.form;

import java.math.BigDecimal;
import java.util.Collection;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormActualReader.ActualKind;
import org.plumbline.core.form.FormActualReader.ActualValue;
import org.plumbline.core.form.FormActualReader.Aim;
import org.plumbline.core.form.FormTargetReader.StatedTarget;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** Rows about indicators that the public body brings itself. */
final class OwnRowReader {

    private final RuleSet ruleSet;
    private final FormReadingLog log;
    private final RowValueReader values;
    private final FormTargetReader targets;
    private final DirectionReader directions;

    OwnRowReader(
            RuleSet ruleSet,
            FormReadingLog log,
            RowValueReader values,
            FormTargetReader targets,
            DirectionReader directions) {
        this.ruleSet = ruleSet;
        this.log = log;
        this.values = values;
        this.targets = targets;
        this.directions = directions;
    }

    /** @param code null where the form names none */
    IndicatorEntry read(IndicatorRow named, String code) {
        int row = named.row();
        String label = code == null ? named.name() : code + " " + named.name();
        log.addCell(named.place(), label, FormField.NAME, named.name(), null);
        StatedTarget stated = targets.readTarget(row, label);
        Target target = stated.target();
        String method = values.readName(row, FormField.METHOD);
        Collection<String> points = ruleSet.methods().points(code, method);
        BigDecimal figure = stated.findNumber();
        ActualKind kind = findActualKind(target.value(), method);
        ActualValue actual = values.readActual(
                row, label, FormField.ACTUAL, kind, new Aim(target.unit(), stated.written(), figure, points));
        target = method == null ? directions.read(named, target, actual.value()) : target;
        String unit = target.unit() != null ? target.unit() : actual.unit();
        return IndicatorEntry.of(code)
                .name(named.name())
                .level1(named.level1())
                .level2(named.level2())
                .weight(values.readPoints(row, label, FormField.WEIGHT))
                .target(withUnit(target, unit))
                .actual(actual.value())
                .checks(values.readChecks(row, label, actual, points))
                .declaredScore(values.readPoints(row, label, FormField.SCORE))
                .reason(values.readText(row, label, FormField.REASON))
                .evidence(values.readEvidence(row, label))
                .method(method)
                .factKey(values.readText(row, label, FormField.FACT_KEY))
                .review(values.readReview(row, label, kind, new Aim(unit, stated.written(), figure, points), true))
                .build();
    }

    /** Null where it states nothing. */
    private static Target withUnit(Target target, String unit) {
        boolean aimless = target.operator() == null && target.value() == null && unit == null;
        return aimless ? null : new Target(target.operator(), target.value(), unit);
    }

    private ActualKind findActualKind(Value target, String method) {
        if (method != null && ruleSet.methods().judgesChecklists(method, method)) {
            return ActualKind.CHECKLIST;
        }
        if (target == null) {
            return ActualKind.EITHER;
        }
        return target.numberOrNull() != null ? ActualKind.NUMBER : ActualKind.WORD;
    }
}
