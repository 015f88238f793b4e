package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * The keys of {@link StatedFact}s that a check understands. A key is the label alone, or the label, a colon (: or ：)
 * and what it refers to, such as 上年数:d04. Any other key is compared only with values of the same key.
 */
public enum FactKey implements Labelled {
    /** Months elapsed, 1 to 12: the amounts are those of monitoring within the year (F19). */
    MONTH("监控月份", ValueType.NUMBER, false),
    /** Why the budget was changed; text. */
    ADJUSTMENT_REASON("预算调整原因", ValueType.WORDS, false),
    PROJECTS_TARGETED("有目标项目数", ValueType.NUMBER, false),
    PROJECTS_EVALUATED("已评价项目数", ValueType.NUMBER, false),
    /** 无 where the report states that nothing is left to be done. */
    UNMET("尚未完成的指标", ValueType.NONE_OR_SOME, false),
    /** 无 where the report names no problem. */
    PROBLEMS("存在问题", ValueType.NONE_OR_SOME, false),
    /** 是 where the report states that every target was met. */
    ALL_MET("全部达标", ValueType.YES_OR_NO, false),
    /** The execution rate that the text claims, in percent points. */
    EXECUTION_RATE("所称执行率", ValueType.NUMBER, false),
    /** Of a task or line: 是 where the text calls it finished. */
    TASK_DONE("任务完成", ValueType.YES_OR_NO, true),
    /** What the text calls weak, of an indicator by its code. */
    WEAK_POINT("薄弱环节", ValueType.WORDS, true),
    /** A year that the document states as its own, possibly at one place only. */
    YEAR("年度", ValueType.NUMBER, false),
    /** Spending by the final accounts; money. */
    FINAL_ACCOUNTS("决算数", ValueType.NUMBER, false),
    CURRENT("本年数", ValueType.NUMBER, true),
    /** What a change rate divides by; of an indicator by its code. */
    PRIOR("上年数", ValueType.NUMBER, true),
    /** Growth on the year before as stated, in percent points. */
    GROWTH("增长率", ValueType.NUMBER, true),
    /** An item of 三公经费, this year. */
    SANGONG("三公", ValueType.NUMBER, true),
    /** The same item, the year before. */
    SANGONG_PRIOR("三公上年", ValueType.NUMBER, true),
    /** A cause beyond its control that the body claims; text. */
    EXTERNAL_CAUSE("外部原因", ValueType.WORDS, false),
    /** A name of body or project that the text uses for the subject. */
    NAME_INSIDE("文中名称", ValueType.WORDS, false),
    WHOLE("合计", ValueType.NUMBER, true),
    /** A part of the whole: 分项:决算支出:住房保障 is one of 合计:决算支出. */
    PART("分项", ValueType.NUMBER, true),
    /** What {@link Recomputation#FIGURE_RATIO} divides, of an indicator by its code, such as this year's balance. */
    COMPARED("比较数", ValueType.NUMBER, true),
    /** What it divides by, such as the balance carried over from the year before. */
    COMPARED_WITH("对照数", ValueType.NUMBER, true),
    PLANNED_START("计划开始日期", ValueType.DATE, true),
    PLANNED_END("计划完成日期", ValueType.DATE, true),
    ACTUAL_END("实际完成日期", ValueType.DATE, true),
    /** The kind of fault that a reviewer found of an indicator, by its code; judged in place of its value. */
    REVIEW_FAULT("复核认定", ValueType.WORDS, true);

    private enum ValueType {
        NUMBER,
        DATE,
        WORDS,
        YES_OR_NO,
        NONE_OR_SOME
    }

    private final String label;
    private final ValueType takes;
    private final boolean ofSomething;

    FactKey(String label, ValueType takes, boolean ofSomething) {
        this.label = label;
        this.takes = takes;
        this.ofSomething = ofSomething;
    }

    @Override
    public String label() {
        return label;
    }

    /** Null where no check understands the key. */
    public static FactKey of(String key) {
        int colon = indexOfColon(key);
        String label = colon < 0 ? key : key.substring(0, colon);
        for (FactKey known : values()) {
            if (known.label.equals(label.strip())) {
                return known;
            }
        }
        return null;
    }

    /** Whether a document can state several of them without contradicting itself: two causes, two weak points. */
    boolean isRepeatable() {
        return takes == ValueType.WORDS;
    }

    /** The key of a fact about an item, such as an indicator by its code. */
    public String about(String item) {
        return label + ":" + item;
    }

    /** Whether its facts state a day. */
    public boolean isDate() {
        return takes == ValueType.DATE;
    }

    /** The part after the colon; null where there is none. */
    public static String parseItem(String key) {
        int colon = indexOfColon(key);
        String item = colon < 0 ? "" : key.substring(colon + 1).strip();
        return item.isEmpty() ? null : item;
    }

    /** The first colon of either width; −1 for none. */
    static int indexOfColon(String key) {
        int narrow = key.indexOf(':');
        int wide = key.indexOf('：');
        return narrow < 0 ? wide : wide < 0 ? narrow : Math.min(narrow, wide);
    }

    /** Whether a fact under this key can be used at all. */
    public boolean accepts(StatedFact fact) {
        if (ofSomething && parseItem(fact.key()) == null || MoneyUnits.isUnsupported(fact.unit())) {
            return false;
        }
        BigDecimal figure = fact.value().numberOrNull();
        String words = fact.value().toString();
        return switch (takes) {
            case NUMBER -> figure != null && (this != MONTH || isMonth(figure));
            case DATE -> StatedDate.parse(fact.value()) != null;
            case WORDS -> figure == null;
            case YES_OR_NO -> words.equals("是") || words.equals("否");
            case NONE_OR_SOME -> words.equals("无") || words.equals("有");
        };
    }

    private static boolean isMonth(BigDecimal figure) {
        return figure.compareTo(BigDecimal.ONE) >= 0
                && figure.compareTo(BigDecimal.valueOf(12)) <= 0
                && figure.stripTrailingZeros().scale() <= 0;
    }
}
