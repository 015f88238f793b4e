package org.plumbline.service.tryout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.IndicatorRescorer;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.CellList;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/**
 * The figures of a submission as fields of a page: what an indicator's actual value is, which points are ticked, and
 * what was declared.
 *
 * @param rows in the catalogue's order, then the submission's own indicators
 * @param amounts of the budget, and the declared total
 */
record FigureForm(List<FigureRow> rows, List<FigureField> amounts) {

    private static final String NONE_TICKED = "无";

    /**
     * The fields of one indicator.
     *
     * @param unit null where none is stated
     * @param actual null if the rules recompute the value from amounts
     * @param checks null if no points are ticked for the indicator
     */
    record FigureRow(
            String code, String name, String unit, FigureField actual, FigureField checks, FigureField declared) {}

    /** A field, with the text in it. */
    record FigureField(String name, String value) {}

    /** The fields of a submission, as {@link TypedFigures} reads them. */
    static FigureForm of(RuleSet ruleSet, Submission submission) {
        List<FigureRow> rows = new ArrayList<>();
        for (Reading reading : IndicatorRescorer.readAll(ruleSet, submission)) {
            rows.add(createRow(ruleSet, reading));
        }
        return new FigureForm(rows, listAmounts(submission));
    }

    private static FigureRow createRow(RuleSet ruleSet, Reading reading) {
        IndicatorEntry entry = reading.entry();
        String code = reading.code();
        boolean recomputed = reading.indicator().actualSource() == ActualSource.RECOMPUTED;
        boolean checklist =
                ruleSet.methods().judgesChecklists(code, reading.indicator().method());
        return new FigureRow(
                code,
                reading.indicator().name() == null ? code : reading.indicator().name(),
                reading.unit(),
                recomputed ? null : new FigureField("actual." + code, formatActual(entry)),
                checklist ? new FigureField("checks." + code, formatChecks(entry)) : null,
                new FigureField("declared." + code, entry == null ? "" : format(entry.declaredScore())));
    }

    private static List<FigureField> listAmounts(Submission submission) {
        return List.of(
                new FigureField("initial", format(submission.budget().initial())),
                new FigureField("adjusted", format(submission.budget().adjusted())),
                new FigureField("executed", format(submission.budget().executed())),
                new FigureField("total", format(submission.declared().total())));
    }

    static String format(BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    static String formatActual(IndicatorEntry entry) {
        Value actual = entry == null ? null : entry.actual();
        return actual == null ? "" : actual.toString();
    }

    static String formatChecks(IndicatorEntry entry) {
        List<String> checks = entry == null ? null : entry.checks();
        return checks == null ? "" : checks.isEmpty() ? NONE_TICKED : String.join(";", checks);
    }

    /** Null for a blank text; empty where none is ticked. */
    static List<String> parseChecks(String text) {
        return text.isEmpty() ? null : text.equals(NONE_TICKED) ? List.of() : CellList.split(text);
    }

    /** The same fields with what a person typed, whether it can be read or not. @param typed null for not sent */
    FigureForm withTyped(UnaryOperator<String> typed) {
        return new FigureForm(
                rows.stream()
                        .map(row -> new FigureRow(
                                row.code(),
                                row.name(),
                                row.unit(),
                                replace(row.actual(), typed),
                                replace(row.checks(), typed),
                                replace(row.declared(), typed)))
                        .toList(),
                amounts.stream().map(field -> replace(field, typed)).toList());
    }

    private static FigureField replace(FigureField field, UnaryOperator<String> typed) {
        return field == null
                ? null
                : new FigureField(field.name(), Objects.requireNonNullElse(typed.apply(field.name()), field.value()));
    }
}
