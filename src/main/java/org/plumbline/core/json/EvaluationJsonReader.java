package org.plumbline.core.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorHead;
import org.plumbline.core.scoring.IndicatorOutcome;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.PartialTotal;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.scoring.ReviewedScore;
import org.plumbline.core.scoring.ReviewedTotal;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.IndicatorHeading;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;
import tools.jackson.databind.JsonNode;

/** Reads the canonical form of an evaluation back, so that a stored one is explained from its stored data. */
final class EvaluationJsonReader {

    private EvaluationJsonReader() {}

    static Evaluation read(JsonNode json) {
        List<IndicatorScore> indicators = readList(json, "indicators", EvaluationJsonReader::readIndicator);
        Map<String, Target> targets = collectTargets(indicators);
        List<TraceStep> trace = readList(json, "trace", step -> new TraceStepReader(step, targets).read());
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
                readReviewedTotal(json.get("review")),
                indicators,
                readFindings(json, trace),
                trace);
    }

    /** By code; a member of a group has its own. */
    private static Map<String, Target> collectTargets(List<IndicatorScore> indicators) {
        Map<String, Target> targets = new HashMap<>();
        for (IndicatorScore score : indicators) {
            targets.put(score.code(), score.target());
            if (score.members() != null) {
                score.members().forEach(member -> targets.put(member.code(), member.target()));
            }
        }
        return targets;
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

    private static ReviewedTotal readReviewedTotal(JsonNode json) {
        return json == null
                ? null
                : new ReviewedTotal(
                        json.get("indicators").intValue(),
                        readNumber(json, "total"),
                        readText(json, "grade"),
                        readNumber(json, "difference"),
                        readNumber(json, "deviation"));
    }

    private static ReviewedScore readReviewedScore(JsonNode json) {
        return json == null
                ? null
                : new ReviewedScore(
                        readValue(json.get("actual")),
                        readNumber(json, "score"),
                        readText(json, "reason"),
                        readNumber(json, "difference"),
                        readNumber(json, "deviation"));
    }

    private static IndicatorScore readIndicator(JsonNode json) {
        return new IndicatorScore(
                new IndicatorHead(
                        readText(json, "code"),
                        new IndicatorHeading(
                                readText(json, "name"), readText(json, "level1"), readText(json, "level2")),
                        readNumber(json, "weight"),
                        readTarget(json.get("target"))),
                readValue(json.get("actual")),
                readNumber(json, "score"),
                readNumber(json, "completion"),
                readNumber(json, "declaredScore"),
                readNumber(json, "difference"),
                IndicatorOutcome.valueOf(readText(json, "outcome")),
                readReviewedScore(json.get("review")),
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

    /** A finding and its trace step correspond; the step has the numbers, and both are in the same order. */
    private static List<RaisedFinding> readFindings(JsonNode json, List<TraceStep> trace) {
        List<RaisedFinding> findings = trace.stream()
                .filter(TraceStep.FindingStep.class::isInstance)
                .map(TraceStep.FindingStep.class::cast)
                .map(RaisedFinding::of)
                .toList();
        if (findings.size() != json.get("findings").size()) {
            throw new IllegalArgumentException("findings and their steps do not agree");
        }
        return findings;
    }

    static <T> List<T> readList(JsonNode json, String name, Function<JsonNode, T> read) {
        List<T> list = new ArrayList<>();
        if (json.has(name)) {
            json.get(name).forEach(each -> list.add(read.apply(each)));
        }
        return list;
    }

    static String readText(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value.stringValue();
    }

    static BigDecimal readNumber(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value.decimalValue();
    }

    private static Value readValue(JsonNode value) {
        return value == null || value.isNull()
                ? null
                : value.isNumber() ? Value.of(value.decimalValue()) : Value.of(value.stringValue());
    }
}
