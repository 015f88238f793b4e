package org.plumbline.service.rehearsal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.trace.StepKind;
import org.plumbline.core.trace.StepStage;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.Total.TotalSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The compared parts of an evaluation: taken from a new one, or parsed token by token from the canonical bytes of a stored
 * one, so that the other parts of a step cost almost nothing.
 *
 * @param total null if incomplete
 * @param grade null if incomplete
 */
record EvaluationOutline(BigDecimal total, String grade, List<OutlineEntry> entries, List<OutlineStep> steps) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final OutlineStepFactory OUTLINE = new OutlineStepFactory();

    /**
     * An indicator, or a group with the codes of its members.
     *
     * @param weight null if unknown
     * @param score null if not scored
     */
    record OutlineEntry(String code, BigDecimal weight, BigDecimal score, List<String> members) {}

    /** The finding that a step raised. */
    record OutlineFinding(String code, Severity severity) {}

    /**
     * A step with a rule.
     *
     * @param indicator null if the step concerns the whole evaluation
     * @param points null if the step gives and deducts none
     * @param of whose total is graded; null for other steps
     * @param grade null for other steps
     * @param finding null for other steps
     */
    record OutlineStep(
            StepKind kind,
            String indicator,
            RuleSource rule,
            BigDecimal points,
            TotalSource of,
            String grade,
            OutlineFinding finding) {

        boolean isFinding() {
            return kind == StepKind.FINDING;
        }

        /** Reports how a value was read, or why it could not be. */
        boolean isReading() {
            return kind == StepKind.READING;
        }

        /** Changes the total, or the grade, after the scores were added up. */
        boolean isAdjustment() {
            return kind.stageOf(indicator) == StepStage.ADJUSTING;
        }

        boolean isRuleGrade() {
            return kind == StepKind.GRADE && of == TotalSource.RULE;
        }

        boolean isGradeVeto() {
            return kind == StepKind.VETO && grade != null;
        }
    }

    /** Equal to parsing the evaluation's canonical bytes, which would have to be written first. */
    static EvaluationOutline of(Evaluation evaluation) {
        List<OutlineStep> steps = new ArrayList<>();
        for (TraceStep step : evaluation.trace()) {
            if (step.rule() != null) {
                steps.add(step.accept(OUTLINE));
            }
        }
        List<OutlineEntry> entries = new ArrayList<>();
        for (IndicatorScore score : evaluation.indicators()) {
            List<String> members = score.members() == null
                    ? List.of()
                    : score.members().stream().map(IndicatorScore::code).toList();
            entries.add(new OutlineEntry(score.code(), score.weight(), score.score(), members));
        }
        return new EvaluationOutline(evaluation.total(), evaluation.grade(), entries, steps);
    }

    static EvaluationOutline read(byte[] canonical) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), canonical)) {
            json.nextToken();
            return readOutline(json);
        }
    }

    private static EvaluationOutline readOutline(JsonParser json) {
        BigDecimal total = null;
        String grade = null;
        List<OutlineEntry> entries = new ArrayList<>();
        List<OutlineStep> steps = new ArrayList<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "total" -> total = readNumber(json, value);
                case "grade" -> grade = readText(json, value);
                case "indicators" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        entries.add(readEntry(json));
                    }
                }
                case "trace" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        OutlineStep step = readStep(json);
                        if (step.rule() != null) {
                            steps.add(step);
                        }
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new EvaluationOutline(total, grade, entries, steps);
    }

    private static OutlineEntry readEntry(JsonParser json) {
        String code = null;
        BigDecimal weight = null;
        BigDecimal score = null;
        List<String> members = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "code" -> code = readText(json, value);
                case "weight" -> weight = readNumber(json, value);
                case "score" -> score = readNumber(json, value);
                case "members" -> {
                    members = new ArrayList<>();
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        members.add(readEntry(json).code());
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new OutlineEntry(code, weight, score, members == null ? List.of() : members);
    }

    private static OutlineStep readStep(JsonParser json) {
        StepKind kind = null;
        String indicator = null;
        RuleSource rule = null;
        BigDecimal points = null;
        TotalSource of = null;
        String grade = null;
        String code = null;
        Severity severity = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "kind" -> kind = StepKind.valueOf(json.getString());
                case "indicator" -> indicator = readText(json, value);
                case "rule" -> rule = readRule(json);
                case "points" -> points = readNumber(json, value);
                case "code" -> code = readText(json, value);
                case "severity" -> severity = Severity.valueOf(json.getString());
                case "of" -> of = TotalSource.valueOf(json.getString());
                case "grade" -> grade = readText(json, value);
                default -> json.skipChildren();
            }
        }
        OutlineFinding finding = kind == StepKind.FINDING ? new OutlineFinding(code, severity) : null;
        return new OutlineStep(kind, indicator, rule, points, of, grade, finding);
    }

    private static RuleSource readRule(JsonParser json) {
        String id = null;
        String file = null;
        String sheet = null;
        Integer row = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "id" -> id = readText(json, value);
                case "file" -> file = readText(json, value);
                case "sheet" -> sheet = readText(json, value);
                case "row" -> row = json.getIntValue();
                default -> json.skipChildren();
            }
        }
        return new RuleSource(id, file, sheet, row);
    }

    private static BigDecimal readNumber(JsonParser json, JsonToken value) {
        return value == JsonToken.VALUE_NULL ? null : json.getDecimalValue();
    }

    private static String readText(JsonParser json, JsonToken value) {
        return value == JsonToken.VALUE_NULL ? null : json.getString();
    }
}
