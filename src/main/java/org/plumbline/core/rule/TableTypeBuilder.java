package org.plumbline.core.rule;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType.BoundOperator;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.vocabulary.Circumstance;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.RuleResult;
import org.plumbline.vocabulary.YesNo;

/**
 * Builds the columns of one kind of table, with those that several kinds have in common. A column is one entry here and
 * one method of the rule in {@code vocabulary}; its snippet must be valid Drools, since the oracle test compiles the
 * same workbooks with stock Drools.
 */
public final class TableTypeBuilder<F> {

    public static final String FACT = "事实";
    public static final String FACT_WORD = "内容为";
    /** Marks that mean yes on paper; submissions state a word. */
    private static final Set<String> TICKS = Set.of("√", "✓", "✔", "对", "Y", "YES", "yes", "TRUE");

    private static final String FACT_NUMBER = "数值";
    private static final String EXECUTION_RATE = "执行率";

    private final String name;
    private final Bilingual title;
    private final String pattern;
    private final Class<F> fact;
    private final RulePhase phase;
    private final TableType.RowMatching matching;
    private final Map<String, TableType.ConditionColumn<F>> conditions = new LinkedHashMap<>();
    private final Map<String, TableType.ActionColumn<F>> actions = new LinkedHashMap<>();

    private TableTypeBuilder(
            String name,
            Bilingual title,
            String pattern,
            Class<F> fact,
            RulePhase phase,
            TableType.RowMatching matching) {
        this.name = name;
        this.title = title;
        this.pattern = pattern;
        this.fact = fact;
        this.phase = phase;
        this.matching = matching;
    }

    /** @param variable the name under which snippets reach the fact, such as $t */
    public static <F> TableTypeBuilder<F> of(
            String name,
            Bilingual title,
            String variable,
            Class<F> fact,
            RulePhase phase,
            TableType.RowMatching matching) {
        return new TableTypeBuilder<>(name, title, variable + " : " + fact.getSimpleName(), fact, phase, matching);
    }

    /** A table whose rows judge readings of one kind. */
    public static <F extends Reading> TableTypeBuilder<F> forReadings(
            String name, Bilingual title, Class<F> fact, TableType.RowMatching matching) {
        return of(name, title, "$r", fact, RulePhase.JUDGING, matching).readingConditions();
    }

    /** A table of which one row judges a number; rows may have bounds on the number's figures. */
    public static TableTypeBuilder<NumberReading> forNumbers(String name, Bilingual title) {
        return forReadings(name, title, NumberReading.class, TableType.RowMatching.EXACTLY_ONE)
                .equal(
                        "operator",
                        NumberReading::operator,
                        "符号",
                        "operator",
                        "目标值前的符号",
                        "the target's operator",
                        CellType.choiceOf(Operator.class))
                .bounds("actual", NumberReading::actual, (actual, target) -> List.of(actual), "实际值", "actual")
                .bounds(
                        "shortfall",
                        NumberReading::shortfall,
                        (gap, target) -> target == null ? List.of() : List.of(target.subtract(gap)),
                        "低于目标",
                        "shortfall")
                .bounds(
                        "excess",
                        NumberReading::excess,
                        (gap, target) -> target == null ? List.of() : List.of(target.add(gap)),
                        "高于目标",
                        "excess")
                .bounds(
                        "deviation",
                        NumberReading::deviation,
                        (gap, target) -> target == null ? List.of() : List.of(target.subtract(gap), target.add(gap)),
                        "偏离目标",
                        "deviation")
                .bounds(
                        "completion",
                        NumberReading::completion,
                        TableTypeBuilder::findActualAtCompletion,
                        "完成率",
                        "completion");
    }

    private static List<BigDecimal> findActualAtCompletion(BigDecimal completion, BigDecimal target) {
        return target == null ? List.of() : List.of(DecimalMath.takePercent(completion, target));
    }

    /** A table whose rows adjust the total where a fact is stated. */
    public static TableTypeBuilder<Circumstance> forCircumstances(String name, Bilingual title) {
        return of(name, title, "$c", Circumstance.class, RulePhase.ADJUSTING, TableType.RowMatching.ANY_NUMBER)
                .equal(
                        "fact",
                        Circumstance::fact,
                        FACT,
                        "fact",
                        "填报的事实（facts）的名称；空 = 只看执行率",
                        "key of a stated fact; empty = only the execution rate is used",
                        CellType.TEXT)
                .equal(
                        "word",
                        Circumstance::word,
                        FACT_WORD,
                        "says",
                        "事实是文字时须与此相同，如 是",
                        "the wording that a fact that is text must have",
                        CellType.TEXT)
                .bounds("number", Circumstance::number, FACT_NUMBER, "number")
                .bounds("executionRate", Circumstance::executionRate, EXECUTION_RATE, "execution rate");
    }

    /** The Chinese label of a column with a bound on a figure. */
    public static String labelBound(String figure, BoundOperator sign) {
        return figure
                + switch (sign) {
                    case GREATER -> "大于";
                    case AT_LEAST -> "不小于";
                    case AT_MOST -> "不大于";
                    case LESS -> "小于";
                };
    }

    /** A value without the key of its fact would match any fact. */
    public static void checkFactNamed(TypedRow row, RowProblems problems) {
        boolean value = row.findValue(FACT_WORD) != null
                || Arrays.stream(BoundOperator.values())
                        .anyMatch(sign -> row.findValue(labelBound(FACT_NUMBER, sign)) != null);
        if (value && row.findValue(FACT) == null) {
            problems.reportMissing(
                    new Bilingual("事实的名称", "the key of a fact"),
                    new Bilingual("写了内容或数值，就要写明是哪个事实的", "A wording or number needs the fact it belongs to"),
                    FACT);
        }
    }

