package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.plumbline.core.rule.RowDirection;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorHeading;
import org.plumbline.vocabulary.IndicatorPolicies;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.YesNo;

/**
 * The indicators that a rule set can judge: those of its catalogue, and where submissions may bring their own, one for
 * each choice of properties that rows distinguish. Values that no row names are alike for all rows, so that one of them
 * represents them all.
 */
final class ProvedIndicators {

    /** Name and unit of an own indicator where no row names one. */
    private static final String OTHER_NAME = "自报指标";

    private static final String OTHER_UNIT = "个";

    private final RuleSet ruleSet;
    private final RowGroups groups;
    private final Set<Object> known = new HashSet<>();

    private ProvedIndicators(RuleSet ruleSet, RowGroups groups) {
        this.ruleSet = ruleSet;
        this.groups = groups;
    }

    static List<ProvedIndicator> list(RuleSet ruleSet, RowGroups groups) {
        ProvedIndicators indicators = new ProvedIndicators(ruleSet, groups);
        List<ProvedIndicator> all = new ArrayList<>();
        for (Indicator each : ruleSet.scheme().indicators()) {
            indicators.addVariants(each, all);
        }
        if (ruleSet.scheme().openIndicators()) {
            indicators.addOwn(all);
        }
        return all;
    }

    /** One for each method and operator that a submission may state. */
    private void addVariants(Indicator stated, List<ProvedIndicator> all) {
        List<String> methods = new ArrayList<>();
        methods.add(stated.method());
        if (stated.method() == null) {
            groups.listKeys().stream()
                    .map(key -> key.properties().get("method"))
                    .filter(method -> method != null && !methods.contains(method))
                    .forEach(methods::add);
        }
        for (String method : methods) {
            for (Operator operator : listOperators(stated, method)) {
                Indicator variant = copy(stated, stated.heading(), operator, stated.unit(), method);
                if (methods.size() == 1 || isNew(variant, stated.code())) {
                    all.add(new ProvedIndicator(variant, stated));
                }
            }
        }
    }

    /** The operators that a submission may state, where rows distinguish them; else the one that decides what is better. */
    private List<Operator> listOperators(Indicator stated, String method) {
        if (stated.target() != null || stated.aim().operator() != null) {
            return List.of(stated.operator());
        }
        Indicator open = copy(stated, stated.heading(), Operator.EQUAL, stated.unit(), method);
        boolean distinguished =
                groups.listKeys().stream().anyMatch(key -> key.properties().containsKey("operator"));
        return distinguished ? List.of(Operator.values()) : List.of(chooseOperator(open));
    }

    private static Indicator copy(
            Indicator from, IndicatorHeading heading, Operator operator, String unit, String method) {
        return new Indicator(
                from.code(),
                heading,
                from.weight(),
                new Target(operator, from.target(), unit),
                from.precision(),
                method,
                from.textMethod(),
                from.group(),
                from.policies(),
                from.basis(),
                from.rounding());
    }

    private void addOwn(List<ProvedIndicator> all) {
        List<RowGroups.Key> keys = groups.listKeys();
        for (int i = 0; i < keys.size(); i++) {
            addOwn(keys.get(i).properties(), all);
            for (int j = 0; j < i; j++) {
                Map<String, String> both = combine(keys.get(i), keys.get(j));
                if (both != null) {
                    addOwn(both, all);
                }
            }
        }
    }

    /** The properties of an indicator that both keys select; null where none has them, or they add nothing. */
    private static Map<String, String> combine(RowGroups.Key one, RowGroups.Key other) {
        Map<String, String> both = new HashMap<>(one.properties());
        for (Map.Entry<String, String> each : other.properties().entrySet()) {
            String before = both.putIfAbsent(each.getKey(), each.getValue());
            if (before != null && !before.equals(each.getValue())) {
                return null;
            }
        }
        return both.equals(one.properties()) || both.equals(other.properties()) ? null : both;
    }

    private void addOwn(Map<String, String> properties, List<ProvedIndicator> all) {
        String code = properties.get("code");
        boolean withoutMethod = YesNo.NO.label().equals(properties.get(RowGroups.HAS_METHOD));
        String method = properties.get("method");
        boolean possible = (code == null || ruleSet.findIndicatorIndex(code) == null)
                && !(withoutMethod && method != null)
                && (withoutMethod || method != null || !YesNo.YES.label().equals(properties.get(RowGroups.HAS_METHOD)));
        if (!possible) {
            return;
        }
        String named = properties.get("operator");
        Set<Operator> operators = new LinkedHashSet<>();
        if (named != null) {
            // rows that select by operator should do so for each of them
            operators.addAll(List.of(Operator.values()));
        } else {
            operators.add(chooseOperator(createOwn(properties, Operator.EQUAL)));
        }
        for (Operator operator : operators) {
            Indicator own = createOwn(properties, operator);
            if (isNew(own, operator)) {
                all.add(new ProvedIndicator(own, null));
            }
        }
    }

    private Indicator createOwn(Map<String, String> properties, Operator operator) {
        return new Indicator(
                properties.getOrDefault("code", "own"),
                new IndicatorHeading(
                        properties.getOrDefault("name", OTHER_NAME),
                        properties.get("level1"),
                        properties.get("level2")),
                null,
                new Target(operator, null, properties.getOrDefault("unit", OTHER_UNIT)),
                null,
                properties.get("method"),
                null,
                null,
                IndicatorPolicies.ofDeclared(ruleSet.scheme().missing()),
                null,
                ruleSet.scheme().rounding());
    }

    /**
     * The operator that agrees with the direction of the indicator's rows: a row that names a direction states what is
     * better, and a higher completion always is.
     */
    private Operator chooseOperator(Indicator open) {
        List<ProofRow> rows = groups.findRows(
                new ProvedIndicator(open, null).readNumber(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE));
        for (ProofRow row : rows) {
            RowDirection direction = row.family().findDirection(row);
            if (direction != null) {
                return direction.higherIsBetter() ? Operator.AT_LEAST : Operator.AT_MOST;
            }
        }
        return rows.stream().anyMatch(OrderClaim::looksAtCompletion) ? Operator.AT_LEAST : Operator.EQUAL;
    }

    /** Whether its rows were not met before for the same code or operator. */
    private boolean isNew(Indicator indicator, Object beside) {
        ProvedIndicator proved = new ProvedIndicator(indicator, null);
        List<Function<ProvedIndicator, Reading>> kinds = List.of(
                each -> each.readNumber(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE),
                each -> each.readText("", "", BigDecimal.ONE),
                each -> each.readChecks(List.of(), BigDecimal.ONE));
        List<Object> rows = new ArrayList<>();
        kinds.forEach(kind -> rows.add(groups.findRows(kind.apply(proved)).stream()
                .map(ProofRow::source)
                .toList()));
        return known.add(List.of(beside, indicator.operator(), rows));
    }
}
