package org.plumbline.core.verification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.ScoringMethods;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.workbook.CellParser;
import org.plumbline.core.workbook.UnusedSheets;

/**
 * A method that no row scores by would leave its indicators unscored without a message. Many indicators under one
 * unknown name are one problem: at the row whose name was misspelt where that can be determined, else at the first of
 * them.
 */
public final class MethodsCheck {

    private static final String METHOD = "评分办法";

    private final Map<String, SheetGrid> sheets;
    private final List<ParsedTable<?>> sources;
    private final ProblemCollector problems;

    public MethodsCheck(Map<String, SheetGrid> sheets, List<ParsedTable<?>> sources, ProblemCollector problems) {
        this.sheets = sheets;
        this.sources = sources;
        this.problems = problems;
    }

    /**
     * @param cells in which indicators name their methods
     * @return whether each name is used by a row, or similar to such a name; otherwise a whole table may be missing
     */
    public boolean run(List<GridCell> cells) {
        Map<String, GridCell> rows = findRowCells();
        if (rows.containsKey(null)) {
            return true; // a row whose name could not be read may be the right one
        }
        Set<String> elsewhere = new UnusedSheets(sheets).listTexts();
        boolean near = true;
        Set<String> used = cells.stream().map(MethodsCheck::readName).collect(Collectors.toSet());
        for (Map.Entry<String, List<GridCell>> each : findUnknown(cells).entrySet()) {
            List<GridCell> named = each.getValue();
            if (elsewhere.contains(each.getKey())) {
                near = false; // its table is reported as a sheet that is not read
                continue;
            }
            Optional<String> meant = NearestName.of(each.getKey(), rows.keySet());
            if (named.size() > 1 && meant.isPresent() && !used.contains(meant.get())) {
                reportMisspeltRow(each.getKey(), named, rows.get(meant.get()));
            } else {
                reportUnknownName(named, meant.orElse(null), rows.keySet());
            }
            near &= meant.isPresent();
        }
        return near;
    }

    private static String readName(GridCell cell) {
        return cell.strippedText() == null ? cell.displayText() : cell.strippedText();
    }

    /** The cells of each name that no row scores by. */
    private Map<String, List<GridCell>> findUnknown(List<GridCell> cells) {
        ScoringMethods methods = ScoringMethods.of(sources);
        Map<String, List<GridCell>> unknown = new LinkedHashMap<>();
        for (GridCell cell : cells) {
            String name = readName(cell);
            boolean known = methods.judgesNumbers(name, name)
                    || methods.judgesChecklists(name, name)
                    || methods.judgesWordings(name, name);
            if (!known) {
                unknown.computeIfAbsent(name, none -> new ArrayList<>()).add(cell);
            }
        }
        return unknown;
    }

    /** The first cell of every method that rows name; under null a name that could not be read, or is missing. */
    private Map<String, GridCell> findRowCells() {
        Map<String, GridCell> rows = new LinkedHashMap<>();
        for (ParsedTable<?> source : sources) {
            for (ParsedTable.ParsedColumn<?> column : source.columns()) {
                if (source.form().givesMarks() && column.word().label().zh().equals(METHOD)) {
                    int place = source.columns().indexOf(column);
                    for (ParsedTable.ParsedRow row : source.rows()) {
                        GridCell cell =
                                sheets.get(source.sheet()).cellAt(row.ref().row() - 1, column.index());
                        if (!cell.isBlank() || hasNoCondition(source, row)) {
                            rows.putIfAbsent((String) row.values().get(place), cell);
                        }
                    }
                }
            }
        }
        return rows;
    }

    private static boolean hasNoCondition(ParsedTable<?> source, ParsedTable.ParsedRow row) {
        return IntStream.range(0, source.columns().size())
                .noneMatch(i -> source.columns().get(i).word() instanceof TableType.ConditionColumn<?>
                        && row.values().get(i) != null);
    }

    private void reportMisspeltRow(String name, List<GridCell> named, GridCell row) {
        problems.addAt(
                ProblemCode.METHOD_UNKNOWN,
                row,
                new Bilingual("“" + name + "”", "\"" + name + "\""),
                CellParser.suggestValue(
                        name,
                        "“指标”表有 %d 个指标按“%s”评分（%s），没有一个用这一行的名称".formatted(named.size(), name, listPlaces(named)),
                        "%d indicators are scored by \"%s\" (%s), none by the name of this row"
                                .formatted(named.size(), name, listPlaces(named))));
    }

    private void reportUnknownName(List<GridCell> named, String near, Set<String> known) {
        String list = new TreeSet<>(known).stream().limit(20).collect(Collectors.joining("、"));
        boolean many = named.size() > 1;
        String others = listPlaces(named.subList(1, named.size()));
        problems.addAt(
                ProblemCode.METHOD_UNKNOWN,
                named.get(0),
                new Bilingual("某张扣分表“评分办法”列中的名称", "a name from the method column of a deduction table"),
                CellParser.suggestValue(
                        near,
                        "现有：" + list + (many ? "；同样的还有 " + others : ""),
                        "There are: " + list + (many ? "; the same in " + others : "")));
    }

    private static String listPlaces(List<GridCell> cells) {
        Stream<String> first = cells.stream().limit(12).map(GridCell::address);
        return first.collect(Collectors.joining("、")) + (cells.size() > 12 ? "…" : "");
    }
}
