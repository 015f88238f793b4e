package org.plumbline.service.rulesets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.plumbline.core.casetest.CaseTestReport;
import org.plumbline.core.casetest.CaseTestResult;
import org.plumbline.service.rulesets.WorkbookProblemView.Severity;

/** A note on a cell: a problem or a failed test, shown in the cell. */
record CellNote(Severity severity, String text) {

    /** Notes by sheet and cell; those of a range are at its first cell. */
    static final class Notes {

        private final Map<String, Map<String, List<CellNote>>> bySheet = new HashMap<>();

        Notes with(List<WorkbookProblemView> problems) {
            problems.forEach(problem ->
                    add(problem.sheet(), problem.cell(), new CellNote(problem.severity(), formatSentence(problem))));
            return this;
        }

        /** Notes on the expectations that were not met. */
        Notes with(CaseTestReport tests, Locale locale) {
            for (CaseTestResult test : tests.cases()) {
                test.checks().stream()
                        .filter(check -> !check.passed())
                        .forEach(check -> add(
                                check.sheet(),
                                check.cell(),
                                new CellNote(Severity.ERROR, check.sentence().in(locale))));
                test.refusals()
                        .forEach(refusal -> add(
                                refusal.sheet(),
                                refusal.cell(),
                                new CellNote(Severity.ERROR, refusal.sentence().in(locale))));
            }
            return this;
        }

        private void add(String sheet, String cell, CellNote note) {
            if (sheet != null && cell != null) {
                bySheet.computeIfAbsent(sheet, none -> new HashMap<>())
                        .computeIfAbsent(PageAnchors.firstCell(cell), none -> new ArrayList<>())
                        .add(note);
            }
        }

        /** The notes of a sheet by cell address. */
        Function<String, List<CellNote>> forSheet(String sheet) {
            Map<String, List<CellNote>> cells = bySheet.getOrDefault(sheet, Map.of());
            return address -> cells.getOrDefault(address, List.of());
        }
    }

    private static String formatSentence(WorkbookProblemView problem) {
        StringBuilder text = new StringBuilder(problem.message());
        for (String more : new String[] {problem.expected(), problem.hint()}) {
            if (more != null) {
                text.append(" · ").append(more);
            }
        }
        return text.toString();
    }
}
