package org.plumbline.core.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.rule.RowCells;
import org.plumbline.core.rule.RowPhrases;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.workbook.WorkbookContent.ColumnRole;
import org.plumbline.core.workbook.WorkbookContent.ContentColumn;
import org.plumbline.core.workbook.WorkbookContent.ContentRow;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;
import org.plumbline.vocabulary.Check;

/**
 * One row of a workbook as one sentence. Cells that a sentence does not cover are appended under their column's label,
 * so that a column or a table unknown here is described all the same.
 */
final class RowSentences {

    private final boolean english;
    private final CatalogueSentences catalogue;
    private final Map<String, String> bases;

    /** @param bases documents and articles by the ids that cells may cite */
    RowSentences(boolean english, Map<String, String> bases) {
        this.english = english;
        this.bases = bases;
        this.catalogue = new CatalogueSentences(english);
    }

    String describe(SheetContent sheet, ContentRow entry) {
        RowCells row = collectCells(sheet, entry);
        String meaning =
                switch (sheet.kind()) {
                    case SETTINGS -> catalogue.describeSetting(row);
                    case INDICATORS -> catalogue.describeIndicator(row);
                    case THRESHOLDS -> describeThreshold(row);
                    default -> describeRule(sheet.form(), row);
                };
        return localize("%s（第 %d 行）：", "%s (row %d): ", entry.key(), entry.row())
                + meaning
                + describeRest(row, meaning.isEmpty())
                + localize("。", ".");
    }

    private static RowCells collectCells(SheetContent sheet, ContentRow entry) {
        List<RowCells.RowCell> cells = new ArrayList<>();
        for (int i = 0; i < sheet.columns().size(); i++) {
            ContentColumn column = sheet.columns().get(i);
            String value = entry.values().get(i);
            if (value != null) {
                cells.add(new RowCells.RowCell(column.label(), column.snippet(), findUse(column.part()), value));
            }
        }
        return new RowCells(entry.key(), cells);
    }

    private static RowCells.CellUse findUse(ColumnRole role) {
        return switch (role) {
            case KEY, REMARK -> RowCells.CellUse.NAME;
            case CONDITION -> RowCells.CellUse.CONDITION;
            case ENTRY, ACTION -> RowCells.CellUse.CONTENT;
        };
    }

    /** Empty for a table of no known family. */
    private String describeRule(String table, RowCells row) {
        return table == null
                ? ""
                : RuleFamilies.find(table)
                        .map(family -> family.describeRow(new RowPhrases(row, english)))
                        .orElse("");
    }

    private String describeRest(RowCells row, boolean alone) {
        String basis = row.contains("依据") ? localize("依据：", "basis: ") + describeBasis(row.consume("依据")) : null;
        String rest = row.consumeRest().stream()
                .map(cell -> localize(
                        "%s：%s",
                        "%s: %s", english ? cell.label().en() : cell.label().zh(), cell.value()))
                .collect(Collectors.joining(localize("；", "; ")));
        String all = Stream.of(rest, basis == null ? "" : basis)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(localize("；", "; ")));
        if (all.isEmpty()) {
            return alone ? localize("未填写", "left blank") : "";
        }
        return (alone ? "" : localize("；", "; ")) + all;
    }

    /** What an id of the sheet 依据 names, and the id; other text as it is. */
    private String describeBasis(String cell) {
        return bases.containsKey(cell) ? localize("%s（%s）", "%s (%s)", bases.get(cell), cell) : cell;
    }

    private String describeThreshold(RowCells row) {
        String unit = Arrays.stream(Check.values())
                .filter(check -> check.label().equals(row.key()) && check.measure() != null)
                .map(check -> localizeUnit(check.measure()))
                .findFirst()
                .orElse("");
        return localize(
                "“%s”的差异大于 %s%s时，给出“%s”级提示",
                "where “%s” is beyond %s%s, a finding of severity %s is raised",
                row.key(),
                row.consume("阈值"),
                unit.isEmpty() ? localize(" ", "") : " " + unit,
                row.consume("级别"));
    }

    private String localizeUnit(String measure) {
        return switch (measure) {
            case "百分点" -> localize("个百分点", "percent points");
            case "分" -> localize("分", "points");
            default -> measure;
        };
    }

    private String localize(String zh, String en, Object... values) {
        String template = english ? en : zh;
        return values.length == 0 ? template : template.formatted(values);
    }
}
