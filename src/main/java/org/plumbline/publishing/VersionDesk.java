package org.plumbline.publishing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.explanation.ReadBack;
import org.plumbline.explanation.ReadBack.SheetReading;
import org.plumbline.publishing.CellNote.Notes;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.ruleset.WorkbookContent;
import org.plumbline.verification.TestReport;
import org.plumbline.verification.WorkbookTests;
import org.springframework.stereotype.Component;

/** Lays out what a version says, for the pages that show it and those that ask for a decision about it. */
@Component
final class VersionDesk {

    private final RuleSets ruleSets;

    VersionDesk(RuleSets ruleSets) {
        this.ruleSets = ruleSets;
    }

    /** A version opened: its sheets with what was understood of them, what its own tests say, and warnings. */
    record Opened(String summary, List<SheetView> sheets, List<FaultView> warnings, TestReport tests) {}

    Opened open(RuleSetVersion version, Locale locale, HttpServletRequest request) {
        try (RuleSetInUse rules = ruleSets.use(version)) {
            RuleSet ruleSet = rules.ruleSet();
            TestReport tests = WorkbookTests.run(ruleSet);
            List<ProblemView> warnings = ProblemView.of(ruleSet.warnings(), request);
            Notes notes = new Notes().with(warnings).with(tests, locale);
            ReadBack readBack = ReadBack.of(ruleSet, locale);
            Map<String, SheetReading> readings =
                    readBack.sheets().stream().collect(Collectors.toMap(SheetReading::name, Function.identity()));
            List<SheetView> sheets = new ArrayList<>();
            for (WorkbookContent.Sheet sheet : ruleSet.content().sheets()) {
                sheets.add(SheetView.of(sheet, readings.get(sheet.name()), notes, locale));
            }
            return new Opened(readBack.summary(), sheets, FaultView.of(warnings, sheets), tests);
        }
    }

    /** Versions that now rule years which the version would rule. */
    List<InForce> replaced(RuleSetVersion version) {
        return ruleSets.inForce(version.scheme()).stream()
                .filter(each -> each.version().id() != version.id())
                .map(each -> new InForce(
                        each.version(),
                        each.years().stream()
                                .filter(years -> years.from() <= version.yearTo() && version.yearFrom() <= years.to())
                                .map(years -> new Years(
                                        Math.max(years.from(), version.yearFrom()),
                                        Math.min(years.to(), version.yearTo())))
                                .toList()))
                .filter(each -> !each.years().isEmpty())
                .toList();
    }
}
