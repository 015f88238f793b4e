package org.plumbline.core.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.FactKey;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorEntryBuilder;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** Submissions with facts and indicators that checks report: what contradicts the figures, and what is incomplete. */
final class Provocations {

    private Provocations() {}

    /** Variants of a submission. @param own whether it may state indicators of its own */
    static List<Submission> list(Submission submission, boolean own) {
        SubmissionParts parts = SubmissionParts.of(submission);
        BigDecimal whole = DecimalMath.HUNDRED;
        List<IndicatorEntry> entries = new ArrayList<>(submission.indicators());
        if (own) {
            entries.addAll(listIncomplete());
        }
        return List.of(
                parts.copy(
                        SubmissionParts.createBudget(whole, whole, BigDecimal.valueOf(40)),
                        entries,
                        listFacts(submission),
                        submission.declared()),
                parts.budget(SubmissionParts.createBudget(null, BigDecimal.ZERO, BigDecimal.ZERO)));
    }

    /** Without a weight, without a target, with a unit that does not fit, and with words that no row names. */
    private static List<IndicatorEntry> listIncomplete() {
        BigDecimal weight = BigDecimal.TEN;
        Target ten = new Target(Operator.AT_LEAST, Value.of(BigDecimal.TEN), "个");
        Target rate = new Target(Operator.AT_LEAST, Value.of(DecimalMath.HUNDRED), "%");
        Value actual = Value.of(BigDecimal.TEN);
        return List.of(
                create("y1", "活动次数").target(ten).actual(actual).build(),
                create("y2", "活动天数").weight(weight).actual(actual).build(),
                create("y3", "培训人数")
                        .weight(weight)
                        .target(rate)
                        .actual(Value.of(DecimalMath.HUNDRED))
                        .build(),
                create("y4", "活动效果")
                        .weight(weight)
                        .target(new Target(Operator.EQUAL, Value.of("明显"), "定性"))
                        .actual(Value.of("尚可"))
                        .build());
    }

    private static IndicatorEntryBuilder create(String code, String name) {
        return IndicatorEntry.of(code).name(name).level1("产出指标").level2("数量指标");
    }

    private static List<StatedFact> listFacts(Submission submission) {
        List<StatedFact> facts = new ArrayList<>(submission.facts());
        add(facts, FactKey.MONTH.label(), "6");
        add(facts, FactKey.FINAL_ACCOUNTS.label(), "80");
        add(facts, FactKey.PROJECTS_TARGETED.label(), "10");
        add(facts, FactKey.PROJECTS_EVALUATED.label(), "5");
        add(facts, FactKey.UNMET.label(), "无");
        add(facts, FactKey.PROBLEMS.label(), "无");
        add(facts, FactKey.EXECUTION_RATE.label(), "60");
        add(facts, FactKey.YEAR.label(), String.valueOf(submission.fiscalYear() - 1));
        addGrowths(facts);
        add(facts, FactKey.SANGONG.about("公务接待费"), "20");
        add(facts, FactKey.SANGONG_PRIOR.about("公务接待费"), "10");
        add(facts, FactKey.EXTERNAL_CAUSE.label(), "汛期延长");
        add(facts, FactKey.NAME_INSIDE.label(), "另一项目");
        addTexts(facts, submission);
        return facts;
    }

    private static void addTexts(List<StatedFact> facts, Submission submission) {
        add(facts, FactKey.WHOLE.about("决算支出"), "100");
        add(facts, FactKey.PART.about("决算支出:住房保障"), "60");
        add(facts, FactKey.PART.about("决算支出:教育"), "30");
        add(facts, FactKey.YEAR.about("附件"), "当年");
        add(facts, "覆盖面积", "10");
        add(facts, "覆盖面积", "12");
        add(facts, "摘要", "<br>");
        for (IndicatorEntry entry : submission.indicators()) {
            add(facts, FactKey.WEAK_POINT.about(entry.code()), "管理薄弱");
            add(facts, FactKey.PRIOR.about(entry.code()), "0");
        }
    }

    /** One divides by this year: 20 of 100, on the year before 20 of 80. */
    private static void addGrowths(List<StatedFact> facts) {
        add(facts, FactKey.CURRENT.about("收入"), "100");
        add(facts, FactKey.PRIOR.about("收入"), "80");
        add(facts, FactKey.GROWTH.about("收入"), "20");
        add(facts, FactKey.PRIOR.about("支出"), "0");
        add(facts, FactKey.GROWTH.about("支出"), "5");
    }

    private static void add(List<StatedFact> facts, String key, String value) {
        boolean number = value.matches("\\d+");
        facts.add(new StatedFact(key, number ? Value.of(new BigDecimal(value)) : Value.of(value), null, null));
    }
}
