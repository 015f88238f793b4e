package org.plumbline.core.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.plumbline.core.proof.ProofRow.FilledCondition;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.TableType;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.YesNo;

/** The rows that judge readings, grouped by their conditions on the indicator, so that those for one are found by hash. */
final class RowGroups {

    static final String HAS_METHOD = "hasMethod";

    /** @param properties required values of the indicator's properties */
    record Key(Class<?> fact, Map<String, String> properties) {}

    /** The groups with conditions on the same properties. */
    private record Shape(
            Class<?> fact,
            Map<String, Function<Reading, String>> properties,
            Map<Map<String, String>, List<ProofRow>> groups) {}

    private final Map<Object, Shape> shapes = new LinkedHashMap<>();
    private final List<ProofRow> rows = new ArrayList<>();

    static RowGroups of(List<ParsedTable<?>> tables) {
        RowGroups groups = new RowGroups();
        for (ParsedTable<?> table : tables) {
            if (table.form().phase() == TableType.RulePhase.JUDGING) {
                ProofRow.listRows(table).forEach(groups::add);
            }
        }
        return groups;
    }

    private void add(ProofRow row) {
        rows.add(row);
        Map<String, String> key = new TreeMap<>();
        Map<String, Function<Reading, String>> properties = new TreeMap<>();
        for (FilledCondition each : row.listConditions()) {
            Function<Reading, String> read = findProperty(each.column());
            if (read != null) {
                key.put(each.column().property(), (String) each.cell());
                properties.put(each.column().property(), read);
            }
        }
        Class<?> fact = row.table().form().fact();
        shapes.computeIfAbsent(
                        List.of(fact, new TreeSet<>(key.keySet())),
                        k -> new Shape(fact, properties, new LinkedHashMap<>()))
                .groups()
                .computeIfAbsent(key, k -> new ArrayList<>())
                .add(row);
    }

    /** How a property of the indicator is read; null for a condition on its value. */
    @SuppressWarnings("unchecked") // the readings of a shape have the type of its tables
    private static Function<Reading, String> findProperty(TableType.ConditionColumn<?> column) {
        if (column instanceof TableType.EqualityCondition<?> equal) {
            return (Function<Reading, String>) (Function<?, ?>) equal.read();
        }
        return column.property().equals(HAS_METHOD) ? RowGroups::readHasMethod : null;
    }

    private static String readHasMethod(Reading reading) {
        return reading.hasMethod(YesNo.YES.label()) ? YesNo.YES.label() : YesNo.NO.label();
    }

    /** Every row that judges readings, in the workbook's order. */
    List<ProofRow> rows() {
        return rows;
    }

    List<Key> listKeys() {
        List<Key> keys = new ArrayList<>();
        shapes.values().forEach(shape -> shape.groups().keySet().forEach(key -> keys.add(new Key(shape.fact(), key))));
        return keys;
    }

    /** The rows for a reading's indicator, whatever its value. */
    List<ProofRow> findRows(Reading reading) {
        List<ProofRow> found = new ArrayList<>();
        for (Shape shape : shapes.values()) {
            if (shape.fact().isInstance(reading)) {
                Map<String, String> key = new HashMap<>();
                shape.properties().forEach((property, read) -> key.put(property, read.apply(reading)));
                found.addAll(shape.groups().getOrDefault(key, List.of()));
            }
        }
        return found;
    }
}
