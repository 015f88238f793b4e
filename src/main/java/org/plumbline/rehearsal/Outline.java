package org.plumbline.rehearsal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.IndicatorScore;
import org.plumbline.trace.TraceStep;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What of an evaluation is compared: of one just made, or read off the canonical bytes of a kept one token by token, so that
 * whatever else a step says costs next to nothing.
 *
 * @param total null unless complete
 * @param grade null unless complete
 */
record Outline(BigDecimal total, String grade, List<Entry> entries, List<Step> steps) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * An indicator, or a group with the codes of its members.
     *
     * @param weight null where unknown
     * @param score null unless scored
     */
    record Entry(String code, BigDecimal weight, BigDecimal score, List<String> members) {}

    /**
     * A step that a rule is behind.
     *
     * @param indicator null where the whole evaluation is concerned
     * @param points null where the step gives and takes none
     * @param of whose total a grade is of; null elsewhere
     * @param grade null elsewhere
     */
    record Step(String kind, String indicator, RuleRef rule, BigDecimal points, String of, String grade) {

        boolean isFinding() {
            return "FINDING".equals(kind);
        }

        /** It says how a value was read, or why it could not be. */
        boolean isReading() {
            return "READING".equals(kind);
        }

        /** It moves the total, or the grade, after the scores were added up. */
        boolean adjusts() {
            return indicator == null
                    && kind != null
                    && Set.of("BONUS", "CAP", "VETO", "CLAMP").contains(kind);
        }

        boolean isRuleGrade() {
            return "GRADE".equals(kind) && "RULE".equals(of);
        }
    }

    /** The same as reading it off the evaluation's canonical bytes, which would have to be written first. */
    static Outline of(Evaluation evaluation) {
        List<Step> steps = new ArrayList<>();
        for (TraceStep step : evaluation.trace()) {
            if (step.rule() != null) {
                steps.add(step(step));
            }
        }
        List<Entry> entries = new ArrayList<>();
        for (IndicatorScore score : evaluation.indicators()) {
            List<String> members = score.members() == null
                    ? List.of()
                    : score.members().stream().map(IndicatorScore::code).toList();
            entries.add(new Entry(score.code(), score.weight(), score.score(), members));
        }
        return new Outline(evaluation.total(), evaluation.grade(), entries, steps);
    }

    private static Step step(TraceStep step) {
        String of = null;
        String grade = null;
        if (step instanceof TraceStep.Graded graded) {
            of = graded.of().name();
            grade = graded.grade();
        } else if (step instanceof TraceStep.Vetoed veto) {
            grade = veto.grade();
        }
        return new Step(step.kind().name(), step.indicator(), step.rule(), step.points(), of, grade);
    }

    static Outline read(byte[] canonical) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), canonical)) {
            json.nextToken();
            return outline(json);
        }
    }

    private static Outline outline(JsonParser json) {
        BigDecimal total = null;
        String grade = null;
        List<Entry> entries = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "total" -> total = number(json, value);
                case "grade" -> grade = text(json, value);
                case "indicators" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        entries.add(entry(json));
                    }
                }
                case "trace" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        Step step = step(json);
                        if (step.rule() != null) {
                            steps.add(step);
                        }
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new Outline(total, grade, entries, steps);
    }

    private static Entry entry(JsonParser json) {
        String code = null;
        BigDecimal weight = null;
        BigDecimal score = null;
        List<String> members = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "code" -> code = text(json, value);
                case "weight" -> weight = number(json, value);
                case "score" -> score = number(json, value);
                case "members" -> {
                    members = new ArrayList<>();
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        members.add(entry(json).code());
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new Entry(code, weight, score, members == null ? List.of() : members);
    }

    private static Step step(JsonParser json) {
        String kind = null;
        String indicator = null;
        RuleRef rule = null;
        BigDecimal points = null;
        String of = null;
        String grade = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "kind" -> kind = text(json, value);
                case "indicator" -> indicator = text(json, value);
                case "rule" -> rule = rule(json);
                case "points" -> points = number(json, value);
                case "of" -> of = text(json, value);
                case "grade" -> grade = text(json, value);
                default -> json.skipChildren();
            }
        }
        return new Step(kind, indicator, rule, points, of, grade);
    }

    private static RuleRef rule(JsonParser json) {
        String id = null;
        String file = null;
        String sheet = null;
        Integer row = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "id" -> id = text(json, value);
                case "file" -> file = text(json, value);
                case "sheet" -> sheet = text(json, value);
                case "row" -> row = json.getIntValue();
                default -> json.skipChildren();
            }
        }
        return new RuleRef(id, file, sheet, row);
    }

    private static BigDecimal number(JsonParser json, JsonToken value) {
        return value == JsonToken.VALUE_NULL ? null : json.getDecimalValue();
    }

    private static String text(JsonParser json, JsonToken value) {
        return value == JsonToken.VALUE_NULL ? null : json.getString();
    }
}
