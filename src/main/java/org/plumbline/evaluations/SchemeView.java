package org.plumbline.evaluations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.plumbline.publishing.InForce;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.vocabulary.Group;
import org.plumbline.vocabulary.GroupTake;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Value;
import tools.jackson.databind.JsonNode;

/**
 * A scheme as a calling system needs it: what to send for each indicator, and a submission that scores.
 *
 * @param openIndicators whether a submission may bring indicators the catalogue does not have
 * @param facts keys of the stated facts that bonuses and vetoes ask for; null where none do
 * @param example null where no sample of the scheme scores
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SchemeView(
        String id,
        String title,
        String jurisdiction,
        String basis,
        SchemeList.Version ruleSet,
        BigDecimal fullMarks,
        boolean openIndicators,
        List<Sent> indicators,
        List<Shared> groups,
        List<String> facts,
        JsonNode example) {

    /**
     * One indicator; what is null here a submission must state.
     *
     * @param value what {@code actual} may be; CHECKLIST takes a word there and the ticked points in {@code checks}
     * @param group code of the group whose weight it shares
     * @param missing what becomes of it without an actual value
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sent(
            String code,
            String name,
            String level1,
            String level2,
            BigDecimal weight,
            Aim target,
            String unit,
            Integer precision,
            List<Kind> value,
            String method,
            String group,
            MissingPolicy missing) {}

    /** What is aimed at. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Aim(String operator, Object value) {}

    /**
     * Indicators that share a weight.
     *
     * @param take how its score follows from its members; of CHOSEN the submission names one in {@code chosen}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shared(
            String code,
            String name,
            String level1,
            String level2,
            BigDecimal weight,
            GroupTake take,
            List<String> members) {}

    /** Kinds of value. */
    enum Kind {
        NUMBER,
        TEXT,
        CHECKLIST
    }

    static SchemeView of(InForce inForce, RuleSet ruleSet, JsonNode example) {
        Scheme scheme = ruleSet.scheme();
        return new SchemeView(
                scheme.id(),
                scheme.title(),
                scheme.jurisdiction(),
                scheme.basis(),
                SchemeList.Version.of(inForce),
                scheme.fullMarks(),
                scheme.openIndicators(),
                scheme.indicators().stream()
                        .map(indicator -> sent(indicator, ruleSet))
                        .toList(),
                scheme.groups().stream().map(group -> shared(group, scheme)).toList(),
                ruleSet.facts().isEmpty() ? null : ruleSet.facts(),
                example);
    }

    private static Sent sent(Indicator indicator, RuleSet ruleSet) {
        return new Sent(
                indicator.code(),
                indicator.name(),
                indicator.level1(),
                indicator.level2(),
                indicator.weight(),
                indicator.target() == null ? null : new Aim(indicator.operator().label(), plain(indicator.target())),
                indicator.unit(),
                indicator.precision(),
                kinds(indicator, ruleSet),
                indicator.method(),
                indicator.group(),
                indicator.missing());
    }

    private static Object plain(Value value) {
        return value.figure() == null ? value.toString() : value.figure();
    }

    /** Both kinds where no row says: then the method named in the submission decides. */
    private static List<Kind> kinds(Indicator indicator, RuleSet ruleSet) {
        String code = indicator.code();
        String method = indicator.method();
        if (ruleSet.methods().judgesChecklists(code, method)) {
            return List.of(Kind.CHECKLIST);
        }
        boolean number = ruleSet.methods().judgesNumbers(code, method);
        boolean text = ruleSet.methods().judgesWordings(code, method) || indicator.textMethod() != null;
        return number == text ? List.of(Kind.NUMBER, Kind.TEXT) : List.of(number ? Kind.NUMBER : Kind.TEXT);
    }

    /** Whether the rules can use a number as its actual value. */
    static boolean takesNumber(Indicator indicator, RuleSet ruleSet) {
        String code = indicator.code();
        String method = indicator.method();
        return !(indicator.target() instanceof Value.Wording
                || ruleSet.methods().judgesChecklists(code, method)
                || ruleSet.methods().judgesWordings(code, method)
                        && !ruleSet.methods().judgesNumbers(code, method));
    }

    /** Whether they can use a word. */
    static boolean takesWord(Indicator indicator, RuleSet ruleSet) {
        String code = indicator.code();
        String method = indicator.method();
        boolean numberDue = indicator.target() instanceof Value.Figure
                || ruleSet.methods().judgesNumbers(code, method)
                        && !ruleSet.methods().judgesWordings(code, method);
        return !numberDue || indicator.textMethod() != null || ruleSet.methods().judgesChecklists(code, method);
    }

    private static Shared shared(Group group, Scheme scheme) {
        return new Shared(
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
