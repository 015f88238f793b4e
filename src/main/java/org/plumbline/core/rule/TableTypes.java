package org.plumbline.core.rule;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType.BoundOperator;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.vocabulary.BandRule;
import org.plumbline.vocabulary.BareWordPolicy;
import org.plumbline.vocabulary.BonusCount;
import org.plumbline.vocabulary.BonusRule;
import org.plumbline.vocabulary.CapRule;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.CheckRule;
import org.plumbline.vocabulary.CheckpointRole;
import org.plumbline.vocabulary.CheckpointRule;
import org.plumbline.vocabulary.Circumstance;
import org.plumbline.vocabulary.DeviationMeasure;
import org.plumbline.vocabulary.Direction;
import org.plumbline.vocabulary.Execution;
import org.plumbline.vocabulary.GradeBand;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.OverMode;
import org.plumbline.vocabulary.OverRule;
import org.plumbline.vocabulary.PartialStep;
import org.plumbline.vocabulary.PointsUnit;
import org.plumbline.vocabulary.RatioKind;
import org.plumbline.vocabulary.RatioRule;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.RuleResult;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.StepRule;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.Total;
import org.plumbline.vocabulary.VetoAction;
import org.plumbline.vocabulary.VetoRule;
import org.plumbline.vocabulary.WordingRule;
import org.plumbline.vocabulary.YesNo;
import org.plumbline.vocabulary.ZeroTargetPolicy;

/**
 * The closed vocabulary of table columns. Adding a word is one entry here and one method in {@code vocabulary}; the
 * snippet must be valid Drools, since the oracle test compiles the same workbooks with stock Drools.
 */
public final class TableTypes {

    private static final CellType TEXT = new CellType.TextCellType();
    private static final CellType NUMBER = new CellType.NumberCellType(null, null);
    private static final CellType NOT_NEGATIVE = new CellType.NumberCellType(BigDecimal.ZERO, null);
    private static final CellType POSITIVE = new CellType.NumberCellType(new BigDecimal("0.000001"), null);
    private static final CellType PERCENT = new CellType.NumberCellType(BigDecimal.ZERO, BigDecimal.valueOf(100));

    public static final TableType<NumberReading> STEP = startNumeric("STEP", "每步扣分", "points per step")
            .opens(
                    "StepRule d = StepRule.every(new BigDecimal(\"$param\"));",
                    v -> StepRule.every((BigDecimal) v),
                    "步长",
                    "step",
                    "每多少算一步，单位见“偏差口径”",
                    "size of a step, in the unit of the gap measure",
                    POSITIVE)
            .needs(
                    "d.costs(new BigDecimal(\"$param\"));",
                    (StepRule d, BigDecimal v) -> d.costs(v),
                    "每步扣",
                    "costs",
                    "每一步扣多少，单位见“扣分单位”",
                    "what one step costs, in the unit beside",
                    NOT_NEGATIVE)
            .needs(
                    "d.in(\"$param\");",
                    (StepRule d, String v) -> d.in(v),
                    "扣分单位",
                    "unit",
                    "权重% = 占本指标分值的百分比；分 = 直接扣分",
                    "percent of the weight, or points",
                    choiceOf(PointsUnit.class))
            .needs(
                    "d.partialStep(\"$param\");",
                    (StepRule d, String v) -> d.partialStep(v),
                    "不足一步",
                    "partial step",
                    "不足一步时：进一、舍去或按比例",
                    "how a started step counts",
                    choiceOf(PartialStep.class))
            .needs(
                    "d.direction(\"$param\");",
                    (StepRule d, String v) -> d.direction(v),
                    "方向",
                    "direction",
                    "下降 = 低于目标扣分；上升 = 高于目标扣分；双向 = 偏离即扣",
                    "on which side of the target points are lost",
                    choiceOf(Direction.class))
            .needs(
                    "d.measured(\"$param\");",
                    (StepRule d, String v) -> d.measured(v),
                    "偏差口径",
                    "gap measure",
                    "百分点、相对%（差额÷目标×100）或绝对值",
                    "percent points, percent of the target, or absolute",
                    choiceOf(DeviationMeasure.class))
            .sets(
                    "d.floor(new BigDecimal(\"$param\"));",
                    (StepRule d, BigDecimal v) -> d.floor(v),
                    "下限",
                    "floor",
                    "最少得多少分；空 = 0",
                    "least score in points; empty = 0",
                    NOT_NEGATIVE)
            .closes("insert(d.basis(\"$param\").judge($r));", (StepRule d, String v) -> d.basis(v)::judge);

