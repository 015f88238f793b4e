package org.plumbline.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.scoring.SubmissionProblem;
import org.plumbline.scoring.SubmissionRejected;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.Declared;
import org.plumbline.vocabulary.Entry;
import org.plumbline.vocabulary.GroupEntry;
import org.plumbline.vocabulary.Money;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Target;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a submission from UTF-8 JSON, strictly: an unknown field is a mistake that would otherwise go unnoticed. */
public final class SubmissionJson {

    private static final Set<String> SUBMISSION =
            Set.of("scheme", "fiscalYear", "subject", "budget", "indicators", "groups", "facts", "declared");
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
            "factKey");
    private static final Set<String> TARGET = Set.of("operator", "value", "unit");
    private static final Set<String> GROUP = Set.of("code", "declaredScore", "chosen");
    private static final Set<String> FACT = Set.of("key", "value", "unit", "source");
    private static final Set<String> DECLARED = Set.of("total", "grade");
    private static final Set<String> SUBJECT_TYPES = Set.of("DEPARTMENT", "PROJECT");

    private SubmissionJson() {}

    /** @throws SubmissionRejected with every fault, where there is any */
    public static Submission read(byte[] json) {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new SubmissionRejected(List.of(malformed(e)));
        }
        List<SubmissionProblem> problems = new ArrayList<>();
        Submission submission = submission(new Fields(root, Pointer.ROOT, SUBMISSION, problems));
        if (!problems.isEmpty()) {
            throw new SubmissionRejected(problems);
        }
        return submission;
    }

    /** The submission as somebody might have written it; {@link #read} gives back an equal one. */
    public static byte[] write(Submission submission) {
        return SubmissionWriter.write(submission);
    }

    private static SubmissionProblem malformed(JacksonException e) {
        String place = e.getLocation() == null
                ? null
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return new SubmissionProblem(
                "",
                place,
                new Bilingual("不是合法的 JSON", "is not valid JSON"),
                new Bilingual("UTF-8 编码的 JSON 对象，字段名不重复", "one JSON object in UTF-8 without duplicate names"),
                new Bilingual("请检查该位置附近的逗号、引号和括号", "Look at commas, quotes and brackets near that place"));
    }

    private static Submission submission(Fields fields) {
        fields.require("scheme");
        fields.require("fiscalYear");
        Subject subject = fields.object("subject", SUBJECT, SubmissionJson::subject);
        Budget budget = fields.object("budget", BUDGET, SubmissionJson::budget);
        Declared declared = fields.object("declared", DECLARED, f -> new Declared(f.number("total"), f.text("grade")));
        return new Submission(
                fields.text("scheme"),
                fields.year("fiscalYear"),
                subject,
                budget == null ? Budget.NONE : budget,
                fields.objects("indicators", INDICATOR, Limits.INDICATORS, SubmissionJson::entry),
                fields.objects("groups", GROUP, Limits.INDICATORS, SubmissionJson::group),
                fields.objects("facts", FACT, Limits.FACTS, SubmissionJson::fact),
                declared == null ? Declared.NOTHING : declared);
    }

    private static Subject subject(Fields fields) {
        String type = fields.text("type");
        if (type != null && !SUBJECT_TYPES.contains(type)) {
            fields.refuse(
                    "type",
                    type,
                    new Bilingual("无法识别的对象类型", "an unknown type of subject"),
                    new Bilingual("DEPARTMENT / PROJECT", "DEPARTMENT / PROJECT"));
        }
        fields.require("name");
        return new Subject(fields.text("name"), type, fields.text("region"));
    }

    private static Budget budget(Fields fields) {
        String unit = fields.text("unit");
        if (unit != null && !Money.isMoney(unit)) {
            fields.refuse(
                    "unit",
                    unit,
                    new Bilingual("不支持的金额单位", "a money unit that is not supported"),
                    new Bilingual("万元 / 元", "万元 / 元"));
        }
        return new Budget(
                unit == null ? "万元" : unit,
                fields.number("initial"),
                fields.number("carryIn"),
                fields.number("adjusted"),
                fields.number("executed"),
                fields.objects("lines", LINE, Limits.LINES, SubmissionJson::line),
                fields.objects("tasks", LINE, Limits.LINES, SubmissionJson::line));
    }

    private static BudgetLine line(Fields fields) {
        fields.require("item");
        return new BudgetLine(fields.text("item"), fields.number("budget"), fields.number("executed"));
    }

    private static Entry entry(Fields fields) {
        if (!fields.has("code")) {
            fields.require("name");
        }
        BigDecimal weight = fields.number("weight");
        if (weight != null && weight.signum() < 0) {
            fields.refuse(
                    "weight",
                    weight.toPlainString(),
                    new Bilingual("权重不能为负", "a weight cannot be negative"),
                    new Bilingual("≥ 0", "≥ 0"));
        }
        return new Entry(
                fields.text("code"),
                fields.text("name"),
                fields.text("level1"),
                fields.text("level2"),
                weight,
                fields.object("target", TARGET, SubmissionJson::target),
                fields.value("actual"),
                fields.texts("checks", Limits.CHECKS),
                fields.number("declaredScore"),
                fields.text("reason"),
                fields.texts("evidence", Limits.CHECKS),
                fields.text("method"),
                fields.text("factKey"));
    }

    private static Target target(Fields fields) {
        String operator = fields.text("operator");
        Operator known = operator == null ? null : Operator.spelled(operator).orElse(null);
        if (operator != null && known == null) {
            fields.refuse(
                    "operator",
                    operator,
                    new Bilingual("无法识别的符号", "an unknown operator"),
                    new Bilingual("= ≥ ≤ > <", "= ≥ ≤ > <"));
        }
        return new Target(known, fields.value("value"), fields.text("unit"));
    }

    private static GroupEntry group(Fields fields) {
        fields.require("code");
        return new GroupEntry(fields.text("code"), fields.number("declaredScore"), fields.text("chosen"));
    }

    private static StatedFact fact(Fields fields) {
        fields.require("key");
        fields.require("value");
        return new StatedFact(fields.text("key"), fields.value("value"), fields.text("unit"), fields.text("source"));
    }
}
