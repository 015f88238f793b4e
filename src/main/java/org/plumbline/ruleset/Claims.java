package org.plumbline.ruleset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.YesNo;

/**
 * The rows that judge readings, in groups for the same indicators. Groups are found by hash: first by which properties they
 * ask of an indicator, then by the words they ask for.
 */
final class Claims {

    /** Rows, of any table for the same kind of reading, that ask the same of an indicator. */
    record Group(Class<?> fact, boolean exclusive, Map<String, String> key, List<Claim> claims) {

        /** Tells groups apart, as comparing all that they hold would. */
        int id() {
            return claims.get(0).place();
        }
    }

    /** Groups that ask for the same properties. */
    record Shape(Class<?> fact, Set<String> properties, Map<Map<String, String>, Group> groups) {

        /** The group whose key these properties meet; null for none, or where one of them is not known. */
        Group of(Map<String, String> profile) {
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

    private final List<Shape> shapes = new ArrayList<>();
    private final Map<Integer, List<Indicator>> judged = new HashMap<>();

    /** @param kind of table whose rows are meant */
    Claims(List<Claim> claims, List<Indicator> indicators, Predicate<Form<?>> kind) {
        Map<Object, Shape> known = new LinkedHashMap<>();
        for (Claim claim : claims) {
            if (kind.test(claim.form()) && !claim.contradictsItself()) {
                Form<?> form = claim.form();
                Set<String> properties = new TreeSet<>(claim.key().keySet());
                known.computeIfAbsent(
                                List.of(form.fact(), properties),
                                shape -> new Shape(form.fact(), properties, new LinkedHashMap<>()))
                        .groups()
                        .computeIfAbsent(
                                claim.key(), key -> new Group(form.fact(), form.exclusive(), key, new ArrayList<>()))
                        .claims()
                        .add(claim);
            }
        }
        shapes.addAll(known.values());
        for (Indicator indicator : indicators) {
            of(indicator).forEach(group -> judged.computeIfAbsent(group.id(), id -> new ArrayList<>())
                    .add(indicator));
        }
    }

    List<Shape> shapes() {
        return shapes;
    }

    List<Group> groups() {
        return shapes.stream()
                .flatMap(shape -> shape.groups().values().stream())
                .toList();
    }

    /** The groups for a wider circle of indicators, this one's among them. */
    List<Group> wider(Group group) {
        List<Group> wider = new ArrayList<>();
        for (Shape shape : shapes) {
            if (shape.fact() == group.fact()
                    && shape.properties().size() < group.key().size()
                    && shape.of(group.key()) != null) {
                wider.add(shape.of(group.key()));
            }
        }
        return wider;
    }

    /** The groups that judge an indicator, whatever a submission adds to it. */
    List<Group> of(Indicator indicator) {
        Map<String, String> profile = profile(indicator, indicator.method());
        List<Group> groups = new ArrayList<>();
        for (Shape shape : shapes) {
            Group group = shape.of(profile);
            if (group != null) {
                groups.add(group);
            }
        }
        return groups;
    }

    /** The indicators of the catalogue that a group judges, whatever a submission adds to them. */
    List<Indicator> judgedBy(Group group) {
        return judged.getOrDefault(group.id(), List.of());
    }

    /** What the catalogue fixes of an indicator; a submission may add what is absent. */
    static Map<String, String> profile(Indicator indicator, String method) {
        Map<String, String> profile = new HashMap<>();
        put(profile, "code", indicator.code());
        put(profile, "name", indicator.name());
        put(profile, "level1", indicator.level1());
        put(profile, "level2", indicator.level2());
        put(profile, "unit", indicator.unit());
        put(profile, "method", method);
        put(profile, "hasMethod", method == null ? null : YesNo.YES.label());
        put(
                profile,
                "operator",
                indicator.target() == null ? null : indicator.operator().label());
        return profile;
    }

    private static void put(Map<String, String> profile, String property, String value) {
        if (value != null) {
            profile.put(property, value);
        }
    }

    /** Whether a profile may meet a key, once a submission added what is absent. */
    static boolean mayMeet(Map<String, String> profile, Map<String, String> key) {
        return key.entrySet().stream().allMatch(each -> {
            String value = profile.get(each.getKey());
            return value == null || value.equals(each.getValue());
        });
    }
}
