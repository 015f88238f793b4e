package org.plumbline.evaluations;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.plumbline.publishing.InForce;
import org.plumbline.publishing.Years;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.Group;
import org.plumbline.vocabulary.GroupTake;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Money;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.Value;
import org.springframework.context.MessageSource;

/**
 * A scheme's submission as a JSON Schema (2020-12): what its rules can use. It is narrower than what the service takes in one way: a
 * value that no rule can use is taken and becomes INVALID, and is no valid instance (decision 0012). That a code stands twice
 * a schema cannot tell.
 */
final class SubmissionSchema {

    /** As {@code docs/api.md} has them. */
    private static final int INDICATORS = 2_000;

    private static final int LINES = 1_000;
    private static final int CHECKS = 200;
    private static final int TEXT = 4_000;

    private final RuleSet ruleSet;
    private final InForce inForce;
    private final MessageSource messages;
    private final Locale locale;
    private final Map<String, Object> definitions = new LinkedHashMap<>();

    private SubmissionSchema(RuleSet ruleSet, InForce inForce, MessageSource messages, Locale locale) {
        this.ruleSet = ruleSet;
        this.inForce = inForce;
        this.messages = messages;
        this.locale = locale;
    }

    /** @param example a submission that scores; null for none */
    static Map<String, Object> of(
            RuleSet ruleSet, InForce inForce, Object example, MessageSource messages, Locale locale) {
        return new SubmissionSchema(ruleSet, inForce, messages, locale).document(example);
    }

