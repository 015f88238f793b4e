package org.plumbline.core.workbook;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Figure;

/** The {places} that the sentence of a check may have: the figures that the check compares, by their Chinese names. */
public final class SentencePlaceholders {

    private static final Map<Check, Set<String>> BY_CHECK = new EnumMap<>(Check.class);

    static {
        of(Check.SCORE_OVER_WEIGHT, Figure.DECLARED_SCORE, Figure.WEIGHT);
        of(Check.SCORE_RULE_MISMATCH, Figure.DECLARED_SCORE, Figure.RULE_SCORE, Figure.DIFFERENCE);
        of(Check.RULE_TYPE_MISMATCH, Figure.ACTUAL, Figure.METHOD);
        of(Check.SCORE_MISSING, Figure.WEIGHT, Figure.IMPLIED_SCORE);
        of(Check.EVIDENCE_MISSING, Figure.ACTUAL, Figure.WEIGHT);
        of(Check.OVERSPEND, Figure.ITEM, Figure.BUDGET, Figure.EXECUTED, Figure.OVERSPENT, Figure.OVERSPEND_RATE);
        of(Check.UNDERSPEND, Figure.ITEM, Figure.BUDGET, Figure.EXECUTED, Figure.UNSPENT, Figure.UNSPENT_RATE);
        of(Check.BUDGET_ZERO, Figure.BUDGET, Figure.EXECUTED);
        of(Check.ADJUSTMENT_SUSPECT, Figure.BUDGET, Figure.MOVED, Figure.ADJUSTMENT_RATE, Figure.ACTUAL);
        of(Check.COVERAGE_GAP, Figure.ITEM, Figure.COVERED, Figure.WHOLE, Figure.COVERAGE);
        of(
                Check.SCOPE_DIFFERENCE,
                Figure.FINAL_ACCOUNTS,
                Figure.EXECUTED,
                Figure.DIFFERENCE,
                Figure.BUDGET,
                Figure.COVERAGE);
        of(Check.AMOUNT_SUM_MISMATCH, Figure.ITEM, Figure.SUM, Figure.WHOLE, Figure.DIFFERENCE);
        of(Check.MONITOR_RED, Figure.MONTH, Figure.BUDGET, Figure.EXECUTED, Figure.EXECUTION_RATE, Figure.PROGRESS);
        of(Check.MONITOR_YELLOW, Figure.MONTH, Figure.BUDGET, Figure.EXECUTED, Figure.EXECUTION_RATE, Figure.PROGRESS);
        of(Check.OVER_ACHIEVE, Figure.TARGET, Figure.ACTUAL, Figure.OVER_ACHIEVED);
        of(Check.REASON_MISSING, Figure.TARGET, Figure.ACTUAL, Figure.DEVIATION_RATE);
        of(Check.TARGET_TOO_LOW, Figure.TARGET, Figure.ACTUAL, Figure.OVER_ACHIEVED);
        of(Check.TARGET_UNATTAINABLE, Figure.OPERATOR, Figure.TARGET);
        of(Check.TARGET_UNIT_MISMATCH, Figure.TARGET);
        of(
                Check.SCORE_UNEXPLAINED,
                Figure.DECLARED_TOTAL,
                Figure.FULL_MARKS,
                Figure.LOST,
                Figure.TARGETS_MET,
                Figure.UNTARGETED);
        of(Check.ROUNDING, Figure.ITEM, Figure.SUM, Figure.WHOLE, Figure.DIFFERENCE);
        of(Check.GRADE_MISMATCH, Figure.DECLARED_TOTAL, Figure.DECLARED_GRADE, Figure.BAND_GRADE);
        of(Check.GRADE_DIFFERS, Figure.DECLARED_GRADE, Figure.RULE_GRADE, Figure.RULE_TOTAL);
        of(Check.GRADE_LABEL_VARIANT, Figure.DECLARED_GRADE, Figure.STANDARD_GRADE);
        of(Check.GRADE_SENSITIVE, Figure.RULE_TOTAL, Figure.BOUND, Figure.DIFFERENCE);
        of(
                Check.NARRATIVE_CONTRADICTION,
                Figure.KEY,
                Figure.CLAIMED,
                Figure.MEASURED,
                Figure.FOUND,
                Figure.UNIT,
                Figure.DETAILS);
        of(Check.YEAR_MISMATCH, Figure.KEY, Figure.STATED, Figure.FISCAL_YEAR);
        of(
                Check.PCT_BASE_ERROR,
                Figure.ITEM,
                Figure.PRIOR,
                Figure.CURRENT,
                Figure.RECOMPUTED,
                Figure.CLAIMED,
                Figure.FOUND);
        of(Check.ZERO_DENOMINATOR_RISK, Figure.ITEM, Figure.ACTUAL, Figure.PRIOR);
        of(Check.SANGONG_SUSPECT, Figure.ITEM, Figure.GREATER, Figure.LESSER, Figure.GROWTH, Figure.VALUES);
        of(Check.EXTERNAL_CAUSE_CLAIMED, Figure.CLAIMED);
        of(Check.COPY_PASTE, Figure.CLAIMED, Figure.SUBJECT);
        of(Check.DATA_HYGIENE, Figure.MARKUP);
        of(Check.FACT_INVALID, Figure.KEY, Figure.ACTUAL);
        of(Check.MISSING_ACTUAL, Figure.REASON);
        of(Check.CHOICE_MISSING, Figure.WEIGHT);
        of(Check.INVALID_ACTUAL, Figure.ACTUAL, Figure.REASON);
        of(Check.WEIGHT_SUM, Figure.WEIGHT_SUM, Figure.FULL_MARKS);
        of(Check.REVIEW_RULE_MISMATCH, Figure.REVIEW_SCORE, Figure.RULE_SCORE, Figure.DIFFERENCE);
        of(Check.REVIEW_TOTAL_MISMATCH, Figure.REVIEW_TOTAL, Figure.RULE_TOTAL, Figure.DIFFERENCE);
        of(Check.REVIEW_SUM_MISMATCH, Figure.SUM, Figure.REVIEW_TOTAL, Figure.DIFFERENCE);
        of(Check.REVIEW_GRADE_DIFFERS, Figure.REVIEW_GRADE, Figure.RULE_GRADE, Figure.RULE_TOTAL);
        of(
                Check.REVIEW_REASON_MISSING,
                Figure.DECLARED_SCORE,
                Figure.REVIEW_SCORE,
                Figure.DIFFERENCE,
                Figure.REVIEW_DEVIATION);
    }

    private SentencePlaceholders() {}

    private static void of(Check check, Figure... compared) {
        BY_CHECK.put(check, Arrays.stream(compared).map(Figure::label).collect(Collectors.toUnmodifiableSet()));
    }

    /** Empty where the check compares nothing. */
    public static Set<String> of(Check check) {
        return BY_CHECK.getOrDefault(check, Set.of());
    }
}
