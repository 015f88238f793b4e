package org.plumbline.core.claims;

import org.plumbline.vocabulary.Labelled;

/** What the words of the sheet 用语 mean. */
enum PhraseKind implements Labelled {
    /** Announces the parts of the amount before it. */
    PARTS("分项引出"),
    /** Before the words of a listed quantity: a part of it is meant. */
    PART_WORD("分项词"),
    ALL_ACHIEVED("全部完成"),
    PROBLEM("问题"),
    /** Before a phrase of these kinds: it is denied, wished for or limited, and not stated. */
    NOT_STATED("否定或愿望"),
    /** A heading under which problems are named. */
    PROBLEM_HEADING("问题标题"),
    NO_PROBLEM("无问题"),
    PLAN("计划"),
    COUNTING_UNIT("计数单位"),
    /** A price for one person. */
    UNIT_PRICE("单价"),
    /** Names of rates that are executed by budget. */
    EXECUTION_RATE("执行率"),
    COVERAGE_RATE("覆盖率"),
    UNCHANGED_RATE("结余变动率"),
    COMPLIANCE("合规性"),
    MONEY_SHORT("资金不足"),
    BUDGET_INEXACT("预算不准"),
    SURVEY("调查"),
    EMPLOYMENT("用工"),
    DEPARTMENT_TEXT("部门报告用语");

    private final String label;

    PhraseKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
