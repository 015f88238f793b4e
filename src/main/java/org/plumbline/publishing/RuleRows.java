package org.plumbline.publishing;

import java.util.Locale;
import java.util.Optional;
import org.plumbline.explanation.ReadBack;
import org.plumbline.publishing.CellNote.Notes;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.ruleset.WorkbookContent;
import org.springframework.stereotype.Component;

/** Shows the row that decided something, in its sheet, with the cells that matched and those that say what followed. */
@Component
public final class RuleRows {

    private final RuleSets ruleSets;

    RuleRows(RuleSets ruleSets) {
        this.ruleSets = ruleSets;
    }

    /**
     * A row in its sheet, for the template {@code rule-set-parts}.
     *
     * @param version whose workbook it stands in
     * @param anchor of the row, on this page and on the version's
     */
    public record RuleRow(RuleSetVersion version, SheetView sheet, String anchor) {}

    /** Empty where the version's workbook has no such row: the rule is written in DRL. */
    public Optional<RuleRow> find(long versionId, RuleRef rule, Locale locale) {
        if (rule == null || rule.sheet() == null || rule.row() == null) {
            return Optional.empty();
        }
        RuleSetVersion version = ruleSets.version(versionId);
        try (RuleSetInUse rules = ruleSets.use(version)) {
            RuleSet ruleSet = rules.ruleSet();
            Optional<WorkbookContent.Sheet> sheet = ruleSet.content().sheet(rule.sheet());
            return ReadBack.of(ruleSet, locale).sheets().stream()
                    .filter(reading -> reading.name().equals(rule.sheet()))
                    .findFirst()
                    .map(reading -> SheetView.of(sheet.orElseThrow(), reading, new Notes(), locale))
                    .flatMap(view -> view.around(rule.row(), sheet.orElseThrow()))
                    .map(view -> new RuleRow(version, view, Place.row(rule.sheet(), rule.row())));
        }
    }
}
