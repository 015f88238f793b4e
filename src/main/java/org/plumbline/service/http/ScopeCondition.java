package org.plumbline.service.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SQL condition that limits the rows of a table to a scope, with its parameters.
 *
 * @param sql null if the scope restricts nothing
 */
public record ScopeCondition(String sql, List<Object> parameters) {

    /** As in the index on PostgreSQL, whose entries are limited; longer than every region of a scope with a slash. */
    private static final String REGION = "left(%s.region, 310)";

    static ScopeCondition of(Scope scope, String alias) {
        if (!scope.isRestricted()) {
            return new ScopeCondition(null, List.of());
        }
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        if (!scope.regions().isEmpty()) {
            String column = REGION.formatted(alias);
            conditions.add(scope.regions().stream()
                    .map(region -> column + " = ? or " + column + " like ? escape '!'")
                    .collect(Collectors.joining(" or ", "(", ")")));
            scope.regions()
                    .forEach(region -> parameters.addAll(List.of(region.name(), escapeLike(region.name()) + "/%")));
        }
        if (!scope.schemes().isEmpty()) {
            conditions.add(scope.schemes().stream()
                    .map(scheme -> "?")
                    .collect(Collectors.joining(", ", alias + ".scheme in (", ")")));
            scope.schemes().forEach(scheme -> parameters.add(scheme.name()));
        }
        return new ScopeCondition(String.join(" and ", conditions), List.copyOf(parameters));
    }

    private static String escapeLike(String text) {
        return text.replaceAll("([!%_])", "!$1");
    }

    /** To append to other conditions; empty if the scope restricts nothing. */
    public String and() {
        return sql == null ? "" : " and " + sql;
    }

    /** Parameters before those of this condition, then these, then others. */
    public List<Object> parameters(List<Object> before, Object... after) {
        return Stream.of(before.stream(), parameters.stream(), Stream.of(after))
                .flatMap(each -> each)
                .toList();
    }
}
