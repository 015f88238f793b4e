package org.plumbline.core.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.plumbline.core.rule.TableType;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.YesNo;

/**
 * The rows that judge readings, in groups for the same indicators. Groups are found by hash: first by the properties
 * that they require of an indicator, then by the required values.
 */
final class ScopeGroups {

    /** Rows, of any table for the same kind of reading, with the same requirements on an indicator. */
    record ScopeGroup(Class<?> fact, boolean exclusive, Map<String, String> key, List<RowScope> claims) {

        /** Identifies groups without comparing their content. */
        int id() {
            return claims.get(0).place();
        }
    }

    /** Groups with conditions on the same properties. */
    record GroupsByProperties(Class<?> fact, Set<String> properties, Map<Map<String, String>, ScopeGroup> groups) {

        /** The group whose key these properties meet; null for none, or where one of them is not known. */
        ScopeGroup findGroup(Map<String, String> profile) {
            Map<String, String> key = new HashMap<>();
            for (String property : properties) {
                String value = profile.get(property);
                if (value == null) {
                    return null;
                }
                key.put(property, value);
            }
            return groups.get(key);
        }
    }

    private final List<GroupsByProperties> shapes = new ArrayList<>();
    private final Map<Integer, List<Indicator>> judged = new HashMap<>();

    /** @param kind kind of table */
    ScopeGroups(List<RowScope> claims, List<Indicator> indicators, Predicate<TableType<?>> kind) {
        Map<Object, GroupsByProperties> known = new LinkedHashMap<>();
        for (RowScope claim : claims) {
            if (kind.test(claim.form()) && !claim.isContradictory()) {
                TableType<?> form = claim.form();
                Set<String> properties = new TreeSet<>(claim.key().keySet());
                known.computeIfAbsent(
                                List.of(form.fact(), properties),
                                shape -> new GroupsByProperties(form.fact(), properties, new LinkedHashMap<>()))
                        .groups()
                        .computeIfAbsent(
                                claim.key(),
                                key -> new ScopeGroup(form.fact(), form.exclusive(), key, new ArrayList<>()))
                        .claims()
                        .add(claim);
            }
        }
        shapes.addAll(known.values());
        for (Indicator indicator : indicators) {
            findGroups(indicator).forEach(group -> judged.computeIfAbsent(group.id(), id -> new ArrayList<>())
                    .add(indicator));
        }
    }

    List<GroupsByProperties> shapes() {
        return shapes;
    }

    List<ScopeGroup> listGroups() {
        return shapes.stream()
                .flatMap(shape -> shape.groups().values().stream())
                .toList();
    }

    /** The groups for more indicators that include those of this group. */
    List<ScopeGroup> findWiderGroups(ScopeGroup group) {
        List<ScopeGroup> wider = new ArrayList<>();
        for (GroupsByProperties shape : shapes) {
            if (shape.fact() == group.fact()
                    && shape.properties().size() < group.key().size()
                    && shape.findGroup(group.key()) != null) {
                wider.add(shape.findGroup(group.key()));
            }
        }
        return wider;
    }

    /** The groups that judge an indicator, whatever a submission adds. */
    List<ScopeGroup> findGroups(Indicator indicator) {
        Map<String, String> profile = describeIndicator(indicator, indicator.method());
        List<ScopeGroup> groups = new ArrayList<>();
        for (GroupsByProperties shape : shapes) {
            ScopeGroup group = shape.findGroup(profile);
            if (group != null) {
                groups.add(group);
            }
        }
        return groups;
    }

    /** The indicators of the catalogue that a group judges, whatever a submission adds. */
    List<Indicator> findIndicators(ScopeGroup group) {
        return judged.getOrDefault(group.id(), List.of());
    }

    /** The properties that the catalogue fixes for an indicator; a submission may add what is absent. */
    static Map<String, String> describeIndicator(Indicator indicator, String method) {
        Map<String, String> profile = new HashMap<>();
        putIfKnown(profile, "code", indicator.code());
        putIfKnown(profile, "name", indicator.name());
        putIfKnown(profile, "level1", indicator.level1());
        putIfKnown(profile, "level2", indicator.level2());
        putIfKnown(profile, "unit", indicator.unit());
        putIfKnown(profile, "method", method);
        putIfKnown(profile, "hasMethod", method == null ? null : YesNo.YES.label());
        putIfKnown(
                profile,
                "operator",
                indicator.target() == null ? null : indicator.operator().label());
        return profile;
    }

    private static void putIfKnown(Map<String, String> profile, String property, String value) {
        if (value != null) {
            profile.put(property, value);
        }
    }

    /** Whether a profile may meet a key after a submission has added absent properties. */
    static boolean mayMatch(Map<String, String> profile, Map<String, String> key) {
        return key.entrySet().stream().allMatch(each -> {
            String value = profile.get(each.getKey());
            return value == null || value.equals(each.getValue());
        });
    }
}
