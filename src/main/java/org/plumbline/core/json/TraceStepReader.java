package org.plumbline.core.json;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.core.rule.Condition;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.trace.ClampBound;
import org.plumbline.core.trace.StepKind;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Total;
import org.plumbline.vocabulary.UnscorableReason;
import org.plumbline.vocabulary.Value;
import org.plumbline.vocabulary.VetoAction;
import tools.jackson.databind.JsonNode;

/** Reads one step of a canonical trace, as {@link StepMembersWriter} wrote it. */
final class TraceStepReader {

    private static final String GAP = "gap";
    private static final String POLICY = "policy";

    private final JsonNode json;
    private final Map<String, Target> targets;

    /** @param targets targets of the evaluation's indicators, by code */
    TraceStepReader(JsonNode json, Map<String, Target> targets) {
        this.json = json;
        this.targets = targets;
    }

    TraceStep read() {
        return switch (StepKind.valueOf(readText("kind"))) {
            case READING -> readReading();
            case DEDUCTION, FULL_MARKS -> readScoring();
            case CLAMP -> readClamp();
            case GROUP -> readGroup();
            case ROLL_UP -> readRollUp();
            case BONUS -> readBonus();
            case CAP -> readCap();
            case VETO -> readVeto();
            case GRADE -> readGrade();
            case REVIEW -> new TraceStep.ReviewStep(readText("indicator"), readFigures());
            case FINDING -> readFinding();
        };
    }

    private TraceStep readReading() {
        return new TraceStep.ReadingStep(
                readText("indicator"),
                readRule(),
                TraceStep.ReadingStep.ReadingNote.valueOf(readText("note")),
                readFigures(GAP, POLICY),
                findRead(GAP).map(UnscorableReason::valueOf).orElse(null),
                findRead(POLICY)
                        .map(label -> Labelled.fromLabel(MissingPolicy.class, label))
                        .orElse(null));
    }

    private TraceStep readScoring() {
        String indicator = readText("indicator");
        return new TraceStep.ScoringStep(
                indicator,
                readRule(),
                readConditions(),
                readText("basis"),
                StepValuesReader.read(json.get("read")),
                targets.get(indicator),
                readNumber("points"),
                readNumber("running"));
    }

    private TraceStep readClamp() {
        return new TraceStep.ClampStep(
                readText("indicator"),
                readRule(),
                ClampBound.valueOf(readText("bound")),
                readNumber("before"),
                readNumber("points"),
                readNumber("running"));
    }

    private TraceStep readGroup() {
        return new TraceStep.GroupStep(
                readText("indicator"),
                readRule(),
                GroupAggregation.valueOf(readText("take")),
                readCompletions(),
                readText("taken"),
                readNumber("weight"),
                readNumber("mostLost"),
                readNumber("running"));
    }

    private TraceStep readRollUp() {
        return new TraceStep.RollUpStep(
                json.get("level").intValue(),
                readText("name"),
                readNumber("ofWeight"),
                readNumber("rescaledFrom"),
                readNumber("running"));
    }

    private TraceStep readBonus() {
        return new TraceStep.BonusStep(
                readRule(),
                readConditions(),
                readText("basis"),
                readFigures(),
                readNumber("points"),
                readNumber("running"));
    }

    private TraceStep readCap() {
        return new TraceStep.CapStep(
                readRule(),
                readConditions(),
                readText("basis"),
                readFigures(),
                readNumber("limit"),
                readNumber("before"),
                readNumber("points"),
                readNumber("running"));
    }

    private TraceStep readVeto() {
        return new TraceStep.VetoStep(
                readRule(),
                readConditions(),
                readText("basis"),
                readFigures(),
                VetoAction.valueOf(readText("action")),
                readNumber("before"),
                readNumber("points"),
                readNumber("running"),
                readText("limit"),
                readText("from"),
                readText("grade"));
    }

    private TraceStep readGrade() {
        return new TraceStep.GradeStep(
                readRule(),
                readConditions(),
                readText("basis"),
                Total.TotalSource.valueOf(readText("of")),
                readNumber("running"),
                readText("grade"));
    }

    private TraceStep readFinding() {
        return new TraceStep.FindingStep(
                readText("indicator"),
                readRule(),
                readConditions(),
                readText("basis"),
                readText("code"),
                Severity.valueOf(readText("severity")),
                readText("about"),
                readFigures(),
                readText("sentence"));
    }

    private RuleSource readRule() {
        JsonNode rule = json.get("rule");
        return rule == null
                ? null
                : new RuleSource(
                        EvaluationJsonReader.readText(rule, "id"),
                        EvaluationJsonReader.readText(rule, "file"),
                        EvaluationJsonReader.readText(rule, "sheet"),
                        rule.has("row") ? rule.get("row").intValue() : null);
    }

    private List<Condition> readConditions() {
        return EvaluationJsonReader.readList(json, "when", text -> ConditionText.parse(text.stringValue()));
    }

    /** @param others members of {@code read} that are no figures */
    private FigureValues readFigures(String... others) {
        Set<String> skipped = Set.of(others);
        Map<Figure, Value> read = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : json.path("read").properties()) {
            JsonNode value = each.getValue();
            if (!skipped.contains(each.getKey())) {
                read.put(
                        Figure.named(each.getKey()),
                        value.isNumber() ? Value.of(value.decimalValue()) : new Value.TextValue(value.stringValue()));
            }
        }
        return new FigureValues(read);
    }

    private Optional<String> findRead(String name) {
        JsonNode value = json.path("read").get(name);
        return value == null ? Optional.empty() : Optional.of(value.stringValue());
    }

    private Map<String, BigDecimal> readCompletions() {
        Map<String, BigDecimal> completions = new LinkedHashMap<>();
        json.path("read")
                .properties()
                .forEach(each -> completions.put(each.getKey(), each.getValue().decimalValue()));
        return completions;
    }

    private String readText(String name) {
        return EvaluationJsonReader.readText(json, name);
    }

    private BigDecimal readNumber(String name) {
        return EvaluationJsonReader.readNumber(json, name);
    }
}