    public static final TableType<NumberReading> RATIO = startNumeric("RATIO", "比例", "ratio")
            .opens(
                    "RatioRule d = RatioRule.of(\"$param\");",
                    v -> RatioRule.of((String) v),
                    "类型",
                    "kind",
                    "正向 = 越高越好；反向 = 越低越好；等于",
                    "higher is better, lower is better, or equal",
                    choiceOf(RatioKind.class))
            .sets(
                    "d.cap(new BigDecimal(\"$param\"));",
                    (RatioRule d, BigDecimal v) -> d.cap(v),
                    "上限%",
                    "cap %",
                    "最多得分值的百分之几；空 = 100",
                    "most that counts, percent of the weight; empty = 100",
                    PERCENT)
            .sets(
                    "d.zeroTarget(\"$param\");",
                    (RatioRule d, String v) -> d.zeroTarget(v),
                    "目标为零",
                    "zero target",
                    "目标值为零时怎么办",
                    "what to do where the target is zero",
                    choiceOf(ZeroTargetPolicy.class))
            .sets(
                    "d.excessCosts(\"$param\");",
                    (RatioRule d, String v) -> d.excessCosts(v),
                    "超出是否扣分",
                    "excess costs",
                    "仅“等于”类型使用；空 = 否",
                    "heeded by kind 等于 only; empty = no",
                    choiceOf(YesNo.class))
            .sets(
                    "d.zeroAt(new BigDecimal(\"$param\"));",
                    (RatioRule d, BigDecimal v) -> d.zeroAt(v),
                    "反向归零倍数",
                    "zero at",
                    "达到目标值的几倍得零分，大于 1；空 = 2",
                    "multiple of the target that leaves nothing, above 1; empty = 2",
                    new CellType.NumberCellType(new BigDecimal("1.000001"), null))
            .closes("insert(d.basis(\"$param\").judge($r));", (RatioRule d, String v) -> d.basis(v)::judge);

    public static final TableType<NumberReading> BAND = startNumeric("BAND", "区间", "bands")
            .opens(
                    "BandRule d = BandRule.earns(new BigDecimal(\"$param\"));",
                    v -> BandRule.earns((BigDecimal) v),
                    "得分",
                    "earns",
                    "落在本区间得多少，单位见“得分单位”",
                    "what the band earns, in the unit beside",
                    NOT_NEGATIVE)
            .needs(
                    "d.in(\"$param\");",
                    (BandRule d, String v) -> d.in(v),
                    "得分单位",
                    "unit",
                    "分 = 直接得分；权重% = 占本指标分值的百分比",
                    "points, or percent of the weight",
                    choiceOf(PointsUnit.class))
            .closes("insert(d.basis(\"$param\").judge($r));", (BandRule d, String v) -> d.basis(v)::judge);

