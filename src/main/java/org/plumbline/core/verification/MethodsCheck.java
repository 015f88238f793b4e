package org.plumbline.core.verification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.ScoringMethods;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.workbook.CellParser;

/**
 * A method that no row scores by would leave its indicators unscored without a word. Many indicators under one unknown name are
 * one problem: at the row whose name was misspelt where that can be determined, else at the first of them.
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
     * @return whether each name is a row's, or near to one; otherwise a whole table may be missing
     */
    public boolean run(List<GridCell> cells) {
        Map<String, GridCell> rows = rows();
        if (rows.containsKey(null)) {
            return true; // a row whose name could not be read may be the one meant
        }
        boolean near = true;
        ScoringMethods methods = ScoringMethods.of(sources);
        Map<String, List<GridCell>> unknown = new LinkedHashMap<>();
        Set<String> used = new TreeSet<>();
        for (GridCell cell : cells) {
            String name = cell.strippedText() == null ? cell.displayText() : cell.strippedText();
            used.add(name);
            boolean known = methods.judgesNumbers(name, name)
                    || methods.judgesChecklists(name, name)
                    || methods.judgesWordings(name, name);
            if (!known) {
                unknown.computeIfAbsent(name, none -> new ArrayList<>()).add(cell);
            }
        }
        for (Map.Entry<String, List<GridCell>> each : unknown.entrySet()) {
            List<GridCell> named = each.getValue();
            Optional<String> meant = NearestName.of(each.getKey(), rows.keySet());
            if (named.size() > 1 && meant.isPresent() && !used.contains(meant.get())) {
                misspeltRow(each.getKey(), named, rows.get(meant.get()));
            } else {
                misspelt(named, meant.orElse(null), rows.keySet());
            }
            near &= meant.isPresent();
        }
        return near;
    }

    /** The first cell of every method that rows name; under null one that could not be read. */
    private Map<String, GridCell> rows() {
        Map<String, GridCell> rows = new LinkedHashMap<>();
        for (ParsedTable<?> source : sources) {
            for (ParsedTable.ParsedColumn<?> column : source.columns()) {
                if (source.form().givesMarks() && column.word().label().zh().equals(METHOD)) {
                    int place = source.columns().indexOf(column);
                    for (ParsedTable.ParsedRow row : source.rows()) {
                        GridCell cell =
                                sheets.get(source.sheet()).cellAt(row.ref().row() - 1, column.index());
                        if (!cell.isBlank()) {
                            rows.putIfAbsent((String) row.values().get(place), cell);
                        }
                    }
                }
            }
        }
        return rows;
    }

    private void misspeltRow(String name, List<GridCell> named, GridCell row) {
        problems.addAt(
                ProblemCode.METHOD_UNKNOWN,
                row,
                new Bilingual("“" + name + "”", "\"" + name + "\""),
                CellParser.suggestValue(
                        name,
                        "“指标”表有 %d 个指标按“%s”评分（%s），没有一个用这一行的名称".formatted(named.size(), name, places(named)),
                        "%d indicators are scored by \"%s\" (%s), none by the name of this row"
                                .formatted(named.size(), name, places(named))));
    }

    private void misspelt(List<GridCell> named, String near, Set<String> known) {
        String list = new TreeSet<>(known).stream().limit(20).collect(Collectors.joining("、"));
        boolean many = named.size() > 1;
        String others = places(named.subList(1, named.size()));
        problems.addAt(
                ProblemCode.METHOD_UNKNOWN,
                named.get(0),
                new Bilingual("某张扣分表“评分办法”列中的名称", "a name from the method column of a deduction table"),
                CellParser.suggestValue(
                        near,
                        "现有：" + list + (many ? "；同样的还有 " + others : ""),
                        "There are: " + list + (many ? "; the same in " + others : "")));
    }

    private static String places(List<GridCell> cells) {
        Stream<String> first = cells.stream().limit(12).map(GridCell::address);
        return first.collect(Collectors.joining("、")) + (cells.size() > 12 ? "…" : "");
    }
}
