package org.plumbline.service.rulesets;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.core.casetest.CaseTestReport;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.explanation.WorkbookInterpretation;
import org.plumbline.core.explanation.WorkbookInterpretation.SheetInterpretation;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.workbook.WorkbookContent;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.rulesets.CellNote.Notes;
import org.springframework.stereotype.Component;

/** Reads the details of a version, for its page and the pages of decisions about it. */
@Component
final class VersionDetailsReader {

    private final RuleSetProvider ruleSets;
    private final RuleSetProofs proofs;

    VersionDetailsReader(RuleSetProvider ruleSets, RuleSetProofs proofs) {
        this.ruleSets = ruleSets;
        this.proofs = proofs;
    }

    /** The details of a version: its sheets as they were read, results of its own tests, its proof, and warnings. */
    record VersionDetails(
            String summary,
            List<SheetView> sheets,
            List<ProblemListItem> warnings,
            CaseTestReport tests,
            RuleSetProofView proof) {}

    VersionDetails readDetails(RuleSetVersion version, Locale locale, HttpServletRequest request) {
        try (BorrowedRuleSet rules = ruleSets.borrow(version)) {
            RuleSet ruleSet = rules.ruleSet();
            CaseTestReport tests = CaseTestRunner.run(ruleSet);
            List<WorkbookProblemView> warnings =
                    WorkbookProblemView.of(VersionWarnings.of(version, ruleSet, ruleSets), request);
            Notes notes = new Notes().with(warnings).with(tests, locale);
            WorkbookInterpretation readBack = WorkbookInterpretation.interpret(ruleSet, locale);
            Map<String, SheetInterpretation> readings = readBack.sheets().stream()
                    .collect(Collectors.toMap(SheetInterpretation::name, Function.identity()));
            List<SheetView> sheets = new ArrayList<>();
            for (WorkbookContent.SheetContent sheet : ruleSet.content().sheets()) {
                sheets.add(SheetView.of(sheet, readings.get(sheet.name()), notes, locale));
            }
            return new VersionDetails(
                    readBack.summary(),
                    sheets,
                    ProblemListItem.of(warnings, sheets),
                    tests,
                    RuleSetProofView.of(proofs.prove(ruleSet), new LanguagePreference(List.of(locale))));
        }
    }

    /** Versions now in force for years that the version would take over. */
    List<InForceVersion> findReplaced(RuleSetVersion version) {
        return ruleSets.inForce(version.scheme()).stream()
                .filter(each -> each.version().id() != version.id())
                .map(each -> new InForceVersion(
                        each.version(),
                        each.years().stream()
                                .filter(years -> years.from() <= version.yearTo() && version.yearFrom() <= years.to())
                                .map(years -> new YearRange(
                                        Math.max(years.from(), version.yearFrom()),
                                        Math.min(years.to(), version.yearTo())))
                                .toList()))
                .filter(each -> !each.years().isEmpty())
                .toList();
    }
}