    public static final TableType<CheckReading> CHECKPOINT = new TableTypeBuilder<>(
                    "CHECKPOINT",
                    "要点",
                    "checkpoints",
                    "$r : CheckReading",
                    CheckReading.class,
                    RulePhase.JUDGING,
                    false)
            .readingConditions()
            .opens(
                    "CheckpointRule d = CheckpointRule.point(\"$param\");",
                    v -> CheckpointRule.point((String) v),
                    "要点",
                    "point",
                    "要点编号；多个用分号，连续可写 1-5",
                    "code of the point; several with semicolons, a range as 1-5",
                    TEXT)
            .sets(
                    "d.role(\"$param\");",
                    (CheckpointRule d, String v) -> d.role(v),
                    "作用",
                    "role",
                    "门槛 = 缺则零分；计分 = 缺则扣所占比例；全具备 = 缺一不得分",
                    "gate, share, or all-or-nothing",
                    choiceOf(CheckpointRole.class))
            .sets(
                    "d.share(new BigDecimal(\"$param\"));",
                    (CheckpointRule d, BigDecimal v) -> d.share(v),
                    "占权重%",
                    "share %",
                    "“计分”要点占分值的百分比",
                    "percent of the weight, for role 计分",
                    PERCENT)
            .sets(
                    "d.bareWord(\"$param\");",
                    (CheckpointRule d, String v) -> d.bareWord(v),
                    "仅填结论",
                    "bare word",
                    "只填“健全”等结论、未勾选要点时怎么办；空 = 待补",
                    "what to do with a bare word and no ticks; empty = 待补",
                    choiceOf(BareWordPolicy.class))
            .closes("insert(d.basis(\"$param\").judge($r));", (CheckpointRule d, String v) -> d.basis(v)::judge);

    public static final TableType<TextReading> WORDING = new TableTypeBuilder<>(
                    "WORDING", "定性", "wordings", "$r : TextReading", TextReading.class, RulePhase.JUDGING, true)
            .readingConditions()
            .test(
                    "agrees(\"$param\")",
                    "agrees",
                    TextReading::agrees,
                    "与目标一致",
                    "agrees with target",
                    "实际值文字是否与目标值相同",
                    "whether the wording is the target's",
                    choiceOf(YesNo.class))
            .test(
                    "says(\"$param\")",
                    "says",
                    TextReading::says,
                    "实际值为",
                    "says",
                    "档次及其别名，多个用分号",
                    "the wording and its aliases, with semicolons",
                    TEXT)
            .opens(
                    "WordingRule d = WordingRule.worth(new BigDecimal(\"$param\"));",
                    v -> WordingRule.worth((BigDecimal) v),
                    "取值%",
                    "worth %",
                    "得分值的百分之几（无人工评分时）",
                    "percent of the weight where nobody chose a score",
                    PERCENT)
            .sets(
                    "d.from(new BigDecimal(\"$param\"));",
                    (WordingRule d, BigDecimal v) -> d.from(v),
                    "下限%",
                    "from %",
                    "人工评分可取的下限（含），占分值的百分比",
                    "lower end of the score a person may choose, percent of the weight",
                    PERCENT)
            .sets(
                    "d.to(new BigDecimal(\"$param\"));",
                    (WordingRule d, BigDecimal v) -> d.to(v),
                    "上限%",
                    "to %",
                    "人工评分可取的上限，占分值的百分比",
                    "upper end of the score a person may choose, percent of the weight",
                    PERCENT)
            .sets(
                    "d.toIncluded(\"$param\");",
                    (WordingRule d, String v) -> d.toIncluded(v),
                    "含上限",
                    "upper end included",
                    "上限本身是否可取；空 = 是",
                    "whether the upper end may be chosen; empty = yes",
                    choiceOf(YesNo.class))
            .closes("insert(d.basis(\"$param\").judge($r));", (WordingRule d, String v) -> d.basis(v)::judge);

