package org.plumbline.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.vocabulary.Submission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Null, an empty text, an empty list and an empty object say the same as a member that is left out. */
class NotStatedTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** Optional members by the pointer of their objects, * for each element, with a way to state nothing. */
    private static final Map<String, List<String>> MEMBERS = Map.ofEntries(
            Map.entry(
                    "",
                    List.of(
                            "subject {}",
                            "budget {}",
                            "indicators []",
                            "groups []",
                            "facts []",
                            "declared {}",
                            "review {}")),
            Map.entry("/subject", List.of("type \"\"", "region \"\"")),
            Map.entry(
                    "/budget",
                    List.of("unit \"\"", "initial 0", "carryIn 0", "adjusted 0", "executed 0", "lines []", "tasks []")),
            Map.entry("/budget/lines/*", List.of("budget 0", "executed 0")),
            Map.entry("/budget/tasks/*", List.of("budget 0", "executed 0")),
            Map.entry(
                    "/indicators/*",
                    List.of(
                            "name \"\"",
                            "level1 \"\"",
                            "level2 \"\"",
                            "weight 0",
                            "target {}",
                            "actual \"\"",
                            "checks []",
                            "declaredScore 0",
                            "reason \"\"",
                            "evidence []",
                            "method \"\"",
                            "factKey \"\"",
                            "review {}")),
            Map.entry("/indicators/*/target", List.of("operator \"\"", "value \"\"", "unit \"\"")),
            Map.entry("/groups/*", List.of("declaredScore 0", "chosen \"\"", "review {}")),
            Map.entry("/indicators/*/review", List.of("actual \"\"", "score 0", "reason \"\"")),
            Map.entry("/facts/*", List.of("unit \"\"", "source \"\"")),
            Map.entry("/declared", List.of("total 0", "grade \"\"")));

    static Stream<Path> samples() {
        try {
            return Files.list(ShippedFiles.SAMPLES)
                    .map(folder -> folder.resolve("submission.json"))
                    .filter(Files::exists)
                    .filter(file -> Files.exists(file.resolveSibling("evaluation.json")))
                    .filter(file -> !file.toString().contains("rejected"))
                    .sorted();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsLeftOutMayAsWellBeNullOrEmpty(Path sample) {
        byte[] sound = ShippedFiles.bytes(sample);
        String expected = canonical(sound);
        for (boolean asNull : new boolean[] {true, false}) {
            ObjectNode filled = (ObjectNode) JSON.readTree(sound);
            MEMBERS.forEach((pointer, members) ->
                    objects(filled, pointer).forEach(object -> members.forEach(each -> add(object, each, asNull))));
            assertThat(canonical(JSON.writeValueAsBytes(filled))).isEqualTo(expected);
        }
    }

    private static void add(ObjectNode object, String member, boolean asNull) {
        String[] parts = member.split(" ");
        if (object.has(parts[0])) {
            return;
        }
        if (asNull || parts[1].equals("0")) { // a number has no way to be empty
            object.putNull(parts[0]);
        } else {
            object.set(parts[0], JSON.readTree(parts[1]));
        }
    }

    private static List<ObjectNode> objects(JsonNode from, String pointer) {
        List<JsonNode> found = List.of(from);
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode each : found) {
                if (step.equals("*")) {
                    each.forEach(next::add);
                } else if (each.has(step)) {
                    next.add(each.get(step));
                }
            }
            found = next;
        }
        return found.stream()
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static Evaluation evaluation(byte[] submission) {
        Submission read = SubmissionJson.read(submission);
        return new Scorer().score(read, ShippedFiles.ruleSet(read.scheme()));
    }

    private static String canonical(byte[] submission) {
        return new String(EvaluationJson.writeCanonical(evaluation(submission)));
    }

    private static byte[] withChecks(String checks) {
        ObjectNode submission = (ObjectNode)
                JSON.readTree(ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json")));
        submission.get("indicators").forEach(each -> ((ObjectNode) each).set("checks", JSON.readTree(checks)));
        return JSON.writeValueAsBytes(submission);
    }

    @Test
    void emptyChecksOfEveryIndicatorCostNoPoints() {
        assertThat(evaluation(withChecks("[]")).total()).isEqualByComparingTo("91");
        assertThat(evaluation(withChecks("[\"\",\" \"]")).total()).isEqualByComparingTo("91");
        assertThat(evaluation(withChecks("[]")).findings())
                .anyMatch(finding -> finding.code().equals("EVIDENCE_MISSING"));
    }

    @Test
    void noneTickedIsSaidByAWordAndEarnsNothingOfAChecklist() {
        assertThat(evaluation(withChecks("[\"无\"]")).total()).isEqualByComparingTo("79");
    }

    @Test
    void noneTickedBesideATickedPointIsRefused() {
        assertThatThrownBy(() -> SubmissionJson.read(withChecks("[\"无\",\"1\"]")))
                .isInstanceOf(SubmissionRejectedException.class);
    }

    @Test
    void noneTickedIsReadBackAsWritten() {
        Submission submission = SubmissionJson.read(withChecks("[\"无\"]"));
        assertThat(SubmissionJson.read(SubmissionJson.write(submission))).isEqualTo(submission);
    }
}
