package org.plumbline.service.schemes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.service.rulesets.InForceVersion;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Value;
import tools.jackson.databind.JsonNode;

/**
 * A scheme for a calling system: the members of a submission for each indicator, and an example.
 *
 * @param openIndicators whether a submission may contain indicators that are not in the catalogue
 * @param facts keys of the facts that bonuses and vetoes use; null if there are none
 * @param example null if no sample of the scheme scores
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SchemeView(
        String id,
        String title,
        String jurisdiction,
        String basis,
        SchemeList.VersionEntry ruleSet,
        BigDecimal fullMarks,
        boolean openIndicators,
        List<IndicatorInput> indicators,
        List<GroupView> groups,
        List<String> facts,
        JsonNode example) {

    /**
     * An indicator; members that are null here a submission must state.
     *
     * @param value type of {@code actual}; CHECKLIST has a word there and the ticked points in {@code checks}
     * @param group code of the group whose weight it shares
     * @param missing what the rules do without an actual value
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IndicatorInput(
            String code,
            String name,
            String level1,
            String level2,
            BigDecimal weight,
            TargetView target,
            String unit,
            Integer precision,
            List<ValueKind> value,
            String method,
            String group,
            MissingPolicy missing) {}

    /** The target. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TargetView(String operator, Object value) {}

    /**
     * Indicators that share a weight.
     *
     * @param take how its score follows from its members; for CHOSEN the submission names one in {@code chosen}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GroupView(
            String code,
            String name,
            String level1,
            String level2,
            BigDecimal weight,
            GroupAggregation take,
            List<String> members) {}

    /** Types of value. */
    enum ValueKind {
        NUMBER,
        TEXT,
        CHECKLIST
    }

    static SchemeView of(InForceVersion inForce, RuleSet ruleSet, JsonNode example) {
        Scheme scheme = ruleSet.scheme();
        return new SchemeView(
                scheme.id(),
                scheme.title(),
                scheme.jurisdiction(),
                scheme.basis(),
                SchemeList.VersionEntry.of(inForce),
                scheme.fullMarks(),
                scheme.openIndicators(),
                scheme.indicators().stream()
                        .map(indicator -> toIndicatorInput(indicator, ruleSet))
                        .toList(),
                scheme.groups().stream().map(group -> toGroup(group, scheme)).toList(),
                ruleSet.listScoredFacts().isEmpty() ? null : ruleSet.listScoredFacts(),
                example);
    }

    private static IndicatorInput toIndicatorInput(Indicator indicator, RuleSet ruleSet) {
        return new IndicatorInput(
                indicator.code(),
                indicator.name(),
                indicator.level1(),
                indicator.level2(),
                indicator.weight(),
                indicator.target() == null
                        ? null
                        : new TargetView(indicator.operator().label(), toPlainValue(indicator.target())),
                indicator.unit(),
                indicator.precision(),
                valueKinds(indicator, ruleSet),
                indicator.method(),
                indicator.group(),
                indicator.missing());
    }

    private static Object toPlainValue(Value value) {
        return value.numberOrNull() == null ? value.toString() : value.numberOrNull();
    }

    /** Both kinds if no row decides: then the method named in the submission does. */
    private static List<ValueKind> valueKinds(Indicator indicator, RuleSet ruleSet) {
        String code = indicator.code();
        String method = indicator.method();
        if (ruleSet.methods().judgesChecklists(code, method)) {
            return List.of(ValueKind.CHECKLIST);
        }
        boolean number = ruleSet.methods().judgesNumbers(code, method);
        boolean text = ruleSet.methods().judgesWordings(code, method) || indicator.textMethod() != null;
        return number == text
                ? List.of(ValueKind.NUMBER, ValueKind.TEXT)
                : List.of(number ? ValueKind.NUMBER : ValueKind.TEXT);
    }

    /** Whether the rules can use a number as its actual value. */
    static boolean acceptsNumber(Indicator indicator, RuleSet ruleSet) {
        String code = indicator.code();
        String method = indicator.method();
        return !(indicator.target() instanceof Value.TextValue
                || ruleSet.methods().judgesChecklists(code, method)
                || ruleSet.methods().judgesWordings(code, method)
                        && !ruleSet.methods().judgesNumbers(code, method));
    }

    /** Whether they can use a word. */
    static boolean acceptsWord(Indicator indicator, RuleSet ruleSet) {
        String code = indicator.code();
        String method = indicator.method();
        boolean numberDue = indicator.target() instanceof Value.NumberValue
                || ruleSet.methods().judgesNumbers(code, method)
                        && !ruleSet.methods().judgesWordings(code, method);
        return !numberDue || indicator.textMethod() != null || ruleSet.methods().judgesChecklists(code, method);
    }

    private static GroupView toGroup(IndicatorGroup group, Scheme scheme) {
        return new GroupView(
                group.code(),
                group.name(),
                group.level1(),
                group.level2(),
                group.weight(),
                group.take(),
                scheme.indicators().stream()
                        .filter(indicator -> group.code().equals(indicator.group()))
                        .map(Indicator::code)
                        .toList());
    }
}