    /** Takes points besides the row that judges: family F10. */
    public static final TableType<NumberReading> OVER = new TableTypeBuilder<>(
                    "OVER",
                    "超额",
                    "over-achievement",
                    "$r : NumberReading",
                    NumberReading.class,
                    RulePhase.JUDGING,
                    true)
            .readingConditions()
            .bounds("overAchieved", NumberReading::overAchieved, "超额率", "over-achievement")
            .opens(
                    "OverRule d = OverRule.by(\"$param\");",
                    v -> OverRule.by((String) v),
                    "方式",
                    "mode",
                    "扣固定分 = 另扣“扣分”列的分数；按偏离度调减 = 权重×（1−（超额率−起算%）÷100），不低于 0。只提示不扣分的不必写在这里，见“审核”表的超额完成",
                    "a fixed number of points, or weight × (1 − (over-achievement − from) ÷ 100), not below 0; to be told only is a row of 审核",
                    choiceOf(OverMode.class))
            .sets(
                    "d.costs(new BigDecimal(\"$param\"));",
                    (OverRule d, BigDecimal v) -> d.costs(v),
                    "扣分",
                    "costs",
                    "“扣固定分”时另扣几分；按偏离度调减的不填",
                    "points taken by 扣固定分",
                    NOT_NEGATIVE)
            .sets(
                    "d.above(new BigDecimal(\"$param\"));",
                    (OverRule d, BigDecimal v) -> d.above(v),
                    "起算%",
                    "from %",
                    "“按偏离度调减”时超额率到多少为止不扣，一般与左边的界限相同；空 = 0",
                    "over-achievement that costs nothing, heeded by 按偏离度调减; empty = 0",
                    NOT_NEGATIVE)
            .closes("insert(d.basis(\"$param\").judge($r));", (OverRule d, String v) -> d.basis(v)::judge);

    public static final TableType<Total> GRADE = new TableTypeBuilder<>(
                    "GRADE", "等级", "grades", "$t : Total", Total.class, RulePhase.GRADING, true)
            .bounds("points", Total::points, "总分", "total")
            .opens(
                    "GradeBand d = GradeBand.named(\"$param\");",
                    v -> GradeBand.named((String) v),
                    "等级",
                    "grade",
                    "等级名称",
                    "label of the grade",
                    TEXT)
            .sets(
                    "d.alias(\"$param\");",
                    (GradeBand d, String v) -> d.alias(v),
                    "别名",
                    "aliases",
                    "同一等级的其他叫法，多个用分号",
                    "other labels of the same grade, with semicolons",
                    TEXT)
            .closes("insert(d.basis(\"$param\").of($t));", (GradeBand d, String v) -> d.basis(v)::of);

    public static final TableType<Observation> CHECK = new TableTypeBuilder<>(
                    "CHECK", "审核", "checks", "$o : Observation", Observation.class, RulePhase.REVIEWING, false)
            .equal(
                    "check",
                    Observation::check,
                    "检查项",
                    "check",
                    "检查什么；公式见 docs/findings.md",
                    "what is checked; formulas in docs/findings.md",
                    new CellType.ChoiceCellType(
                            Arrays.stream(Check.values()).map(Check::label).toList()))
            .bounds("value", Observation::value, "量值", "measure")
            .opens(
                    "CheckRule d = CheckRule.severity(\"$param\");",
                    v -> CheckRule.severity((String) v),
                    "级别",
                    "severity",
                    "高、中、低或提示",
                    "high, medium, low or info",
                    choiceOf(Severity.class))
            .sets(
                    "d.says(\"$param\");",
                    (CheckRule d, String v) -> d.says(v),
                    "说明",
                    "sentence",
                    "审计人员看到的一句话，可用 {自评得分} 等占位",
                    "the sentence an auditor reads, with {places}",
                    TEXT)
            .closes("insert(d.basis(\"$param\").about($o));", (CheckRule d, String v) -> d.basis(v)::about);

