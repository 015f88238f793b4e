package org.plumbline.vocabulary;

/** How an indicator without an actual value is treated (缺失处理). */
public enum MissingPolicy implements Labelled {
    /** No score and no total until the value is there: the default. */
    PENDING("待补"),
    ZERO("零分"),
    /** Full marks where the workbook specifies it; never the default. */
    FULL("不适用·满分"),
    /** Left out, and the rest scaled up to the full marks. */
    RESCALED("不适用·折算");

    private final String label;

    MissingPolicy(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
