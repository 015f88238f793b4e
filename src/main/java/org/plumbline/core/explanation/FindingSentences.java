package org.plumbline.core.explanation;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.DecimalMath;

/** Findings as sentences: in Chinese the row author's own, in English one a check. */
final class FindingSentences {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]{1,20})}");

    private static final Map<Check, String> ENGLISH = Map.ofEntries(
            Map.entry(
                    Check.RATE_RECOMPUTE,
                    "declared {actual}, but the amounts give {recomputed} ({executed} ÷ {budget}); {difference} points apart"),
            Map.entry(Check.SCORE_OVER_WEIGHT, "declared score {declaredScore} exceeds the weight {weight}"),
            Map.entry(
                    Check.SCORE_RULE_MISMATCH,
                    "declared score {declaredScore}, the rule gives {ruleScore}; difference {difference}"),
            Map.entry(Check.RULE_TYPE_MISMATCH, "the word {actual} under the numeric method {method}"),
            Map.entry(
                    Check.SCORE_MISSING, "weight {weight} without a declared score; the total implies {impliedScore}"),
            Map.entry(Check.EVIDENCE_MISSING, "answered by the bare word {actual}, no points ticked"),
            Map.entry(
                    Check.OVERSPEND,
                    "{item}: executed {executed} of a budget of {budget}, {overspent} over ({overspendRate} %)"),
            Map.entry(
                    Check.UNDERSPEND,
                    "{item}: executed {executed} of a budget of {budget}, {unspent} unspent ({unspentRate} %)"),
            Map.entry(Check.OVER_ACHIEVE, "actual {actual} against target {target}, {overAchieved} % over"),
            Map.entry(
                    Check.REASON_MISSING,
                    "actual {actual} against target {target}, {deviationRate} % apart, and no reason is given"),
            Map.entry(Check.CHOICE_MISSING, "the submission does not say which member of the group is to count"),
            Map.entry(Check.TARGET_UNATTAINABLE, "the target {operator}{target} % cannot be exceeded"),
            Map.entry(
                    Check.PERF_EXEC_GAP,
                    "performance score rate {scoreRate} %, execution rate {executionRate} %: {gap} % apart"),
            Map.entry(
                    Check.SCORE_UNEXPLAINED,
                    "declared {declaredTotal} of {fullMarks}, yet every printed indicator meets its target and no rule derives the loss"),
            Map.entry(
                    Check.SUM_MISMATCH,
                    "declared parts sum to {sum}, the declared total is {declaredTotal}; difference {difference}"),
            Map.entry(
                    Check.ROUNDING,
                    "declared parts sum to {sum}, the declared total is {declaredTotal}; rounding difference {difference}"),
            Map.entry(Check.GRADE_MISMATCH, "a declared total of {declaredTotal} is {bandGrade}, not {declaredGrade}"),
            Map.entry(
                    Check.GRADE_DIFFERS,
                    "declared grade {declaredGrade}; the rules give {ruleGrade} ({ruleTotal} points)"),
            Map.entry(Check.GRADE_LABEL_VARIANT, "the label {declaredGrade} is another name for {standardGrade}"),
            Map.entry(Check.GRADE_SENSITIVE, "the total {ruleTotal} is {difference} from the grade bound {bound}"),
            Map.entry(Check.INTERNAL_CONFLICT, "{key} is stated with unequal values: {values}"),
            Map.entry(Check.NO_RULE, "no scoring rule is printed, so it cannot be recomputed"),
            Map.entry(Check.NO_WEIGHT, "no weight is printed, so it cannot be scored"),
            Map.entry(Check.NO_TARGET, "no target is printed, so it cannot be judged"),
            Map.entry(Check.MISSING_ACTUAL, "no actual value"),
            Map.entry(Check.INVALID_ACTUAL, "the actual value {actual} cannot be used ({reason})"),
            Map.entry(Check.ROWS_OVERLAP, "more than one row judges it: {rows}"),
            Map.entry(
                    Check.TARGET_TOO_LOW,
                    "actual {actual} against target {target}, {overAchieved} % over: too low a target"),
            Map.entry(Check.TARGET_UNIT_MISMATCH, "counts something, but its target is {target} %"),
            Map.entry(Check.BUDGET_ZERO, "the budget is {budget}, so that no execution rate can be derived"),
            Map.entry(
                    Check.ADJUSTMENT_SUSPECT,
                    "{moved} of a budget of {budget} moved ({adjustmentRate} %); declared adjustment rate {actual}, no reason given"),
            Map.entry(Check.COVERAGE_GAP, "{item}: {covered} of {whole} covered ({coverage} %)"),
            Map.entry(
                    Check.SCOPE_DIFFERENCE,
                    "final accounts {finalAccounts} ({coverage} % of {budget}), executed {executed}; {difference} apart"),
            Map.entry(Check.AMOUNT_SUM_MISMATCH, "{item}: parts sum to {sum}, stated {whole}; difference {difference}"),
            Map.entry(
                    Check.MONITOR_RED,
                    "by month {month}, {executed} of {budget} executed ({executionRate} %): {progress} % of an even pace"),
            Map.entry(
                    Check.MONITOR_YELLOW,
                    "by month {month}, {executed} of {budget} executed ({executionRate} %): {progress} % of an even pace"),
            Map.entry(
                    Check.NARRATIVE_CONTRADICTION,
                    "the text says {key}: {claimed}; by the figures it is {found} {unit} ({details})"),
            Map.entry(Check.YEAR_MISMATCH, "{key} is {stated}, the fiscal year {fiscalYear}"),
            Map.entry(
                    Check.PCT_BASE_ERROR,
                    "{item}: from {prior} to {current} is {recomputed} %, not {claimed} %, which divides by the current year"),
            Map.entry(Check.ZERO_DENOMINATOR_RISK, "{item}: a rate of {actual} % on a prior figure of {prior}"),
            Map.entry(Check.SANGONG_SUSPECT, "{item}: {greater} is {growth} % above {lesser} ({values})"),
            Map.entry(Check.EXTERNAL_CAUSE_CLAIMED, "an external cause is claimed: {claimed}"),
            Map.entry(Check.COPY_PASTE, "the text speaks of {claimed}, the subject is {subject}"),
            Map.entry(Check.DATA_HYGIENE, "the text holds the markup {markup}"),
            Map.entry(Check.FACT_INVALID, "the fact {key} cannot have the value {actual}"),
            Map.entry(
                    Check.EXECUTION_RATE_UNKNOWN,
                    "the execution rate is unknown (no executed amount or no budget), so these rows were not applied: {rows}"),
            Map.entry(
                    Check.EXECUTION_RATE_UNCOVERED,
                    "the execution rate {executionRate} % lies in no row of 封顶, so that nothing capped the total: {rows}"),
            Map.entry(
                    Check.FACT_UNUSABLE,
                    "what is stated of {key} disagrees or cannot be held against the rules, so these rows were not applied: {rows}"),
            Map.entry(Check.FACT_NOT_STATED, "{key} is not stated, so these rows were not applied: {rows}"),
            Map.entry(Check.WEIGHT_SUM, "weights sum to {weightSum}, full marks are {fullMarks}"));

    private FindingSentences() {}

    static String describe(String code, String authored, Map<String, Object> read, Locale locale) {
        boolean english = "en".equals(locale.getLanguage());
        String known = isAboutAmounts(code, read) ? Check.AMOUNT_SUM_MISMATCH.name() : code;
        String template = english || authored == null ? findFallback(known, english) : authored;
        Matcher place = PLACE.matcher(template);
        return place.replaceAll(
                found -> Matcher.quoteReplacement(formatValue(read.get(DisplayNames.findFigureKey(found.group(1))))));
    }

    /** A rounding difference is one of points or one of amounts. */
    private static boolean isAboutAmounts(String code, Map<String, Object> read) {
        return code.equals(Check.ROUNDING.name()) && read.containsKey("item");
    }

    private static String findFallback(String code, boolean english) {
        Check check = Check.valueOf(code);
        return english ? ENGLISH.get(check) : check.label();
    }

    private static String formatValue(Object value) {
        return value == null
                ? "—"
                : value instanceof BigDecimal b ? DecimalMath.roundForDisplay(b).toPlainString() : value.toString();
    }
}
