package org.plumbline.service.tryout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.IndicatorRescorer;
import org.plumbline.core.scoring.SubmissionProblem;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorEntryBuilder;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** Reads the fields of a {@link FigureForm} into a submission. A field that was not changed changes nothing. */
final class TypedFigures {

    private static final Pattern NUMBER = Pattern.compile("[-−]?\\d{1,15}(\\.\\d{1,10})?");
    private static final Bilingual NOT_A_NUMBER = new Bilingual("应为数字", "is not a number");
    private static final Bilingual EXPECTED = new Bilingual("数字，如 95.4", "a number, such as 95.4");
    private static final Bilingual HINT =
            new Bilingual("不写单位、逗号和空格；不知道时留空", "without unit, comma or blank; leave it empty where unknown");

    private final UnaryOperator<String> typed;
    private final int fiscalYear;
    private final List<SubmissionProblem> problems = new ArrayList<>();

    private TypedFigures(UnaryOperator<String> typed, int fiscalYear) {
        this.typed = typed;
        this.fiscalYear = fiscalYear;
    }

    /**
     * @param submission of one of the scheme's years
     * @param fiscalYear year of the result
     * @param typed text of a field by its name; null for a field that was not sent
     * @throws SubmissionRejectedException with every field that cannot be read
     */
    static Submission apply(RuleSet ruleSet, Submission submission, int fiscalYear, UnaryOperator<String> typed) {
        return new TypedFigures(typed, fiscalYear).apply(ruleSet, submission);
    }

    private Submission apply(RuleSet ruleSet, Submission submission) {
        List<Reading> readings = IndicatorRescorer.readAll(ruleSet, submission);
        List<IndicatorEntry> changes = new ArrayList<>();
        for (Reading reading : readings) {
            IndicatorEntry changed = readEntry(reading);
            if (changed != null) {
                changes.add(changed);
            }
        }
        Budget budget = readBudget(submission.budget());
        BigDecimal total =
                readNumber("total", "/declared/total", submission.declared().total());
        if (!problems.isEmpty()) {
            throw new SubmissionRejectedException(problems);
        }
        Submission filled = IndicatorRescorer.replaceEntries(submission, readings, changes);
        // written and read, so that the limits of a submission apply to it
        return SubmissionJson.read(SubmissionJson.write(filled.withFiscalYear(fiscalYear)
                .withBudget(budget)
                .withDeclared(new DeclaredResult(total, submission.declared().grade()))));
    }

    /** Null where nothing was changed. */
    private IndicatorEntry readEntry(Reading reading) {
        IndicatorEntry entry = reading.entry();
        String code = reading.code();
        String actual = findChange("actual." + code, FigureForm.formatActual(entry));
        String checks = findChange("checks." + code, FigureForm.formatChecks(entry));
        BigDecimal before = entry == null ? null : entry.declaredScore();
        BigDecimal declared = readNumber("declared." + code, "/indicators/" + code + "/declaredScore", before);
        if (actual == null && checks == null && FigureForm.format(declared).equals(FigureForm.format(before))) {
            return null;
        }
        IndicatorEntryBuilder changed = (entry == null ? IndicatorEntry.of(code) : entry.toBuilder())
                .code(code)
                .declaredScore(declared);
        if (actual != null) {
            changed.actual(parseActual(actual, reading.unit()));
        }
        if (checks != null) {
            changed.checks(FigureForm.parseChecks(checks));
        }
        return changed.build();
    }

    /** The text of a field that differs from the value before; null where it does not, or was not sent. */
    private String findChange(String name, String before) {
        String text = typed.apply(name);
        return text == null || text.strip().equals(before) ? null : text.strip();
    }

    /** A number, also with the sign of its unit %; any other text is a wording. */
    private static Value parseActual(String text, String unit) {
        if (text.isEmpty()) {
            return null;
        }
        String plain = "%".equals(unit) && text.endsWith("%")
                ? text.substring(0, text.length() - 1).strip()
                : text;
        return NUMBER.matcher(plain).matches() ? Value.of(parse(plain)) : Value.of(text);
    }

    private Budget readBudget(Budget budget) {
        return new Budget(
                budget.unit(),
                readNumber("initial", "/budget/initial", budget.initial()),
                budget.carryIn(),
                readNumber("adjusted", "/budget/adjusted", budget.adjusted()),
                readNumber("executed", "/budget/executed", budget.executed()),
                budget.lines(),
                budget.tasks());
    }

    private BigDecimal readNumber(String name, String pointer, BigDecimal before) {
        String text = findChange(name, FigureForm.format(before));
        if (text == null) {
            return before;
        }
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            problems.add(new SubmissionProblem(pointer, text, NOT_A_NUMBER, EXPECTED, HINT));
            return before;
        }
        return parse(text);
    }

    private static BigDecimal parse(String number) {
        return new BigDecimal(number.replace('−', '-'));
    }
}
