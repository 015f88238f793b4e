package org.plumbline.ruleset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.ruleset.TableSource.Column;
import org.plumbline.ruleset.TableSource.RowSource;

/**
 * What kind of value each scoring method judges, from the tables whose rows name it.
 *
 * @param numeric names of methods and codes of indicators that numeric tables judge
 * @param checklists the same for checklists
 * @param wordings the same for wording tables
 * @param none whether the workbook has no deduction table at all
 */
public record Methods(Set<String> numeric, Set<String> checklists, Set<String> wordings, boolean none) {

    static Methods of(List<TableSource<?>> sources) {
        Set<String> numeric = new HashSet<>();
        Set<String> checklists = new HashSet<>();
        Set<String> wordings = new HashSet<>();
        for (TableSource<?> source : sources) {
            if (source.form() == Forms.CHECKPOINT) {
                collect(source, checklists);
            } else if (source.form() == Forms.WORDING) {
                collect(source, wordings);
            } else if (source.form().judges()) {
                collect(source, numeric);
            }
        }
        boolean none = sources.stream().noneMatch(source -> source.form().judges());
        return new Methods(Set.copyOf(numeric), Set.copyOf(checklists), Set.copyOf(wordings), none);
    }

    private static <F> void collect(TableSource<F> source, Set<String> names) {
        for (Column<F> column : source.columns()) {
            if (column.word() instanceof Form.Equal<F> equal
                    && (equal.property().equals("method") || equal.property().equals("code"))) {
                int index = source.columns().indexOf(column);
                for (RowSource row : source.rows()) {
                    if (row.values().get(index) != null) {
                        names.add((String) row.values().get(index));
                    }
                }
            }
        }
    }

    public boolean judgesNumbers(String code, String method) {
        return has(numeric, code, method);
    }

    public boolean judgesChecklists(String code, String method) {
        return has(checklists, code, method);
    }

    public boolean judgesWordings(String code, String method) {
        return has(wordings, code, method);
    }

    private static boolean has(Set<String> names, String code, String method) {
        return names.contains(code) || method != null && names.contains(method);
    }
}
