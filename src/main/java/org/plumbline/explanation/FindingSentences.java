package org.plumbline.explanation;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Numbers;

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
                    Check.EXECUTION_RATE_UNKNOWN,
                    "the execution rate is unknown (no executed amount or no budget), so these rows were not applied: {rows}"),
            Map.entry(
                    Check.FACT_UNUSABLE,
                    "what is stated of {key} disagrees or cannot be held against the rules, so these rows were not applied: {rows}"),
            Map.entry(Check.FACT_NOT_STATED, "{key} is not stated, so these rows were not applied: {rows}"),
            Map.entry(Check.WEIGHT_SUM, "weights sum to {weightSum}, full marks are {fullMarks}"));

    private FindingSentences() {}

    static String of(String code, String authored, Map<String, Object> read, Locale locale) {
        boolean english = "en".equals(locale.getLanguage());
        String template = english || authored == null ? fallback(code, english) : authored;
        Matcher place = PLACE.matcher(template);
        return place.replaceAll(found -> Matcher.quoteReplacement(shown(read.get(Words.key(found.group(1))))));
    }

    private static String fallback(String code, boolean english) {
        Check check = Check.valueOf(code);
        return english ? ENGLISH.get(check) : check.label();
    }

    private static String shown(Object value) {
        return value == null
                ? "—"
                : value instanceof BigDecimal b ? Numbers.shown(b).toPlainString() : value.toString();
    }
}
