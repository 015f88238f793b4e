package org.plumbline.core.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.rule.ParsedTable.ParsedColumn;
import org.plumbline.core.rule.ParsedTable.ParsedRow;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.CheckpointRule;
import org.plumbline.vocabulary.TextReading;

/**
 * The type of value that each scoring method judges, from the tables whose rows name it.
 *
 * @param numeric names of methods and codes of indicators that numeric tables judge
 * @param checklists the same for checklists
 * @param wordings the same for wording tables
 * @param points the points of each checklist, by the same names, in the order of their rows
 * @param none whether the workbook has no deduction table at all
 */
public record ScoringMethods(
        Set<String> numeric,
        Set<String> checklists,
        Set<String> wordings,
        Map<String, Set<String>> points,
        boolean none) {

    public static ScoringMethods of(List<ParsedTable<?>> sources) {
        Set<String> numeric = new HashSet<>();
        Set<String> checklists = new HashSet<>();
        Set<String> wordings = new HashSet<>();
        for (ParsedTable<?> source : sources) {
            if (source.form().givesMarks()) {
                Class<?> fact = source.form().fact();
                collectNames(
                        source,
                        fact == CheckReading.class ? checklists : fact == TextReading.class ? wordings : numeric);
            }
        }
        Map<String, Set<String>> points = new HashMap<>();
        sources.stream()
                .filter(source -> source.form().fact() == CheckReading.class)
                .forEach(source -> addPoints(source, points));
        boolean none = sources.stream().noneMatch(source -> source.form().givesMarks());
        return new ScoringMethods(
                Set.copyOf(numeric), Set.copyOf(checklists), Set.copyOf(wordings), Map.copyOf(points), none);
    }

    private static <F> void collectNames(ParsedTable<F> source, Set<String> names) {
        for (ParsedColumn<F> column : source.columns()) {
            if (column.word() instanceof TableType.EqualityCondition<F> equal
                    && (equal.property().equals("method") || equal.property().equals("code"))) {
                int index = source.columns().indexOf(column);
                for (ParsedRow row : source.rows()) {
                    if (row.values().get(index) != null) {
                        names.add((String) row.values().get(index));
                    }
                }
            }
        }
    }

    private static void addPoints(ParsedTable<?> source, Map<String, Set<String>> points) {
        int point = -1;
        List<Integer> names = new ArrayList<>();
        for (int i = 0; i < source.columns().size(); i++) {
            TableType.ColumnType<?> word = source.columns().get(i).word();
            if (word instanceof TableType.OpeningAction<?>) {
                point = i;
            } else if (word instanceof TableType.EqualityCondition<?> equal
                    && (equal.property().equals("method") || equal.property().equals("code"))) {
                names.add(i);
            }
        }
        for (ParsedRow row : source.rows()) {
            for (int name : names) {
                if (row.values().get(name) != null && point >= 0 && row.values().get(point) != null) {
                    points.computeIfAbsent((String) row.values().get(name), each -> new LinkedHashSet<>())
                            .addAll(CheckpointRule.expandCodes(
                                    (String) row.values().get(point)));
                }
            }
        }
    }

    /** The codes of a checklist indicator's points; none where no row judges it. */
    public Set<String> points(String code, String method) {
        Set<String> all = new LinkedHashSet<>(code == null ? Set.of() : points.getOrDefault(code, Set.of()));
        all.addAll(method == null ? Set.of() : points.getOrDefault(method, Set.of()));
        return all;
    }

    public boolean judgesNumbers(String code, String method) {
        return contains(numeric, code, method);
    }

    public boolean judgesChecklists(String code, String method) {
        return contains(checklists, code, method);
    }

    public boolean judgesWordings(String code, String method) {
        return contains(wordings, code, method);
    }

    private static boolean contains(Set<String> names, String code, String method) {
        return names.contains(code) || method != null && names.contains(method);
    }
}
