package org.plumbline.core.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorOutcome;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.PartialTotal;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Total;
import org.plumbline.vocabulary.Value;
import org.plumbline.vocabulary.VetoAction;
import tools.jackson.databind.JsonNode;

/** Reads the canonical form of an evaluation back, so that a stored one is explained from what was stored. */
final class EvaluationJsonReader {

    private EvaluationJsonReader() {}

    static Evaluation read(JsonNode json) {
        List<TraceStep> trace = readList(json, "trace", EvaluationJsonReader::readStep);
        return new Evaluation(
                readText(json, "scheme"),
                json.get("fiscalYear").intValue(),
                readSubject(json.get("subject")),
                readText(json.get("ruleSet"), "sha256"),
                json.get("complete").booleanValue(),
                readNumber(json, "total"),
                readText(json, "grade"),
                new DeclaredResult(readNumber(json.get("declared"), "total"), readText(json.get("declared"), "grade")),
                readNumber(json, "difference"),
                readPartial(json.get("partial")),
                readList(json, "indicators", EvaluationJsonReader::readIndicator),
                readFindings(json, trace),
                trace);
    }

    private static Subject readSubject(JsonNode json) {
        return json == null
                ? null
                : new Subject(readText(json, "name"), readText(json, "type"), readText(json, "region"));
    }

    private static PartialTotal readPartial(JsonNode json) {
        return json == null
                ? null
                : new PartialTotal(
                        readNumber(json, "score"), readNumber(json, "ofWeight"), readNumber(json, "unscoredWeight"));
    }

    private static IndicatorScore readIndicator(JsonNode json) {
        return new IndicatorScore(
                readText(json, "code"),
                readText(json, "name"),
                readText(json, "level1"),
                readText(json, "level2"),
                readNumber(json, "weight"),
                readTarget(json.get("target")),
                readValue(json.get("actual")),
                readNumber(json, "score"),
                readNumber(json, "completion"),
                readNumber(json, "declaredScore"),
                readNumber(json, "difference"),
                IndicatorOutcome.valueOf(readText(json, "outcome")),
                json.has("members") ? readList(json, "members", EvaluationJsonReader::readIndicator) : null);
    }

    private static Target readTarget(JsonNode json) {
        if (json == null) {
            return null;
        }
        String operator = readText(json, "operator");
        return new Target(
                operator == null ? null : Operator.parse(operator).orElseThrow(),
                readValue(json.get("value")),
                readText(json, "unit"));
    }

    /** A finding and its trace step say the same; the step has the numbers, and they stand in the same order. */
    private static List<RaisedFinding> readFindings(JsonNode json, List<TraceStep> trace) {
        List<TraceStep.FindingStep> steps = trace.stream()
                .filter(TraceStep.FindingStep.class::isInstance)
                .map(TraceStep.FindingStep.class::cast)
                .toList();
        List<RaisedFinding> findings = new ArrayList<>();
        for (TraceStep.FindingStep step : steps) {
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

    private static TraceStep readStep(JsonNode json) {
        String indicator = readText(json, "indicator");
        RuleSource rule = readRule(json.get("rule"));
        BigDecimal running = readNumber(json, "running");
        return switch (TraceStep.StepKind.valueOf(readText(json, "kind"))) {
            case READING -> new TraceStep.ReadingStep(
                    indicator,
                    rule,
                    TraceStep.ReadingStep.ReadingNote.valueOf(readText(json, "note")),
                    readFigures(json));
            case DEDUCTION, FULL_MARKS -> new TraceStep.ScoringStep(
                    indicator,
                    rule,
                    readConditions(json),
                    readText(json, "basis"),
                    StepValuesReader.read(json.get("read")),
                    readNumber(json, "points"),
                    running);
            case CLAMP -> new TraceStep.ClampStep(
                    indicator,
                    rule,
                    TraceStep.ClampStep.ClampBound.valueOf(readText(json, "bound")),
                    readNumber(json, "before"),
                    readNumber(json, "points"),
                    running);
            case GROUP -> new TraceStep.GroupStep(
                    indicator,
                    rule,
                    GroupAggregation.valueOf(readText(json, "take")),
                    readCompletions(json),
                    readText(json, "taken"),
                    readNumber(json, "weight"),
                    running);
            case ROLL_UP -> new TraceStep.RollUpStep(
                    json.get("level").intValue(),
                    readText(json, "name"),
                    readNumber(json, "ofWeight"),
                    readNumber(json, "rescaledFrom"),
                    running);
            case GRADE -> new TraceStep.GradeStep(
                    rule,
                    readConditions(json),
                    readText(json, "basis"),
                    Total.TotalSource.valueOf(readText(json, "of")),
                    running,
                    readText(json, "grade"));
            case FINDING -> new TraceStep.FindingStep(
                    indicator,
                    rule,
                    readConditions(json),
                    readText(json, "basis"),
                    readText(json, "code"),
                    Severity.valueOf(readText(json, "severity")),
                    readText(json, "about"),
                    readFigures(json),
                    readText(json, "sentence"));
            case BONUS -> new TraceStep.BonusStep(
                    rule,
                    readConditions(json),
                    readText(json, "basis"),
                    readFigures(json),
                    readNumber(json, "points"),
                    running);
            case CAP -> new TraceStep.CapStep(
                    rule,
                    readConditions(json),
                    readText(json, "basis"),
                    readFigures(json),
                    readNumber(json, "limit"),
                    readNumber(json, "before"),
                    readNumber(json, "points"),
                    running);
            case VETO -> new TraceStep.VetoStep(
                    rule,
                    readConditions(json),
                    readText(json, "basis"),
                    readFigures(json),
                    VetoAction.valueOf(readText(json, "action")),
                    readNumber(json, "before"),
                    readNumber(json, "points"),
                    running,
                    readText(json, "limit"),
                    readText(json, "from"),
                    readText(json, "grade"));
        };
    }

    private static RuleSource readRule(JsonNode json) {
        return json == null
                ? null
                : new RuleSource(
                        readText(json, "id"),
                        readText(json, "file"),
                        readText(json, "sheet"),
                        json.has("row") ? json.get("row").intValue() : null);
    }

    private static List<String> readConditions(JsonNode json) {
        return readList(json, "when", JsonNode::stringValue);
    }

    private static Map<String, Object> readFigures(JsonNode json) {
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

    private static Map<String, BigDecimal> readCompletions(JsonNode json) {
        Map<String, BigDecimal> completions = new LinkedHashMap<>();
        readFigures(json).forEach((code, completion) -> completions.put(code, (BigDecimal) completion));
        return completions;
    }

    private static <T> List<T> readList(JsonNode json, String name, Function<JsonNode, T> read) {
        List<T> list = new ArrayList<>();
        if (json.has(name)) {
            json.get(name).forEach(each -> list.add(read.apply(each)));
        }
        return list;
    }

    private static String readText(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value.stringValue();
    }

    private static BigDecimal readNumber(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value.decimalValue();
    }

    private static Value readValue(JsonNode value) {
        return value == null || value.isNull()
                ? null
                : value.isNumber() ? Value.of(value.decimalValue()) : Value.of(value.stringValue());
    }
}
