package org.plumbline.service.schemes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.service.rulesets.InForceVersion;
import org.plumbline.service.rulesets.YearRange;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.Value;
import org.springframework.context.MessageSource;

/**
 * A scheme's submission as a JSON Schema (2020-12): the values its rules can use. It is stricter than the service in one way: a
 * value that no rule can use is accepted and scored INVALID, but is not valid by the schema (decision 0012). A duplicate code
 * cannot be expressed in a schema.
 */
final class SubmissionSchema {

    /** Limits as documented in {@code docs/api.md}. */
    private static final int INDICATORS = 2_000;

    private static final int LINES = 1_000;
    private static final int CHECKS = 200;

    private final RuleSet ruleSet;
    private final InForceVersion inForce;
    private final MessageSource messages;
    private final Locale locale;
    private final Map<String, Object> definitions = new LinkedHashMap<>();

    private SubmissionSchema(RuleSet ruleSet, InForceVersion inForce, MessageSource messages, Locale locale) {
        this.ruleSet = ruleSet;
        this.inForce = inForce;
        this.messages = messages;
        this.locale = locale;
    }

    /** @param example a submission that scores; null for none */
    static Map<String, Object> of(
            RuleSet ruleSet, InForceVersion inForce, Object example, MessageSource messages, Locale locale) {
        return new SubmissionSchema(ruleSet, inForce, messages, locale).buildDocument(example);
    }

