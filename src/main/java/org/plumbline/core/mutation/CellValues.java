package org.plumbline.core.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent.BlankContent;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent.FormulaContent;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent.NumberContent;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent.TextContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.workbook.CatalogueColumns;
import org.plumbline.core.workbook.ListSheetReader.ListColumn;
import org.plumbline.vocabulary.CellList;

/**
 * What a cell may hold instead: a number one unit of its last decimal higher and lower, each other choice, the name of
 * each other method, another unit, a list without one of its parts, a text that nothing has, and nothing where the cell of
 * a list may be blank.
 */
final class CellValues {

    private static final String OTHER_TEXT = "×";
    private static final String PERCENT = "%";

    /** Of more choices than this, the next two are tried. */
    private static final int MOST_CHOICES = 12;

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    private static final Set<String> METHODS = Set.of("评分办法", "文字时办法", CatalogueColumns.FAULT_METHOD);
    private static final String GROUP = "共用组";
    private static final String UNIT = "单位";
    private static final String DIMENSIONS = "绩效维度";

    private final List<String> methods;
    private final List<String> groups;

    CellValues(RuleSet ruleSet) {
        Set<String> names = new LinkedHashSet<>();
        for (ParsedTable<?> table : ruleSet.tables()) {
            for (int i = 0; i < table.columns().size(); i++) {
                if (METHODS.contains(table.columns().get(i).word().label().zh())) {
                    int column = i;
                    table.rows().forEach(row -> names.add((String) row.values().get(column)));
                }
            }
        }
        names.remove(null);
        this.methods = List.copyOf(names);
        this.groups =
                ruleSet.scheme().groups().stream().map(group -> group.code()).toList();
    }

    /** Of a cell of a rule table. */
    List<CellContent> listOthers(TableType.ColumnType<?> column, GridCell cell) {
        List<CellContent> others = listValues(column.kind(), cell);
        if (!others.isEmpty()) {
            return others;
        }
        return column instanceof TableType.ConditionColumn<?> || column instanceof TableType.OpeningAction<?>
                ? List.of(new TextContent(OTHER_TEXT))
                : List.of();
    }

    /** Of a cell of the sheets 方案, 指标 and 审核-阈值. */
    List<CellContent> listOthers(ListColumn column, GridCell cell) {
        List<CellContent> others = new ArrayList<>(listValues(column.kind(), cell));
        String text = cell.strippedText();
        if (METHODS.contains(column.label())) {
            addNames(methods, text, others);
        } else if (GROUP.equals(column.label())) {
            addNames(groups, text, others);
        } else if (UNIT.equals(column.label())) {
            others.add(new TextContent(PERCENT.equals(text) ? OTHER_TEXT : PERCENT));
        } else if (DIMENSIONS.equals(column.label())) {
            addShorterLists(text, others);
        } else if (CatalogueColumns.SHARED_POINTS.equals(column.label())) {
            addOtherNumbers(text, others);
        } else if (text != null && others.isEmpty()) {
            others.add(new TextContent(OTHER_TEXT));
        }
        if (!column.required()) {
            others.add(new BlankContent());
        }
        return others;
    }

    private static void addNames(List<String> names, String text, List<CellContent> others) {
        names.stream().filter(name -> !name.equals(text)).map(TextContent::new).forEach(others::add);
    }

    private static void addShorterLists(String text, List<CellContent> others) {
        List<String> parts = CellList.split(text);
        for (int i = 0; parts.size() > 1 && i < parts.size(); i++) {
            List<String> rest = new ArrayList<>(parts);
            rest.remove(i);
            others.add(new TextContent(String.join(";", rest)));
        }
    }

    private static void addOtherNumbers(String text, List<CellContent> others) {
        Matcher numbers = NUMBER.matcher(text);
        for (MatchResult number : numbers.results().toList()) {
            for (BigDecimal other : listNeighbours(new BigDecimal(number.group()))) {
                others.add(new TextContent(
                        text.substring(0, number.start()) + other.toPlainString() + text.substring(number.end())));
            }
        }
    }

    private static List<CellContent> listValues(CellType kind, GridCell cell) {
        CellContent content = cell.content() instanceof FormulaContent formula ? formula.cached() : cell.content();
        if (kind instanceof CellType.ChoiceCellType choice) {
            return listChoices(choice.labels(), cell.strippedText());
        }
        if (!(content instanceof NumberContent number)) {
            return List.of();
        }
        CellType.NumberCellType bounds =
                kind instanceof CellType.NumberCellType known ? known : new CellType.NumberCellType(null, null);
        return listNeighbours(number.number()).stream()
                .filter(each -> bounds.least() == null || each.compareTo(bounds.least()) >= 0)
                .filter(each -> bounds.most() == null || each.compareTo(bounds.most()) <= 0)
                .<CellContent>map(each -> new NumberContent(each, null, null))
                .toList();
    }

    private static List<CellContent> listChoices(List<String> labels, String text) {
        List<String> others =
                labels.stream().filter(label -> !label.equals(text)).toList();
        int place = labels.indexOf(text);
        if (others.size() > MOST_CHOICES) {
            others = List.of(labels.get((place + 1) % labels.size()), labels.get((place + 2) % labels.size()));
        }
        return others.stream().<CellContent>map(TextContent::new).toList();
    }

    private static List<BigDecimal> listNeighbours(BigDecimal number) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(
                Math.max(0, number.stripTrailingZeros().scale()));
        return List.of(number.add(unit), number.subtract(unit));
    }
}
