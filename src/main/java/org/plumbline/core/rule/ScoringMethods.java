package org.plumbline.core.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.core.rule.ParsedTable.ParsedColumn;
import org.plumbline.core.rule.ParsedTable.ParsedRow;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.TextReading;

/**
 * What kind of value each scoring method judges, from the tables whose rows name it.
 *
 * @param numeric names of methods and codes of indicators that numeric tables judge
 * @param checklists the same for checklists
 * @param wordings the same for wording tables
 * @param none whether the workbook has no deduction table at all
 */
public record ScoringMethods(Set<String> numeric, Set<String> checklists, Set<String> wordings, boolean none) {

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
        boolean none = sources.stream().noneMatch(source -> source.form().givesMarks());
        return new ScoringMethods(Set.copyOf(numeric), Set.copyOf(checklists), Set.copyOf(wordings), none);
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
