package org.plumbline.core.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.basics.SubmissionLimits;
import org.plumbline.core.scoring.SubmissionProblem;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.IndicatorReview;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.ReviewResult;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Target;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads a submission from UTF-8 JSON, strictly: an unknown field is rejected, because it would otherwise go unnoticed.
 */
public final class SubmissionJson {

    private static final Set<String> SUBMISSION =
            Set.of("scheme", "fiscalYear", "subject", "budget", "indicators", "groups", "facts", "declared", "review");
    private static final Set<String> SUBJECT = Set.of("name", "type", "region");
    private static final Set<String> BUDGET =
            Set.of("unit", "initial", "carryIn", "adjusted", "executed", "lines", "tasks");
    private static final Set<String> LINE = Set.of("item", "budget", "executed");
    private static final Set<String> INDICATOR = Set.of(
            "code",
            "name",
            "level1",
            "level2",
            "weight",
            "target",
            "actual",
            "checks",
            "declaredScore",
            "reason",
            "evidence",
            "method",
            "factKey",
            "review");
    private static final Set<String> TARGET = Set.of("operator", "value", "unit");
    private static final Set<String> GROUP = Set.of("code", "declaredScore", "chosen", "review");
    private static final Set<String> FACT = Set.of("key", "value", "unit", "source");
    private static final Set<String> DECLARED = Set.of("total", "grade");
    private static final Set<String> REVIEW = Set.of("total", "grade");
    private static final Set<String> INDICATOR_REVIEW = Set.of("actual", "score", "reason");
    private static final Set<String> GROUP_REVIEW = Set.of("score", "reason");
    private static final Set<String> SUBJECT_TYPES = Set.of("DEPARTMENT", "PROJECT");

    /**
     * Instead of ticked points: the document has a checklist, and none of its points is ticked. Forms use the same
     * text.
     */
    static final String NONE_TICKED = "无";

    private SubmissionJson() {}