    private Map<String, Object> buildDocument(Object example) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:plumbline:submission:" + ruleSet.scheme().id() + ":" + ruleSet.sha256());
        schema.put("title", ruleSet.scheme().title());
        schema.put("description", message("schema.submission"));
        schema.putAll(JsonSchema.object(buildProperties(), "scheme", "fiscalYear"));
        schema.put("$defs", definitions);
        if (example != null) {
            schema.put("examples", List.of(example));
        }
        return schema;
    }

    private Map<String, Object> buildProperties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("scheme", Map.of("const", ruleSet.scheme().id()));
        properties.put("fiscalYear", fiscalYearSchema());
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("name", JsonSchema.text());
        subject.put("type", JsonSchema.oneOfValues("DEPARTMENT", "PROJECT"));
        subject.put("region", JsonSchema.nullableText());
        properties.put("subject", JsonSchema.nullable(JsonSchema.object(subject, "name")));
        properties.put("budget", JsonSchema.nullable(budgetSchema()));
        properties.put("indicators", JsonSchema.nullable(JsonSchema.array(indicatorsSchema(), INDICATORS)));
        properties.put("groups", JsonSchema.nullable(JsonSchema.array(groupsSchema(), INDICATORS)));
        properties.put("facts", JsonSchema.nullable(JsonSchema.array(factSchema(), INDICATORS)));
        properties.put("declared", JsonSchema.nullable(resultSchema()));
        properties.put("review", JsonSchema.nullable(resultSchema()));
        return properties;
    }

    private static Map<String, Object> resultSchema() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("total", JsonSchema.nullableNumber());
        result.put("grade", JsonSchema.nullableText());
        return JsonSchema.object(result);
    }

    /** The years for which this version is in force. */
    private Map<String, Object> fiscalYearSchema() {
        return Map.of(
                "anyOf",
                inForce.years().stream().map(SubmissionSchema::yearRangeSchema).toList());
    }

    private static Map<String, Object> yearRangeSchema(YearRange years) {
        Map<String, Object> between = new LinkedHashMap<>();
        between.put("type", "integer");
        between.put("minimum", years.from());
        between.put("maximum", years.to());
        return between;
    }

    private Map<String, Object> budgetSchema() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("item", JsonSchema.text());
        line.put("budget", JsonSchema.nullableNumber());
        line.put("executed", JsonSchema.nullableNumber());
        definitions.put("line", JsonSchema.object(line, "item"));
        Map<String, Object> budget = new LinkedHashMap<>();
        budget.put("unit", JsonSchema.oneOfValues("万元", "元"));
        for (String amount : List.of("initial", "carryIn", "adjusted", "executed")) {
            budget.put(amount, JsonSchema.nullableNumber());
        }
        budget.put("lines", JsonSchema.nullable(JsonSchema.array(JsonSchema.referenceTo("line"), LINES)));
        budget.put("tasks", JsonSchema.nullable(JsonSchema.array(JsonSchema.referenceTo("line"), LINES)));
        return JsonSchema.object(budget);
    }

    private Map<String, Object> factSchema() {
        Map<String, Object> key = JsonSchema.text();
        if (!ruleSet.listScoredFacts().isEmpty()) {
            key.put("examples", ruleSet.listScoredFacts());
        }
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("key", key);
        fact.put("value", JsonSchema.type("number", "string"));
        fact.put("unit", JsonSchema.nullableText());
        fact.put("source", JsonSchema.nullableText());
        return JsonSchema.object(fact, "key", "value");
    }

    private Map<String, Object> groupsSchema() {
        List<Object> kinds = new ArrayList<>();
        for (IndicatorGroup group : ruleSet.scheme().groups()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("code", Map.of("const", group.code()));
            entry.put("declaredScore", JsonSchema.nullableNumber());
            entry.put(
                    "chosen",
                    group.take() == GroupAggregation.CHOSEN
                            ? JsonSchema.valuesOrNull(memberCodes(group))
                            : JsonSchema.type("null"));
            entry.put("review", JsonSchema.nullable(JsonSchema.object(reviewProperties())));
            kinds.add(define(
                    "group-" + group.code(),
                    group.name(),
                    formatPoints(group.weight()),
                    JsonSchema.object(entry, "code")));
        }
        return JsonSchema.oneOf(kinds);
    }

    private List<String> memberCodes(IndicatorGroup group) {
        return ruleSet.scheme().indicators().stream()
                .filter(indicator -> group.code().equals(indicator.group()))
                .map(Indicator::code)
                .toList();
    }

    private Map<String, Object> indicatorsSchema() {
        List<Object> kinds = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (Indicator indicator : ruleSet.scheme().indicators()) {
            codes.add(indicator.code());
            kinds.add(define(
                    "indicator-" + indicator.code(),
                    indicator.name(),
                    describe(indicator),
                    catalogueIndicatorSchema(indicator)));
        }
        if (ruleSet.scheme().openIndicators()) {
            codes.addAll(
                    ruleSet.scheme().groups().stream().map(IndicatorGroup::code).toList());
            kinds.add(define("own", null, message("schema.own"), ownIndicatorSchema(codes)));
        }
        return JsonSchema.oneOf(kinds);
    }

    /** Values fixed by the catalogue may be repeated but not changed. */
    private Map<String, Object> catalogueIndicatorSchema(Indicator indicator) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("code", Map.of("const", indicator.code()));
        entry.put("name", JsonSchema.valuesOrNull(indicator.name()));
        entry.put("level1", JsonSchema.valuesOrNull(indicator.level1()));
        entry.put("level2", JsonSchema.valuesOrNull(indicator.level2()));
        entry.put(
                "weight",
                indicator.weight() == null ? weightSchema() : JsonSchema.valuesOrNull(List.of(indicator.weight())));
        entry.put("target", JsonSchema.nullable(targetSchema(indicator)));
        entry.put("actual", actualSchema(indicator));
        addCommonProperties(entry, JsonSchema.valuesOrNull(indicator.method()));
        return JsonSchema.object(entry, "code");
    }

    /** An indicator that is not in the catalogue. */
    private Map<String, Object> ownIndicatorSchema(List<String> taken) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("operator", operatorSchema(null));
        target.put("value", JsonSchema.type("number", "string", "null"));
        target.put("unit", unitSchema(null));
        Map<String, Object> code = JsonSchema.nullableText();
        if (!taken.isEmpty()) {
            code.put("not", Map.of("enum", taken));
        }
        Map<String, Object> method = JsonSchema.nullableText();
        method.put("examples", knownMethods(taken));
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("code", code);
        entry.put("name", JsonSchema.text());
        entry.put("level1", JsonSchema.nullableText());
        entry.put("level2", JsonSchema.nullableText());
        entry.put("weight", weightSchema());
        entry.put("target", JsonSchema.nullable(JsonSchema.object(target)));
        entry.put("actual", JsonSchema.type("number", "string", "null"));
        addCommonProperties(entry, method);
        return JsonSchema.object(entry, "name");
    }

    private void addCommonProperties(Map<String, Object> entry, Map<String, Object> method) {
        entry.put("checks", JsonSchema.nullable(JsonSchema.array(JsonSchema.text(), CHECKS)));
        entry.put("declaredScore", JsonSchema.nullableNumber());
        entry.put("reason", JsonSchema.nullableText());
        entry.put("evidence", JsonSchema.nullable(JsonSchema.array(JsonSchema.text(), CHECKS)));
        entry.put("method", method);
        entry.put("factKey", JsonSchema.nullableText());
        Map<String, Object> review = new LinkedHashMap<>();
        review.put("actual", JsonSchema.type("number", "string", "null"));
        review.putAll(reviewProperties());
        entry.put("review", JsonSchema.nullable(JsonSchema.object(review)));
    }

    private static Map<String, Object> reviewProperties() {
        Map<String, Object> review = new LinkedHashMap<>();
        review.put("score", JsonSchema.nullableNumber());
        review.put("reason", JsonSchema.nullableText());
        return review;
    }

    /** Methods for which there is a table. */
    private List<String> knownMethods(List<String> codes) {
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

    private Map<String, Object> targetSchema(Indicator indicator) {
        boolean money = MoneyUnits.isMoney(indicator.unit());
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("operator", operatorSchema(indicator.target() == null ? null : indicator.operator()));
        target.put(
                "value",
                indicator.target() == null || money && indicator.target().numberOrNull() != null
                        ? JsonSchema.type("number", "string", "null")
                        : JsonSchema.valuesOrNull(List.of(toPlainValue(indicator.target()))));
        target.put("unit", money ? JsonSchema.valuesOrNull(List.of("万元", "元")) : unitSchema(indicator.unit()));
        return JsonSchema.object(target);
    }

    /** All spellings of one operator, or of all. */
    private static Map<String, Object> operatorSchema(Operator only) {
        return JsonSchema.valuesOrNull(Stream.of("=", "＝", "≥", ">=", "≤", "<=", ">", "<")
                .filter(spelling -> only == null || Operator.parse(spelling).orElseThrow() == only)
                .toList());
    }

    /** Money in other units than 万元 and 元 is rejected. */
    private static Map<String, Object> unitSchema(String fixed) {
        if (fixed != null) {
            return JsonSchema.valuesOrNull(fixed);
        }
        Map<String, Object> unit = JsonSchema.nullableText();
        unit.put(
                "anyOf",
                List.of(
                        JsonSchema.type("null"),
                        Map.of("enum", List.of("万元", "元")),
                        Map.of("not", Map.of("pattern", "元\\s*$"))));
        return unit;
    }

    private Map<String, Object> actualSchema(Indicator indicator) {
        if (indicator.actualSource() == ActualSource.RECOMPUTED) {
            Map<String, Object> declared = JsonSchema.type("number", "string", "null");
            declared.put("description", message("schema.recomputed"));
            return declared;
        }
        boolean numbers = SchemeView.acceptsNumber(indicator, ruleSet);
        boolean words = SchemeView.acceptsWord(indicator, ruleSet);
        List<String> wordings = words ? judgedWordings(indicator) : List.of();
        if (wordings.isEmpty()) {
            return numbers
                    ? words ? JsonSchema.type("number", "string", "null") : JsonSchema.nullableNumber()
                    : JsonSchema.nullableText();
        }
        Map<String, Object> word = JsonSchema.valuesOrNull(wordings);
        return numbers ? Map.of("anyOf", List.of(JsonSchema.type("number"), word)) : word;
    }

    /** The accepted values; empty if others are possible. */
    private List<String> judgedWordings(Indicator indicator) {
        if (indicator.method() == null || ruleSet.methods().judgesChecklists(indicator.code(), indicator.method())) {
            return List.of(); // the rows that apply depend on the submission, or are not rows of wordings
        }
        boolean other = ruleSet.methods().judgesNumbers(indicator.code(), indicator.method())
                || indicator.target() != null && indicator.target().numberOrNull() != null;
        Indicator judged =
                other && indicator.textMethod() != null ? indicator.withMethod(indicator.textMethod()) : indicator;
        return ruleSet.findRowsFor(new TextReading(judged, null, "")).listAllWordings();
    }

    private String describe(Indicator indicator) {
        List<String> parts = new ArrayList<>();
        Stream.of(indicator.level1(), indicator.level2())
                .filter(level -> level != null)
                .forEach(parts::add);
        if (indicator.weight() != null) {
            parts.add(formatPoints(indicator.weight()));
        }
        if (indicator.target() != null) {
            parts.add(message(
                    "schema.target",
                    indicator.operator().label()
                            + indicator.target()
                            + (indicator.unit() == null ? "" : indicator.unit())));
        }
        if (indicator.unit() != null) {
            parts.add(message(indicator.isRate() ? "schema.percent" : "schema.unit", indicator.unit()));
        }
        parts.add(message("schema.missing." + indicator.missing()));
        return String.join(message("schema.separator"), parts);
    }

    private String formatPoints(BigDecimal weight) {
        return weight == null ? null : message("schema.weight", weight.toPlainString());
    }

    private String message(String key, Object... arguments) {
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
        return JsonSchema.referenceTo(name);
    }

    private static Map<String, Object> weightSchema() {
        Map<String, Object> weight = JsonSchema.type("number");
        weight.put("minimum", 0);
        return Map.of("anyOf", List.of(weight, JsonSchema.type("null")));
    }

    private static Object toPlainValue(Value value) {
        return value.numberOrNull() == null ? value.toString() : value.numberOrNull();
    }
}