    /** A fact alone is a condition that every statement of it meets, even 否; a tick is one that no statement meets. */
    public static void checkContentNamed(TypedRow row, RowProblems problems) {
        boolean other = row.findValue(FACT_WORD) != null
                || Arrays.stream(BoundOperator.values())
                        .flatMap(sign -> Stream.of(labelBound(FACT_NUMBER, sign), labelBound(EXECUTION_RATE, sign)))
                        .anyMatch(label -> row.findValue(label) != null);
        if (row.findValue(FACT_WORD) instanceof String word && TICKS.contains(word)) {
            problems.reportDoubt(
                    FACT_WORD,
                    new Bilingual("填报的原话，一般是 是 或 否", "the word of submissions, usually 是 or 否"),
                    new Bilingual(
                            "填报“是”的与这一格不同，这一行不会适用",
                            "A fact stated as 是 differs from it, so that the row does not apply"));
        }
        if (row.findValue(FACT) != null && !other) {
            problems.reportDoubt(
                    FACT_WORD,
                    new Bilingual("事实的内容，如 是", "what the fact says, such as 是"),
                    new Bilingual(
                            "空着时，只要填报了这项事实就适用，填“否”或 0 也算",
                            "Left blank, the row applies wherever the fact is stated, even as 否 or 0"));
        }
    }

    /** The conditions that every reading has. */
    private TableTypeBuilder<F> readingConditions() {
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
                CellType.choiceOf(YesNo.class));
        reading("level1", Reading::level1, "一级指标", "level 1", "一级指标名称", "name of the level 1 indicator");
        reading("level2", Reading::level2, "二级指标", "level 2", "二级指标名称", "name of the level 2 indicator");
        return reading("unit", Reading::unit, "计量单位", "unit", "指标的计量单位", "unit of the indicator");
    }

    private TableTypeBuilder<F> reading(
            String property, Function<Reading, String> read, String zh, String en, String zhMeaning, String enMeaning) {
        return equal(property, f -> read.apply((Reading) f), zh, en, zhMeaning, enMeaning, CellType.TEXT);
    }

    public TableTypeBuilder<F> equal(
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

    /** A figure that is not computed from an actual value. */
    public TableTypeBuilder<F> bounds(String property, Function<F, BigDecimal> read, String zh, String en) {
        return bounds(property, read, (figure, target) -> List.of(), zh, en);
    }

    public TableTypeBuilder<F> bounds(
            String property, Function<F, BigDecimal> read, TableType.Inverse inverse, String zh, String en) {
        for (BoundOperator sign : BoundOperator.values()) {
            String snippet = property + " " + sign.symbol() + " new BigDecimal(\"$param\")";
            conditions.put(
                    snippet,
                    new TableType.BoundCondition<>(
                            property,
                            read,
                            inverse,
                            sign,
                            snippet,
                            new Bilingual(labelBound(zh, sign), en + " " + sign.symbol()),
                            new Bilingual(
                                    "数字；率填百分点，如 95.4；空 = 不限", "a number; rates in percent points; empty = no bound"),
                            CellType.NUMBER));
        }
        return this;
    }

    public TableTypeBuilder<F> test(
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
                        property, holds, snippet, new Bilingual(zh, en), new Bilingual(zhMeaning, enMeaning), kind));
        return this;
    }

    public TableTypeBuilder<F> opens(
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

    public <D, V> TableTypeBuilder<F> sets(
            String snippet,
            BiConsumer<D, V> set,
            String zh,
            String en,
            String zhMeaning,
            String enMeaning,
            CellType kind) {
        return setting(snippet, set, new Bilingual(zh, en), new Bilingual(zhMeaning, enMeaning), kind, false, false);
    }

    /** As {@link #sets}, where the row has no effect with a blank cell. */
    public <D, V> TableTypeBuilder<F> needs(
            String snippet,
            BiConsumer<D, V> set,
            String zh,
            String en,
            String zhMeaning,
            String enMeaning,
            CellType kind) {
        return setting(snippet, set, new Bilingual(zh, en), new Bilingual(zhMeaning, enMeaning), kind, true, false);
    }

    /** As {@link #needs}, where the column was once optional. */
    public <D, V> TableTypeBuilder<F> needsNow(
            String snippet,
            BiConsumer<D, V> set,
            String zh,
            String en,
            String zhMeaning,
            String enMeaning,
            CellType kind) {
        return setting(snippet, set, new Bilingual(zh, en), new Bilingual(zhMeaning, enMeaning), kind, true, true);
    }

    @SuppressWarnings("unchecked") // the draft comes from opens(), the value has the type of kind
    private <D, V> TableTypeBuilder<F> setting(
            String snippet,
            BiConsumer<D, V> set,
            Bilingual label,
            Bilingual meaning,
            CellType kind,
            boolean required,
            boolean hadDefault) {
        actions.put(
                snippet,
                new TableType.SettingAction<>(
                        (draft, value) -> set.accept((D) draft, (V) value),
                        snippet,
                        label,
                        meaning,
                        kind,
                        required,
                        hadDefault));
        return this;
    }

    @SuppressWarnings("unchecked") // the draft is what opens() made
    public <D> TableType<F> closes(String snippet, BiFunction<D, String, Function<F, ? extends RuleResult>> close) {
        actions.put(
                snippet,
                new TableType.ClosingAction<>(
                        (draft, value) -> close.apply((D) draft, (String) value),
                        snippet,
                        new Bilingual("依据", "basis"),
                        new Bilingual("文件名称和条款", "document and article"),
                        CellType.TEXT));
        return new TableType<>(name, title, pattern, fact, phase, matching, conditions, actions);
    }
}
