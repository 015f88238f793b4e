package org.plumbline.vocabulary;

/** What becomes of an indicator without an actual value (缺失处理). */
public enum MissingPolicy implements Labelled {
    /** No score and no total until the value is there: the default. */
    PENDING("待补"),
    ZERO("零分"),
    /** Full marks because the workbook says so; never the default. */
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
