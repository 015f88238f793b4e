package org.plumbline.vocabulary;

/** Which ratio of actual and target gives the score (类型), families F2–F4. */
public enum RatioKind implements Labelled {
    POSITIVE("正向"),
    REVERSE("反向"),
    EQUAL("等于");

    private final String label;

    RatioKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