    /** @throws SubmissionRejectedException with every fault, where there is any */
    public static Submission read(byte[] json) {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(json);
        } catch (JacksonException | ArithmeticException | NumberFormatException e) {
            // for a number beyond the range of BigDecimal, the mapper passes on BigDecimal's own exception
            throw new SubmissionRejectedException(UnreadableJson.problems(json, e));
        }
        List<SubmissionProblem> problems = new ArrayList<>();
        Submission submission = readSubmission(new JsonObjectReader(root, JsonPath.ROOT, SUBMISSION, problems));
        if (!problems.isEmpty()) {
            throw new SubmissionRejectedException(problems);
        }
        return submission;
    }

    /** The submission as JSON; {@link #read} gives back an equal one. */
    public static byte[] write(Submission submission) {
        return SubmissionJsonWriter.write(submission);
    }

    private static Submission readSubmission(JsonObjectReader fields) {
        fields.require("scheme");
        fields.require("fiscalYear");
        Subject subject = fields.readObject("subject", SUBJECT, SubmissionJson::readSubject);
        Budget budget = fields.readObject("budget", BUDGET, SubmissionJson::readBudget);
        DeclaredResult declared = fields.readObject(
                "declared", DECLARED, f -> new DeclaredResult(f.readNumber("total"), f.readText("grade")));
        ReviewResult review =
                fields.readObject("review", REVIEW, f -> new ReviewResult(f.readNumber("total"), f.readText("grade")));
        return new Submission(
                fields.readText("scheme"),
                fields.readYear("fiscalYear"),
                subject,
                budget == null ? Budget.NONE : budget,
                fields.readObjects("indicators", INDICATOR, SubmissionLimits.INDICATORS, SubmissionJson::readEntry),
                fields.readObjects("groups", GROUP, SubmissionLimits.INDICATORS, SubmissionJson::readGroupEntry),
                fields.readObjects("facts", FACT, SubmissionLimits.FACTS, SubmissionJson::readFact),
                declared == null ? DeclaredResult.NOTHING : declared,
                review == null ? ReviewResult.NOTHING : review);
    }

    private static Subject readSubject(JsonObjectReader fields) {
        String type = fields.readText("type");
        if (type != null && !SUBJECT_TYPES.contains(type)) {
            fields.reject(
                    "type",
                    type,
                    new Bilingual("无法识别的对象类型", "an unknown type of subject"),
                    new Bilingual("DEPARTMENT / PROJECT", "DEPARTMENT / PROJECT"));
        }
        fields.require("name");
        return new Subject(fields.readText("name"), type, fields.readText("region"));
    }

    private static Budget readBudget(JsonObjectReader fields) {
        String unit = fields.readText("unit");
        if (unit != null && !MoneyUnits.isMoney(unit)) {
            fields.reject(
                    "unit",
                    unit,
                    new Bilingual("不支持的金额单位", "a money unit that is not supported"),
                    new Bilingual("万元 / 元 / 亿元", "万元 / 元 / 亿元"));
        }
        return new Budget(
                unit == null ? "万元" : unit,
                fields.readNumber("initial"),
                fields.readNumber("carryIn"),
                fields.readNumber("adjusted"),
                fields.readNumber("executed"),
                fields.readObjects("lines", LINE, SubmissionLimits.LINES, SubmissionJson::readBudgetLine),
                fields.readObjects("tasks", LINE, SubmissionLimits.LINES, SubmissionJson::readBudgetLine));
    }

    private static BudgetLine readBudgetLine(JsonObjectReader fields) {
        fields.require("item");
        return new BudgetLine(fields.readText("item"), fields.readNumber("budget"), fields.readNumber("executed"));
    }

    private static IndicatorEntry readEntry(JsonObjectReader fields) {
        if (!fields.contains("code")) {
            fields.require("name");
        }
        BigDecimal weight = fields.readNumber("weight");
        if (weight != null && weight.signum() < 0) {
            fields.reject(
                    "weight",
                    weight.toPlainString(),
                    new Bilingual("权重不能为负", "a weight cannot be negative"),
                    new Bilingual("≥ 0", "≥ 0"));
        }
        return IndicatorEntry.of(fields.readText("code"))
                .name(fields.readText("name"))
                .level1(fields.readText("level1"))
                .level2(fields.readText("level2"))
                .weight(weight)
                .target(fields.readObject("target", TARGET, SubmissionJson::readTarget))
                .actual(fields.readValue("actual"))
                .checks(readChecks(fields))
                .declaredScore(fields.readNumber("declaredScore"))
                .reason(fields.readText("reason"))
                .evidence(fields.readTexts("evidence", SubmissionLimits.CHECKS))
                .method(fields.readText("method"))
                .factKey(fields.readText("factKey"))
                .review(fields.readObject("review", INDICATOR_REVIEW, SubmissionJson::readReview))
                .build();
    }

    private static IndicatorReview readReview(JsonObjectReader fields) {
        return new IndicatorReview(fields.readValue("actual"), fields.readNumber("score"), fields.readText("reason"));
    }

    /**
     * An empty list counts as absent: generated clients send one for every list that their caller did not fill, and it
     * must not cost the points of a checklist.
     */
    private static List<String> readChecks(JsonObjectReader fields) {
        List<String> checks = fields.readTexts("checks", SubmissionLimits.CHECKS);
        if (checks == null || checks.isEmpty()) {
            return null;
        }
        if (!checks.contains(NONE_TICKED)) {
            return checks;
        }
        if (checks.size() > 1) {
            fields.reject(
                    "checks",
                    String.join(" / ", checks),
                    new Bilingual("“无”表示一个要点也没有勾选", "\"无\" means that no point is ticked"),
                    new Bilingual("只写“无”，或只写勾选的要点", "\"无\" alone, or the points that are ticked"));
        }
        return List.of();
    }

    private static Target readTarget(JsonObjectReader fields) {
        String operator = fields.readText("operator");
        Operator known = operator == null ? null : Operator.parse(operator).orElse(null);
        if (operator != null && known == null) {
            fields.reject(
                    "operator",
                    operator,
                    new Bilingual("无法识别的符号", "an unknown operator"),
                    new Bilingual("= ≥ ≤ > <", "= ≥ ≤ > <"));
        }
        return new Target(known, fields.readValue("value"), fields.readText("unit"));
    }

    private static IndicatorGroupEntry readGroupEntry(JsonObjectReader fields) {
        fields.require("code");
        return new IndicatorGroupEntry(
                fields.readText("code"),
                fields.readNumber("declaredScore"),
                fields.readText("chosen"),
                fields.readObject("review", GROUP_REVIEW, SubmissionJson::readReview));
    }

    private static StatedFact readFact(JsonObjectReader fields) {
        fields.require("key");
        fields.require("value");
        return new StatedFact(
                fields.readText("key"), fields.readValue("value"), fields.readText("unit"), fields.readText("source"));
    }
}
