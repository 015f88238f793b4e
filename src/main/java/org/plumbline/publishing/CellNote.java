package org.plumbline.publishing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.plumbline.publishing.ProblemView.Severity;
import org.plumbline.verification.CaseResult;
import org.plumbline.verification.TestReport;

/** Something that is wrong with a cell, to be shown in it. */
record CellNote(Severity severity, String text) {

    /** Notes by sheet and cell; those of a range stand at its first cell. */
    static final class Notes {

        private final Map<String, Map<String, List<CellNote>>> bySheet = new HashMap<>();

        Notes with(List<ProblemView> problems) {
            problems.forEach(problem ->
                    add(problem.sheet(), problem.cell(), new CellNote(problem.severity(), sentence(problem))));
            return this;
        }

        /** The expectations that were not met. */
        Notes with(TestReport tests, Locale locale) {
            for (CaseResult test : tests.cases()) {
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
                        .computeIfAbsent(Place.first(cell), none -> new ArrayList<>())
                        .add(note);
            }
        }

        /** What is noted of a sheet's cells, by address. */
        Function<String, List<CellNote>> of(String sheet) {
            Map<String, List<CellNote>> cells = bySheet.getOrDefault(sheet, Map.of());
            return address -> cells.getOrDefault(address, List.of());
        }
    }

    private static String sentence(ProblemView problem) {
        StringBuilder text = new StringBuilder(problem.message());
        for (String more : new String[] {problem.expected(), problem.hint()}) {
            if (more != null) {
                text.append(" · ").append(more);
            }
        }
        return text.toString();
    }
}
