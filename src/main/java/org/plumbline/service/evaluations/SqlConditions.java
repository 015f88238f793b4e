package org.plumbline.service.evaluations;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.service.http.Scope;
import org.plumbline.service.http.ScopeCondition;

/** Collects the conditions of a search and their parameters. */
public final class SqlConditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /** Adds nothing if the value is null. */
    public SqlConditions add(String condition, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.add(value);
        }
        return this;
    }

    /** Adds a condition with several parameters, none of which is null. */
    public SqlConditions addAll(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
        return this;
    }

    public SqlConditions add(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Requires the text anywhere in a column. */
    public SqlConditions contains(String column, String text) {
        return add(column + " like ? escape '!'", text == null ? null : anywhere(text));
    }

    /** The pattern of a text anywhere, for {@code like ? escape '!'}. */
    public static String anywhere(String text) {
        return "%" + escapeLike(text) + "%";
    }

    public SqlConditions startsWith(String column, String text) {
        return add(column + " like ? escape '!'", text == null ? null : escapeLike(text) + "%");
    }

    private static String escapeLike(String text) {
        return text.replaceAll("([!%_])", "!$1");
    }

    /**
     * Limits the search to the scope of the caller.
     *
     * @param alias of a table with the columns {@code region} and {@code scheme}
     */
    public SqlConditions withinScope(String alias) {
        ScopeCondition scope = Scope.ofCaller().toCondition(alias);
        if (scope.sql() != null) {
            conditions.add(scope.sql());
            parameters.addAll(scope.parameters());
        }
        return this;
    }

    /** The conditions as a where clause; empty if there are none. */
    public String toWhereClause() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** Those of {@link #toWhereClause}, then others. */
    public List<Object> parameters(Object... others) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(List.of(others));
        return all;
    }
}
