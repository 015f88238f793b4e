package org.plumbline.vocabulary;

/** Which actual value is judged (实际值取). */
public enum ActualSource implements Labelled {
    DECLARED("申报"),
    RECOMPUTED("复算");

    private final String label;

    ActualSource(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