    public static final TableType<Circumstance> BONUS = startAdjustment("BONUS", "加分", "bonuses")
            .opens(
                    "BonusRule d = BonusRule.worth(new BigDecimal(\"$param\"));",
                    v -> BonusRule.worth((BigDecimal) v),
                    "每次加分",
                    "points each",
                    "每一次加几分，单位：分",
                    "points for one",
                    NOT_NEGATIVE)
            .sets(
                    "d.count(\"$param\");",
                    (BonusRule d, String v) -> d.count(v),
                    "计次",
                    "count",
                    "按数值 = 事实的数值是几就加几次；一次 = 只加一次；空 = 按数值，事实是文字时只加一次",
                    "for each unit of the fact's number, or once; empty = for each unit, once where it is a word",
                    choiceOf(BonusCount.class))
            .sets(
                    "d.most(new BigDecimal(\"$param\"));",
                    (BonusRule d, BigDecimal v) -> d.most(v),
                    "单项上限",
                    "at most",
                    "本行最多加几分；空 = 不限。各行合计另受“方案”表的加分总上限约束",
                    "the most points of this row; empty = no limit; the scheme bounds all rows together",
                    NOT_NEGATIVE)
            .closes("insert(d.basis(\"$param\").of($c));", (BonusRule d, String v) -> d.basis(v)::of);

    public static final TableType<Execution> CAP = new TableTypeBuilder<>(
                    "CAP", "封顶", "caps", "$e : Execution", Execution.class, RulePhase.ADJUSTING, true)
            .bounds("executionRate", Execution::executionRate, "执行率", "execution rate")
            .opens(
                    "CapRule d = CapRule.at(new BigDecimal(\"$param\"));",
                    v -> CapRule.at((BigDecimal) v),
                    "总分上限",
                    "total at most",
                    "总分最多几分，单位：分；加分之后、定等级之前适用",
                    "the most the total may be, after bonuses and before grading",
                    NOT_NEGATIVE)
            .closes("insert(d.basis(\"$param\").of($e));", (CapRule d, String v) -> d.basis(v)::of);

    public static final TableType<Circumstance> VETO = startAdjustment("VETO", "否决", "vetoes")
            .opens(
                    "VetoRule d = VetoRule.does(\"$param\");",
                    v -> VetoRule.does((String) v),
                    "动作",
                    "action",
                    "总分归零 = 总分改为 0；最高等级 = 等级最高只能是“参数”所填的等级",
                    "total 0, or no better grade than the parameter",
                    choiceOf(VetoAction.class))
            .sets(
                    "d.grade(\"$param\");",
                    (VetoRule d, String v) -> d.grade(v),
                    "参数",
                    "parameter",
                    "“最高等级”填“等级”表中的等级名称；“总分归零”不填",
                    "label of a grade for 最高等级; nothing for 总分归零",
                    TEXT)
            .closes("insert(d.basis(\"$param\").of($c));", (VetoRule d, String v) -> d.basis(v)::of);

    private static final List<TableType<?>> ALL =
            List.of(STEP, RATIO, BAND, CHECKPOINT, WORDING, OVER, BONUS, CAP, VETO, GRADE, CHECK);

    private static final Set<String> ONCE_OPTIONAL = Set.of("扣分单位", "得分单位", "不足一步", "方向", "偏差口径");

    private TableTypes() {}

    /**
     * Whether a column, required now, was once optional and had a default: a workbook accepted then is still read by the
     * default.
     */
    public static boolean hadDefault(TableType.ColumnType<?> word) {
        return ONCE_OPTIONAL.contains(word.label().zh());
    }

    public static List<TableType<?>> all() {
        return ALL;
    }

    /** The form whose rows open with this snippet. */
    static Optional<TableType<?>> findByOpeningSnippet(String snippet) {
        return ALL.stream()
                .filter(form -> form.actions().get(snippet) instanceof TableType.OpeningAction)
                .findFirst();
    }

    public static <E extends Enum<E> & Labelled> CellType choiceOf(Class<E> type) {
        return new CellType.ChoiceCellType(
                Arrays.stream(type.getEnumConstants()).map(Labelled::label).toList());
    }