    private Map<String, Object> document(Object example) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("scheme", Map.of("const", ruleSet.scheme().id()));
        properties.put("fiscalYear", fiscalYear());
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("name", text());
        subject.put("type", choice("DEPARTMENT", "PROJECT"));
        subject.put("region", optionalText());
        properties.put("subject", optional(object(subject, "name")));
        properties.put("budget", optional(budget()));
        properties.put("indicators", optional(list(indicator(), INDICATORS)));
        properties.put("groups", optional(list(groups(), INDICATORS)));
        properties.put("facts", optional(list(fact(), INDICATORS)));
        Map<String, Object> declared = new LinkedHashMap<>();
        declared.put("total", optionalNumber());
        declared.put("grade", optionalText());
        properties.put("declared", optional(object(declared)));

        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:plumbline:submission:" + ruleSet.scheme().id() + ":" + ruleSet.sha256());
        schema.put("title", ruleSet.scheme().title());
        schema.put("description", say("schema.submission"));
        schema.putAll(object(properties, "scheme", "fiscalYear"));
        schema.put("$defs", definitions);
        if (example != null) {
            schema.put("examples", List.of(example));
        }
        return schema;
    }

    /** The years that this version rules. */
    private Map<String, Object> fiscalYear() {
        return Map.of(
                "anyOf", inForce.years().stream().map(SubmissionSchema::between).toList());
    }

    private static Map<String, Object> between(Years years) {
        Map<String, Object> between = new LinkedHashMap<>();
        between.put("type", "integer");
        between.put("minimum", years.from());
        between.put("maximum", years.to());
        return between;
    }

    private Map<String, Object> budget() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("item", text());
        line.put("budget", optionalNumber());
        line.put("executed", optionalNumber());
        definitions.put("line", object(line, "item"));
        Map<String, Object> budget = new LinkedHashMap<>();
        budget.put("unit", choice("万元", "元"));
        for (String amount : List.of("initial", "carryIn", "adjusted", "executed")) {
            budget.put(amount, optionalNumber());
        }
        budget.put("lines", optional(list(reference("line"), LINES)));
        budget.put("tasks", optional(list(reference("line"), LINES)));
        return object(budget);
    }

    private Map<String, Object> fact() {
        Map<String, Object> key = text();
        if (!ruleSet.facts().isEmpty()) {
            key.put("examples", ruleSet.facts());
        }
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("key", key);
        fact.put("value", typed("number", "string"));
        fact.put("unit", optionalText());
        fact.put("source", optionalText());
        return object(fact, "key", "value");
    }

    private Map<String, Object> groups() {
        List<Object> kinds = new ArrayList<>();
        for (Group group : ruleSet.scheme().groups()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("code", Map.of("const", group.code()));
            entry.put("declaredScore", optionalNumber());
            entry.put("chosen", group.take() == GroupTake.CHOSEN ? fixed(members(group)) : typed("null"));
            kinds.add(define("group-" + group.code(), group.name(), points(group.weight()), object(entry, "code")));
        }
        return oneOf(kinds);
    }

    private List<String> members(Group group) {
        return ruleSet.scheme().indicators().stream()
                .filter(indicator -> group.code().equals(indicator.group()))
                .map(Indicator::code)
                .toList();
    }

    private Map<String, Object> indicator() {
        List<Object> kinds = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (Indicator indicator : ruleSet.scheme().indicators()) {
            codes.add(indicator.code());
            kinds.add(
                    define("indicator-" + indicator.code(), indicator.name(), described(indicator), entry(indicator)));
        }
        if (ruleSet.scheme().openIndicators()) {
            codes.addAll(ruleSet.scheme().groups().stream().map(Group::code).toList());
            kinds.add(define("own", null, say("schema.own"), own(codes)));
        }
        return oneOf(kinds);
    }

    /** What the catalogue fixes may be repeated and not changed. */
    private Map<String, Object> entry(Indicator indicator) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("code", Map.of("const", indicator.code()));
        entry.put("name", fixed(indicator.name()));
        entry.put("level1", fixed(indicator.level1()));
        entry.put("level2", fixed(indicator.level2()));
        entry.put("weight", indicator.weight() == null ? weight() : fixed(List.of(indicator.weight())));
        entry.put("target", optional(target(indicator)));
        entry.put("actual", actual(indicator));
        rest(entry, fixed(indicator.method()));
        return object(entry, "code");
    }

    /** An indicator that the catalogue does not have. */
    private Map<String, Object> own(List<String> taken) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("operator", operator(null));
        target.put("value", typed("number", "string", "null"));
        target.put("unit", unit(null));
        Map<String, Object> code = optionalText();
        if (!taken.isEmpty()) {
            code.put("not", Map.of("enum", taken));
        }
        Map<String, Object> method = optionalText();
        method.put("examples", methods(taken));
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("code", code);
        entry.put("name", text());
        entry.put("level1", optionalText());
        entry.put("level2", optionalText());
        entry.put("weight", weight());
        entry.put("target", optional(object(target)));
        entry.put("actual", typed("number", "string", "null"));
        rest(entry, method);
        return object(entry, "name");
    }

    private void rest(Map<String, Object> entry, Map<String, Object> method) {
        entry.put("checks", optional(list(text(), CHECKS)));
        entry.put("declaredScore", optionalNumber());
        entry.put("reason", optionalText());
        entry.put("evidence", optional(list(text(), CHECKS)));
        entry.put("method", method);
        entry.put("factKey", optionalText());
    }

    /** Methods that some table knows. */
    private List<String> methods(List<String> codes) {
        return Stream.of(
                        ruleSet.methods().numeric(),
                        ruleSet.methods().checklists(),
                        ruleSet.methods().wordings())
                .flatMap(names -> names.stream())
                .filter(name -> !codes.contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    private Map<String, Object> target(Indicator indicator) {
        boolean money = Money.isMoney(indicator.unit());
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("operator", operator(indicator.target() == null ? null : indicator.operator()));
        target.put(
                "value",
                indicator.target() == null || money && indicator.target().figure() != null
                        ? typed("number", "string", "null")
                        : fixed(List.of(plain(indicator.target()))));
        target.put("unit", money ? fixed(List.of("万元", "元")) : unit(indicator.unit()));
        return object(target);
    }

    /** Every spelling of one operator, or of all. */
    private static Map<String, Object> operator(Operator only) {
        return fixed(Stream.of("=", "＝", "≥", ">=", "≤", "<=", ">", "<")
                .filter(spelling -> only == null || Operator.spelled(spelling).orElseThrow() == only)
                .toList());
    }

    /** Money but in 万元 or 元 is refused. */
    private static Map<String, Object> unit(String fixed) {
        if (fixed != null) {
            return fixed(fixed);
        }
        Map<String, Object> unit = optionalText();
        unit.put(
                "anyOf",
                List.of(typed("null"), Map.of("enum", List.of("万元", "元")), Map.of("not", Map.of("pattern", "元\\s*$"))));
        return unit;
    }

    private Map<String, Object> actual(Indicator indicator) {
        if (indicator.actualSource() == ActualSource.RECOMPUTED) {
            Map<String, Object> declared = typed("number", "string", "null");
            declared.put("description", say("schema.recomputed"));
            return declared;
        }
        boolean numbers = SchemeView.takesNumber(indicator, ruleSet);
        boolean words = SchemeView.takesWord(indicator, ruleSet);
        List<String> wordings = words ? wordings(indicator) : List.of();
        if (wordings.isEmpty()) {
            return numbers ? words ? typed("number", "string", "null") : optionalNumber() : optionalText();
        }
        Map<String, Object> word = fixed(wordings);
        return numbers ? Map.of("anyOf", List.of(typed("number"), word)) : word;
    }

    /** Those that are judged; empty where others may be. */
    private List<String> wordings(Indicator indicator) {
        if (indicator.method() == null || ruleSet.methods().judgesChecklists(indicator.code(), indicator.method())) {
            return List
                    .of(); // the rows that judge it depend on what the submission says of it, or are no wordings' rows
        }
        boolean other = ruleSet.methods().judgesNumbers(indicator.code(), indicator.method())
                || indicator.target() != null && indicator.target().figure() != null;
        Indicator judged =
                other && indicator.textMethod() != null ? indicator.judgedBy(indicator.textMethod()) : indicator;
        return ruleSet.around(new TextReading(judged, null, "")).everyWording();
    }

    private String described(Indicator indicator) {
        List<String> parts = new ArrayList<>();
        Stream.of(indicator.level1(), indicator.level2())
                .filter(level -> level != null)
                .forEach(parts::add);
        if (indicator.weight() != null) {
            parts.add(points(indicator.weight()));
        }
        if (indicator.target() != null) {
            parts.add(say(
                    "schema.target",
                    indicator.operator().label()
                            + indicator.target()
                            + (indicator.unit() == null ? "" : indicator.unit())));
        }
        if (indicator.unit() != null) {
            parts.add(say(indicator.isRate() ? "schema.percent" : "schema.unit", indicator.unit()));
        }
        parts.add(say("schema.missing." + indicator.missing()));
        return String.join(say("schema.separator"), parts);
    }

    private String points(BigDecimal weight) {
        return weight == null ? null : say("schema.weight", weight.toPlainString());
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    private Map<String, Object> define(String name, String title, String description, Map<String, Object> schema) {
        Map<String, Object> definition = new LinkedHashMap<>();
        if (title != null) {
            definition.put("title", title);
        }
        if (description != null) {
            definition.put("description", description);
        }
        definition.putAll(schema);
        definitions.put(name, definition);
        return reference(name);
    }

    private static Map<String, Object> reference(String name) {
        return Map.of(
                "$ref", "#/$defs/" + name.replace("~", "~0").replace("/", "~1").replace("%", "%25"));
    }

    /** No member where there is no kind at all. */
    private static Map<String, Object> oneOf(List<Object> kinds) {
        return kinds.isEmpty() ? Map.of("not", Map.of()) : Map.of("oneOf", kinds);
    }

    private static Map<String, Object> object(Map<String, Object> properties, String... required) {
        Map<String, Object> object = typed("object");
        if (required.length > 0) {
            object.put("required", List.of(required));
        }
        object.put("properties", properties);
        object.put("additionalProperties", false);
        return object;
    }

    private static Map<String, Object> list(Object items, int most) {
        Map<String, Object> list = typed("array");
        list.put("maxItems", most);
        list.put("items", items);
        return list;
    }

    /** As absent counts null too. */
    private static Map<String, Object> optional(Map<String, Object> schema) {
        Map<String, Object> either = new LinkedHashMap<>(schema);
        either.put("type", List.of(schema.get("type"), "null"));
        return either;
    }

    private static Map<String, Object> weight() {
        Map<String, Object> weight = typed("number");
        weight.put("minimum", 0);
        return Map.of("anyOf", List.of(weight, typed("null")));
    }

    private static Map<String, Object> optionalNumber() {
        return typed("number", "null");
    }

    private static Map<String, Object> text() {
        Map<String, Object> text = typed("string");
        text.put("pattern", "\\S");
        text.put("maxLength", TEXT);
        return text;
    }

    private static Map<String, Object> optionalText() {
        Map<String, Object> text = typed("string", "null");
        text.put("maxLength", TEXT);
        return text;
    }

    private static Map<String, Object> choice(String... values) {
        return fixed(Arrays.asList(values));
    }

    private static Map<String, Object> fixed(String value) {
        return value == null ? optionalText() : fixed(List.of(value));
    }

    /** One of these, or absent. */
    private static Map<String, Object> fixed(List<?> values) {
        List<Object> all = new ArrayList<>(values);
        all.add(null);
        Map<String, Object> fixed = new LinkedHashMap<>();
        fixed.put("enum", all);
        return fixed;
    }

    private static Object plain(Value value) {
        return value.figure() == null ? value.toString() : value.figure();
    }

    private static Map<String, Object> typed(String... types) {
        Map<String, Object> typed = new LinkedHashMap<>();
        typed.put("type", types.length == 1 ? types[0] : List.of(types));
        return typed;
    }
}
