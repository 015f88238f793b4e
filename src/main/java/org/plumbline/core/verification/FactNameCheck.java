package org.plumbline.core.verification;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.workbook.CaseColumns;
import org.plumbline.core.workbook.CellParser;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;
import org.plumbline.vocabulary.FactKey;

/**
 * Facts of bonuses and vetoes whose name is a misspelt form of one that the test cases state: the row would never
 * apply, or apply where it should not.
 */
final class FactNameCheck {

    private static final String FACT = "事实";

    private final WorkbookValidator at;

    FactNameCheck(WorkbookValidator at) {
        this.at = at;
    }

    void run() {
        Set<String> named = listRows()
                .map(row -> row.key().get("fact"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> stated = at.content()
                .findSheet(CaseColumns.CASES)
                .map(FactNameCheck::listFacts)
                .orElse(Set.of());
        Set<String> open = stated.stream()
                .filter(fact -> !named.contains(fact) && FactKey.of(fact) == null)
                .collect(Collectors.toSet());
        listRows()
                .filter(row -> row.key().get("fact") != null
                        && !stated.contains(row.key().get("fact")))
                .forEach(row -> check(row, open));
    }

    private Stream<RowScope> listRows() {
        return Stream.concat(at.listRowsOf(RuleFamilies.BONUS).stream(), at.listRowsOf(RuleFamilies.VETO).stream());
    }

    private static Set<String> listFacts(SheetContent sheet) {
        int column = sheet.findColumn(FACT);
        return column < 0
                ? Set.of()
                : sheet.entries().stream()
                        .map(row -> row.values().get(column))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
    }

    private void check(RowScope row, Set<String> open) {
        String fact = row.key().get("fact");
        Optional<String> meant = NearestName.of(fact, open);
        if (meant.isPresent()) {
            at.report(
                    ProblemCode.DOUBTFUL,
                    row,
                    row.findCell(FACT),
                    new Bilingual("与填报一字不差的名称", "the name as submissions write it"),
                    CellParser.suggestValue(
                            meant.get(),
                            "“测试”表里写的是“" + meant.get() + "”，两处不同，这一行不会适用",
                            "The sheet 测试 has \"" + meant.get() + "\", so that the row does not apply"));
        }
    }
}
