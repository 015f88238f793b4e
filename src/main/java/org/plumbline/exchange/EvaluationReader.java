package org.plumbline.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.IndicatorScore;
import org.plumbline.scoring.Outcome;
import org.plumbline.scoring.Partial;
import org.plumbline.scoring.RaisedFinding;
import org.plumbline.trace.TraceStep;
import org.plumbline.vocabulary.Declared;
import org.plumbline.vocabulary.GroupTake;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Total;
import org.plumbline.vocabulary.Value;
import org.plumbline.vocabulary.VetoAction;
import org.plumbline.vocabulary.Working;
import tools.jackson.databind.JsonNode;

/** Reads the canonical form of an evaluation back, so that a stored one is explained from what was stored. */
final class EvaluationReader {

    private EvaluationReader() {}

    static Evaluation read(JsonNode json) {
        List<TraceStep> trace = list(json, "trace", EvaluationReader::step);
        return new Evaluation(
                text(json, "scheme"),
                json.get("fiscalYear").intValue(),
                subject(json.get("subject")),
                text(json.get("ruleSet"), "sha256"),
                json.get("complete").booleanValue(),
                number(json, "total"),
                text(json, "grade"),
                new Declared(number(json.get("declared"), "total"), text(json.get("declared"), "grade")),
                number(json, "difference"),
                partial(json.get("partial")),
                list(json, "indicators", EvaluationReader::indicator),
                findings(json, trace),
                trace);
    }

    private static Subject subject(JsonNode json) {
        return json == null ? null : new Subject(text(json, "name"), text(json, "type"), text(json, "region"));
    }

    private static Partial partial(JsonNode json) {
        return json == null
                ? null
                : new Partial(number(json, "score"), number(json, "ofWeight"), number(json, "unscoredWeight"));
    }

    private static IndicatorScore indicator(JsonNode json) {
        return new IndicatorScore(
                text(json, "code"),
                text(json, "name"),
                text(json, "level1"),
                text(json, "level2"),
                number(json, "weight"),
                target(json.get("target")),
                value(json.get("actual")),
                number(json, "score"),
                number(json, "completion"),
                number(json, "declaredScore"),
                number(json, "difference"),
                Outcome.valueOf(text(json, "outcome")),
                json.has("members") ? list(json, "members", EvaluationReader::indicator) : null);
    }

    private static Target target(JsonNode json) {
        if (json == null) {
            return null;
        }
        String operator = text(json, "operator");
        return new Target(
                operator == null ? null : Operator.spelled(operator).orElseThrow(),
                value(json.get("value")),
                text(json, "unit"));
    }

    /** A finding and its trace step say the same; the step has the numbers, and they stand in the same order. */
    private static List<RaisedFinding> findings(JsonNode json, List<TraceStep> trace) {
        List<TraceStep.Found> steps = trace.stream()
                .filter(TraceStep.Found.class::isInstance)
                .map(TraceStep.Found.class::cast)
                .toList();
        List<RaisedFinding> findings = new ArrayList<>();
        for (TraceStep.Found step : steps) {
            findings.add(new RaisedFinding(
                    step.code(),
                    step.severity(),
                    step.indicator(),
                    step.about(),
                    step.read(),
                    step.sentence(),
                    step.basis(),
                    step.rule()));
        }
        if (findings.size() != json.get("findings").size()) {
            throw new IllegalArgumentException("findings and their steps do not agree");
        }
        return findings;
    }

    private static TraceStep step(JsonNode json) {
        String indicator = text(json, "indicator");
        RuleRef rule = rule(json.get("rule"));
        BigDecimal running = number(json, "running");
        return switch (TraceStep.Kind.valueOf(text(json, "kind"))) {
            case READING -> new TraceStep.Read(
                    indicator, rule, TraceStep.Read.Note.valueOf(text(json, "note")), figures(json));
            case DEDUCTION, FULL_MARKS -> new TraceStep.Judged(
                    indicator,
                    rule,
                    when(json),
                    text(json, "basis"),
                    Json.MAPPER.treeToValue(json.get("read"), Working.class),
                    number(json, "points"),
                    running);
            case CLAMP -> new TraceStep.Clamped(
                    indicator,
                    rule,
                    TraceStep.Clamped.Bound.valueOf(text(json, "bound")),
                    number(json, "before"),
                    number(json, "points"),
                    running);
            case GROUP -> new TraceStep.Grouped(
                    indicator,
                    rule,
                    GroupTake.valueOf(text(json, "take")),
                    completions(json),
                    text(json, "taken"),
                    number(json, "weight"),
                    running);
            case ROLL_UP -> new TraceStep.RolledUp(
                    json.get("level").intValue(),
                    text(json, "name"),
                    number(json, "ofWeight"),
                    number(json, "rescaledFrom"),
                    running);
            case GRADE -> new TraceStep.Graded(
                    rule,
                    when(json),
                    text(json, "basis"),
                    Total.Kind.valueOf(text(json, "of")),
                    running,
                    text(json, "grade"));
            case FINDING -> new TraceStep.Found(
                    indicator,
                    rule,
                    when(json),
                    text(json, "basis"),
                    text(json, "code"),
                    Severity.valueOf(text(json, "severity")),
                    text(json, "about"),
                    figures(json),
                    text(json, "sentence"));
            case BONUS -> new TraceStep.BonusGiven(
                    rule, when(json), text(json, "basis"), figures(json), number(json, "points"), running);
            case CAP -> new TraceStep.Capped(
                    rule,
                    when(json),
                    text(json, "basis"),
                    figures(json),
                    number(json, "limit"),
                    number(json, "before"),
                    number(json, "points"),
                    running);
            case VETO -> new TraceStep.Vetoed(
                    rule,
                    when(json),
                    text(json, "basis"),
                    figures(json),
                    VetoAction.valueOf(text(json, "action")),
                    number(json, "before"),
                    number(json, "points"),
                    running,
                    text(json, "limit"),
                    text(json, "from"),
                    text(json, "grade"));
        };
    }

    private static RuleRef rule(JsonNode json) {
        return json == null
                ? null
                : new RuleRef(
                        text(json, "id"),
                        text(json, "file"),
                        text(json, "sheet"),
                        json.has("row") ? json.get("row").intValue() : null);
    }

    private static List<String> when(JsonNode json) {
        return list(json, "when", JsonNode::stringValue);
    }

    private static Map<String, Object> figures(JsonNode json) {
        Map<String, Object> read = new LinkedHashMap<>();
        JsonNode values = json.get("read");
        if (values != null) {
            values.properties()
                    .forEach(each -> read.put(
                            each.getKey(),
                            each.getValue().isNumber()
                                    ? each.getValue().decimalValue()
                                    : each.getValue().stringValue()));
        }
        return read;
    }

    private static Map<String, BigDecimal> completions(JsonNode json) {
        Map<String, BigDecimal> completions = new LinkedHashMap<>();
        figures(json).forEach((code, completion) -> completions.put(code, (BigDecimal) completion));
        return completions;
    }

    private static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> read) {
        List<T> list = new ArrayList<>();
        if (json.has(name)) {
            json.get(name).forEach(each -> list.add(read.apply(each)));
        }
        return list;
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value.stringValue();
    }

    private static BigDecimal number(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value.decimalValue();
    }

    private static Value value(JsonNode value) {
        return value == null || value.isNull()
                ? null
                : value.isNumber() ? Value.of(value.decimalValue()) : Value.of(value.stringValue());
    }
}
