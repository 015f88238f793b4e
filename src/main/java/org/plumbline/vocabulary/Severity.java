package org.plumbline.vocabulary;

/** How much a finding matters (级别). */
public enum Severity implements Labelled {
    HIGH("高"),
    MEDIUM("中"),
    LOW("低"),
    INFO("提示");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
