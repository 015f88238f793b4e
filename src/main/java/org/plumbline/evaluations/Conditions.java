package org.plumbline.evaluations;

import java.util.ArrayList;
import java.util.List;

/** The conditions of a search and their parameters, growing together. */
final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /** Asks for nothing where the value is null. */
    Conditions add(String condition, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.add(value);
        }
        return this;
    }

    Conditions add(String condition) {
        conditions.add(condition);
        return this;
    }

    /** The text somewhere in a column. */
    Conditions contains(String column, String text) {
        return add(column + " like ? escape '!'", text == null ? null : "%" + literally(text) + "%");
    }

    Conditions startsWith(String column, String text) {
        return add(column + " like ? escape '!'", text == null ? null : literally(text) + "%");
    }

    private static String literally(String text) {
        return text.replaceAll("([!%_])", "!$1");
    }

    /** Empty where nothing is asked for. */
    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** Those of {@link #where}, then others. */
    List<Object> parameters(Object... others) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(List.of(others));
        return all;
    }
}
