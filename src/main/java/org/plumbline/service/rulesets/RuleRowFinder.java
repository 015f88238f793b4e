package org.plumbline.service.rulesets;

import java.util.Locale;
import java.util.Optional;
import org.plumbline.core.explanation.WorkbookInterpretation;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.workbook.Basis;
import org.plumbline.core.workbook.WorkbookContent;
import org.plumbline.service.rulesets.CellNote.Notes;
import org.springframework.stereotype.Component;

/** Shows the row behind a step in its sheet, with the cells that matched and those that state the result. */
@Component
public final class RuleRowFinder {

    private final RuleSetProvider ruleSets;

    RuleRowFinder(RuleSetProvider ruleSets) {
        this.ruleSets = ruleSets;
    }

    /**
     * A row in its sheet, for the template {@code rule-set-parts}.
     *
     * @param version whose workbook has it
     * @param anchor of the row, on this page and on the version's
     * @param basis the row of the sheet 依据 that it cites; null for none
     */
    public record RuleRow(RuleSetVersion version, SheetView sheet, String anchor, Basis basis) {}

    /** Empty if the version's workbook has no such row: the rule is written in DRL. */
    public Optional<RuleRow> find(long versionId, RuleSource rule, Locale locale) {
        if (rule == null || rule.sheet() == null || rule.row() == null) {
            return Optional.empty();
        }
        RuleSetVersion version = ruleSets.requireVersion(versionId);
        try (BorrowedRuleSet rules = ruleSets.borrow(version)) {
            RuleSet ruleSet = rules.ruleSet();
            Optional<WorkbookContent.SheetContent> sheet = ruleSet.content().findSheet(rule.sheet());
            return WorkbookInterpretation.interpret(ruleSet, locale).sheets().stream()
                    .filter(reading -> reading.name().equals(rule.sheet()))
                    .findFirst()
                    .map(reading -> SheetView.of(sheet.orElseThrow(), reading, new Notes(), locale))
                    .flatMap(view -> view.excerptAround(rule.row(), sheet.orElseThrow()))
                    .map(view -> new RuleRow(
                            version,
                            view,
                            PageAnchors.rowAnchor(rule.sheet(), rule.row()),
                            findBasis(ruleSet, sheet.orElseThrow(), rule.row())));
        }
    }

    private static Basis findBasis(RuleSet ruleSet, WorkbookContent.SheetContent sheet, int number) {
        int column = sheet.findColumn("依据");
        return sheet.entries().stream()
                .filter(row -> column >= 0 && row.row() == number)
                .map(row -> row.values().get(column))
                .flatMap(cited ->
                        ruleSet.bases().stream().filter(basis -> basis.id().equals(cited)))
                .findFirst()
                .orElse(null);
    }
}