    private static TableTypeBuilder<Circumstance> startAdjustment(String name, String zh, String en) {
        return new TableTypeBuilder<>(name, zh, en, "$c : Circumstance", Circumstance.class, RulePhase.ADJUSTING, false)
                .equal(
                        "fact",
                        Circumstance::fact,
                        "事实",
                        "fact",
                        "填报的事实（facts）的名称；空 = 只看执行率",
                        "key of a stated fact; empty = only the execution rate is looked at",
                        TEXT)
                .equal(
                        "word",
                        Circumstance::word,
                        "内容为",
                        "says",
                        "事实是文字时须与此相同，如 是",
                        "the wording that a fact in words must have",
                        TEXT)
                .bounds("number", Circumstance::number, "数值", "number")
                .bounds("executionRate", Circumstance::executionRate, "执行率", "execution rate");
    }

    private static TableTypeBuilder<NumberReading> startNumeric(String name, String zh, String en) {
        return new TableTypeBuilder<>(name, zh, en, "$r : NumberReading", NumberReading.class, RulePhase.JUDGING, true)
                .readingConditions()
                .equal(
                        "operator",
                        NumberReading::operator,
                        "符号",
                        "operator",
                        "目标值前的符号",
                        "the target's operator",
                        choiceOf(Operator.class))
                .bounds("actual", NumberReading::actual, "实际值", "actual")
                .bounds("shortfall", NumberReading::shortfall, "低于目标", "shortfall")
                .bounds("excess", NumberReading::excess, "高于目标", "excess")
                .bounds("deviation", NumberReading::deviation, "偏离目标", "deviation")
                .bounds("completion", NumberReading::completion, "完成率", "completion");
    }

    private static final class TableTypeBuilder<F> {

        private final String name;
        private final Bilingual title;
        private final String pattern;
        private final Class<F> fact;
        private final RulePhase phase;
        private final boolean exclusive;
        private final Map<String, TableType.ConditionColumn<F>> conditions = new LinkedHashMap<>();
        private final Map<String, TableType.ActionColumn<F>> actions = new LinkedHashMap<>();

        TableTypeBuilder(
                String name, String zh, String en, String pattern, Class<F> fact, RulePhase phase, boolean exclusive) {
            this.name = name;
            this.title = new Bilingual(zh, en);
            this.pattern = pattern;
            this.fact = fact;
            this.phase = phase;
            this.exclusive = exclusive;
        }

        /** What every reading may be chosen by. */
        TableTypeBuilder<F> readingConditions() {
            reading("code", Reading::code, "指标编号", "indicator code", "指标表中的编号", "code of the indicator");
            reading("name", Reading::name, "指标名称", "indicator name", "三级指标名称", "name of the indicator");
            reading("method", Reading::method, "评分办法", "method", "指标表或填报中的评分办法名称", "name of the scoring method");
            test(
                    "hasMethod(\"$param\")",
                    "hasMethod",
                    (f, word) -> ((Reading) f).hasMethod(word),
                    "已填办法",
                    "method named",
                    "指标是否写明了评分办法；否 = 本行只管没有写明办法的指标",
                    "whether the indicator names a method; 否 = rows for indicators without one",
                    choiceOf(YesNo.class));
            reading("level1", Reading::level1, "一级指标", "level 1", "一级指标名称", "name of the level 1 indicator");
            reading("level2", Reading::level2, "二级指标", "level 2", "二级指标名称", "name of the level 2 indicator");
            return reading("unit", Reading::unit, "计量单位", "unit", "指标的计量单位", "unit of the indicator");
        }

        private TableTypeBuilder<F> reading(
                String property,
                Function<Reading, String> read,
                String zh,
                String en,
                String zhMeaning,
                String enMeaning) {
            return equal(property, f -> read.apply((Reading) f), zh, en, zhMeaning, enMeaning, TEXT);
        }

