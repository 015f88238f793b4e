package org.plumbline.core.dictionary;

import org.plumbline.vocabulary.Labelled;

/** What a word of a form says about its cell or row. */
public enum WordKind implements Labelled {
    /** In the column of operators: the kind of indicator, not an operator. */
    INDICATOR_KIND("指标性质"),
    /** The name in a template's row that is not used; # is an optional number. */
    PLACEHOLDER("空行占位"),
    /** The first cell of a row that is a subtotal or a part of one. */
    SUBTOTAL("小计行"),
    /** A cell with this content is not given. */
    BLANK("未填写"),
    /** How the label of the total row of a budget block ends. */
    BUDGET_TOTAL("总额行"),
    /** What the label of the row of carried-in money contains. */
    CARRY_IN("结转行"),
    /** The heading of the column with all of the budget, beside the amount spent. */
    TOTAL_COLUMN("合计列"),
    /** What the name of an indicator contains whose smaller values are the better ones. */
    LOWER_BETTER("越低越好"),
    /** A grade, also without a label. */
    GRADE("等级"),
    /** The heading over the columns of a review, such as 复核 over 实际值 and 得分. */
    REVIEW_HEADING("复核栏"),
    /** The heading over the columns that are declared, such as 自评 over 实际值 and 得分. */
    DECLARED_HEADING("自评栏");

    private final String label;

    WordKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
