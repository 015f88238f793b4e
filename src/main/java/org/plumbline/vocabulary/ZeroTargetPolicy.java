package org.plumbline.vocabulary;

/** What a ratio does where the target is zero (目标为零). */
public enum ZeroTargetPolicy implements Labelled {
    FULL_IF_NONE("实际≤0满分"),
    REFUSE("报错");

    private final String label;

    ZeroTargetPolicy(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
