package org.plumbline.vocabulary;

/** How points follow from over-achievement (方式), family F10; 仅提示 is a row of the 审核 sheet alone. */
public enum OverMode implements Labelled {
    FIXED("扣固定分"),
    IN_PROPORTION("按偏离度调减");

    private final String label;

    OverMode(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