        TableTypeBuilder<F> equal(
                String property,
                Function<F, String> read,
                String zh,
                String en,
                String zhMeaning,
                String enMeaning,
                CellType kind) {
            String snippet = property + " == \"$param\"";
            conditions.put(
                    snippet,
                    new TableType.EqualityCondition<>(
                            property, read, snippet, new Bilingual(zh, en), new Bilingual(zhMeaning, enMeaning), kind));
            return this;
        }

        TableTypeBuilder<F> bounds(String property, Function<F, BigDecimal> read, String zh, String en) {
            for (BoundOperator sign : BoundOperator.values()) {
                String snippet = property + " " + sign.symbol() + " new BigDecimal(\"$param\")";
                String words =
                        switch (sign) {
                            case GREATER -> "大于";
                            case AT_LEAST -> "不小于";
                            case AT_MOST -> "不大于";
                            case LESS -> "小于";
                        };
                conditions.put(
                        snippet,
                        new TableType.BoundCondition<>(
                                property,
                                read,
                                sign,
                                snippet,
                                new Bilingual(zh + words, en + " " + sign.symbol()),
                                new Bilingual(
                                        "数字；率填百分点，如 95.4；空 = 不限",
                                        "a number; rates in percent points; empty = no bound"),
                                NUMBER));
            }
            return this;
        }

        TableTypeBuilder<F> test(
                String snippet,
                String property,
                BiPredicate<F, String> holds,
                String zh,
                String en,
                String zhMeaning,
                String enMeaning,
                CellType kind) {
            conditions.put(
                    snippet,
                    new TableType.TestCondition<>(
                            property,
                            holds,
                            snippet,
                            new Bilingual(zh, en),
                            new Bilingual(zhMeaning, enMeaning),
                            kind));
            return this;
        }

        TableTypeBuilder<F> opens(
                String snippet,
                Function<Object, Object> open,
                String zh,
                String en,
                String zhMeaning,
                String enMeaning,
                CellType kind) {
            actions.put(
                    snippet,
                    new TableType.OpeningAction<>(
                            open, snippet, new Bilingual(zh, en), new Bilingual(zhMeaning, enMeaning), kind));
            return this;
        }

        <D, V> TableTypeBuilder<F> sets(
                String snippet,
                BiConsumer<D, V> set,
                String zh,
                String en,
                String zhMeaning,
                String enMeaning,
                CellType kind) {
            return setting(snippet, set, new Bilingual(zh, en), new Bilingual(zhMeaning, enMeaning), kind, false);
        }

        /** As {@link #sets}, where a blank cell would leave the row without its point. */
        <D, V> TableTypeBuilder<F> needs(
                String snippet,
                BiConsumer<D, V> set,
                String zh,
                String en,
                String zhMeaning,
                String enMeaning,
                CellType kind) {
            return setting(snippet, set, new Bilingual(zh, en), new Bilingual(zhMeaning, enMeaning), kind, true);
        }

        @SuppressWarnings("unchecked") // the draft is what opens() made, the value what kind says
        private <D, V> TableTypeBuilder<F> setting(
                String snippet,
                BiConsumer<D, V> set,
                Bilingual label,
                Bilingual meaning,
                CellType kind,
                boolean required) {
            actions.put(
                    snippet,
                    new TableType.SettingAction<>(
                            (draft, value) -> set.accept((D) draft, (V) value),
                            snippet,
                            label,
                            meaning,
                            kind,
                            required));
            return this;
        }

        @SuppressWarnings("unchecked") // the draft is what opens() made
        <D> TableType<F> closes(String snippet, BiFunction<D, String, Function<F, ? extends RuleResult>> close) {
            actions.put(
                    snippet,
                    new TableType.ClosingAction<>(
                            (draft, value) -> close.apply((D) draft, (String) value),
                            snippet,
                            new Bilingual("依据", "basis"),
                            new Bilingual("文件名称和条款", "document and article"),
                            TEXT));
            return new TableType<>(name, title, pattern, fact, phase, exclusive, conditions, actions);
        }
    }
}
