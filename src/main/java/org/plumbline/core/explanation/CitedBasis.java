package org.plumbline.core.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.workbook.Basis;

/**
 * A basis that steps of an evaluation cite.
 *
 * @param citation as the trace quotes it
 * @param document null if the workbook has no row of the sheet 依据 for it, as are the fields up to {@code to}
 * @param article null for the whole document
 * @param text of the article; null where it was not entered
 * @param from first day in force, in ISO 8601, possibly without month and day; null where not stated
 * @param to last day in force, likewise
 * @param inForce whether it is in force in the evaluation's fiscal year; null where the workbook has no row for it
 * @param verified whether it was compared with the document
 * @param steps numbers of the steps that cite it, from 1
 */
public record CitedBasis(
        String citation,
        String document,
        String article,
        String text,
        String from,
        String to,
        Boolean inForce,
        boolean verified,
        List<Integer> steps) {

    private static final String VERIFIED = "已核";
    private static final String UNVERIFIED = "待核";

    /** In the order in which the trace cites them first. @param ruleSet that scored the evaluation */
    public static List<CitedBasis> list(Evaluation evaluation, RuleSet ruleSet) {
        Map<String, List<Integer>> steps = new LinkedHashMap<>();
        int number = 0;
        for (TraceStep step : evaluation.trace()) {
            number++;
            if (step.basis() != null) {
                steps.computeIfAbsent(step.basis(), none -> new ArrayList<>()).add(number);
            }
        }
        return steps.entrySet().stream()
                .map(cited -> of(cited.getKey(), evaluation.fiscalYear(), ruleSet, List.copyOf(cited.getValue())))
                .toList();
    }

    /** A citation with what the workbook's sheet 依据 has for it. */
    public static CitedBasis of(String citation, int fiscalYear, RuleSet ruleSet, List<Integer> steps) {
        return ruleSet.bases().stream()
                .filter(basis -> basis.citation().equals(citation))
                .findFirst()
                .map(basis -> of(citation, fiscalYear, basis, steps))
                .orElseGet(() -> {
                    boolean verified = !citation.contains(UNVERIFIED)
                            && VERIFIED.equals(ruleSet.scheme().basisStatus());
                    return new CitedBasis(citation, null, null, null, null, null, null, verified, steps);
                });
    }

    private static CitedBasis of(String citation, int fiscalYear, Basis basis, List<Integer> steps) {
        return new CitedBasis(
                citation,
                basis.document(),
                basis.article(),
                basis.text(),
                basis.from(),
                basis.to(),
                basis.isInForceIn(fiscalYear),
                basis.verified(),
                steps);
    }
}
